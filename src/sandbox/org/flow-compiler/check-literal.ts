import { mapOf } from './yaml-tree.ts'
import type { Tree } from './yaml-tree.ts'

/** What a literal must be. */
export interface LiteralRule {
  /** As Architect names it: `Integer`. Of any other type than those below, a literal is taken as it is. */
  readonly type?: string
  /** Inclusive bounds, in seconds for durations. */
  readonly min?: number
  readonly max?: number
}

/** What is wrong with a literal: as Genesys' design-time core of 2018 refuses it, and near its words. Null when it is fine. */
export function literalProblem(literal: Tree | undefined, rule: LiteralRule): string | null {
  const isFine = rule.type === undefined ? undefined : types.get(rule.type)
  if (isFine !== undefined && !isFine(literal)) {
    const kind = rule.type === 'Duration' ? 'duration' : rule.type?.toLowerCase()
    return `the value ${shown(literal)} is not a supported ${kind}.`
  }
  const size = typeof literal === 'number' ? literal : secondsOf(literal)
  if (size === null) return null
  const unit = typeof literal === 'number' ? '' : ' seconds'
  if (rule.min !== undefined && size < rule.min) {
    return `The value ${size}${unit} must be greater than or equal to ${rule.min}${unit}.`
  }
  if (rule.max !== undefined && size > rule.max) {
    return `The value ${size}${unit} must be less than or equal to ${rule.max}${unit}.`
  }
  return null
}

const largestInteger = 999_999_999_999_999

const types: ReadonlyMap<string, (literal: Tree | undefined) => boolean> = new Map([
  ['Boolean', (literal) => typeof literal === 'boolean'],
  ['Decimal', (literal) => typeof literal === 'number'],
  ['Integer', (literal) => isInteger(literal) && Math.abs(literal) <= largestInteger],
  ['Duration', (literal) => secondsOf(literal) !== null],
])

const secondsPer: Readonly<Record<string, number>> = {
  ms: 0.001,
  seconds: 1,
  minutes: 60,
  hours: 3600,
  days: 86_400,
}

/** Half a second is 500 ms: every part is a whole number. */
function secondsOf(literal: Tree | undefined): number | null {
  const parts = [...(mapOf(literal) ?? [])]
  if (parts.length === 0) return null
  let seconds = 0
  for (const [unit, amount] of parts) {
    const factor = secondsPer[unit]
    if (factor === undefined || !isInteger(amount)) return null
    seconds += factor * amount
  }
  return seconds
}

function isInteger(literal: Tree | undefined): literal is number {
  return Number.isInteger(literal)
}

function shown(literal: Tree | undefined): string {
  return typeof literal === 'object' ? 'of this form' : `'${String(literal)}'`
}
