import { type RegexBudget, regexBudget } from '../java/java-regex.ts'
import { isNumber, type JavaValue } from './java-value.ts'
import { isZero } from '../java/java-number.ts'
import type { VelocityVersion } from './lexer.ts'
import { TemplateFailure } from './template-error.ts'

/** How much one rendering may do. */
export interface RenderLimits {
  /** Statements and expressions that are evaluated. */
  readonly steps: number
  /** Characters of the result, and of any text on the way to it. */
  readonly output: number
  /** Characters and items that all calculations go through together: a step over a long text is as dear as many. */
  readonly work: number
}

export const DEFAULT_LIMITS: RenderLimits = { steps: 100_000, output: 1_000_000, work: 30_000_000 }

/** What one rendering changes while it runs. */
export class RenderState {
  readonly version: VelocityVersion
  readonly variables: Map<string, JavaValue>
  private readonly limits: RenderLimits
  /** What all regular expressions of the rendering share. */
  readonly patterns: RegexBudget = regexBudget(5_000_000)
  private steps = 0
  private work = 0

  constructor(version: VelocityVersion, variables: Map<string, JavaValue>, limits: RenderLimits) {
    this.version = version
    this.variables = variables
    this.limits = limits
  }

  /** Counts one step; throws TemplateFailure past the limit. */
  step(at: number): void {
    this.steps += 1
    if (this.steps > this.limits.steps)
      this.stop(at, `it takes more than ${this.limits.steps} steps`)
  }

  /** Counts what is about to be gone through; throws TemplateFailure past the limit. */
  spend(at: number, ...values: readonly JavaValue[]): void {
    for (const value of values) this.work += sizeOf(value)
    if (this.work > this.limits.work)
      this.stop(at, `it goes through more than ${this.limits.work} characters and items`)
  }

  checkLength(text: string, at: number): void {
    if (text.length > this.limits.output) {
      this.stop(at, `its text grows past ${this.limits.output} characters`)
    }
  }

  private stop(at: number, limit: string): never {
    throw new TemplateFailure({ code: 'limit', at, limit })
  }
}

/** `#stop` and `#break`, on their way out. */
export class StopRendering extends Error {
  readonly scope: 'loop' | 'template'
  /** What was rendered up to here. */
  text = ''

  constructor(scope: 'loop' | 'template') {
    super(scope)
    this.scope = scope
  }
}

/**
 * Whether `#if` takes a value for true. Velocity 2 takes empty texts, lists and maps and zero for
 * false; 1.7 takes every value but `false` and null for true.
 */
export function isTrue(value: JavaValue, version: VelocityVersion): boolean {
  if (value === null) return false
  if (typeof value === 'boolean') return value
  if (version === '1.7') return true
  if (typeof value === 'string') return value !== ''
  if (isNumber(value)) return !isZero(value)
  if (value.type === 'List') return value.items.length > 0
  return value.type !== 'Map' || value.entries.size > 0
}

function sizeOf(value: JavaValue): number {
  if (typeof value === 'string') return value.length
  if (typeof value !== 'object' || value === null) return 1
  return value.type === 'List' ? value.items.length : value.type === 'Map' ? value.entries.size : 1
}
