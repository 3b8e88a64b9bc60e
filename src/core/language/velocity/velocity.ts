import { err, ok, type Result } from '../../base/result.ts'
import { type JsonInput, toJson } from '../json/json-value.ts'
import type { Block } from './ast.ts'
import { javaValueOf, type JavaValue, type ToolName } from './java-value.ts'
import type { VelocityVersion } from './lexer.ts'
import { parseTemplateText } from './parse-template.ts'
import { renderBlock } from './render-block.ts'
import { DEFAULT_LIMITS, type RenderLimits, RenderState, StopRendering } from './render-state.ts'
import { type TemplateError, templateError, TemplateFailure } from './template-error.ts'

/**
 * A template as both versions of Velocity read it; which one Genesys runs is not published, and they
 * differ (a hyphen in `${input.a-b}` is a parse error in 2.x only).
 */
export interface Template {
  readonly text: string
  readonly parsed: Readonly<Record<VelocityVersion, Result<Block, TemplateError>>>
}

/** The variables of a template by name, without the dollar. */
export type TemplateContext = Readonly<Record<string, JsonInput>> | ReadonlyMap<string, JsonInput>

export interface RenderOptions {
  readonly version: VelocityVersion
  readonly limits?: Partial<RenderLimits>
}

/**
 * Fails when no version can read the text, with what 2.x says. Parse once, render many times; the templates of last time
 * are kept too, as lint and the preview ask for the same ones again and again.
 */
export function parseVelocity(text: string): Result<Template, TemplateError> {
  const known = recent.get(text)
  if (known !== undefined) return known
  const template = { text, parsed: new ParsedOnDemand(text) }
  const { parsed } = template
  const result = parsed['2.x'].ok || parsed['1.7'].ok ? ok(template) : parsed['2.x']
  if (text.length <= MAX_KEPT_CHARACTERS) keep(text, result)
  return result
}

/** Renders with the variables and the tools `$esc`, `$math`, `$encoding` and `$successTemplateUtils`. */
export function renderVelocity(
  template: Template,
  context: TemplateContext,
  options: RenderOptions,
): Result<string, TemplateError> {
  const parsed = template.parsed[options.version]
  if (!parsed.ok) return parsed
  const limits = { ...DEFAULT_LIMITS, ...options.limits }
  const state = new RenderState(options.version, variablesOf(context), limits)
  try {
    const text = renderBlock(parsed.value, state)
    state.checkLength(text, 0)
    return ok(text)
  } catch (reason) {
    if (reason instanceof StopRendering) return ok(reason.text)
    if (reason instanceof TemplateFailure) return err(templateError(template.text, reason))
    throw reason
  }
}

const TOOLS: readonly ToolName[] = ['esc', 'math', 'encoding', 'successTemplateUtils']

const MAX_KEPT = 200
const MAX_KEPT_CHARACTERS = 20_000
/** In the order in which they were read. */
const recent = new Map<string, Result<Template, TemplateError>>()

function keep(text: string, result: Result<Template, TemplateError>): void {
  const [oldest] = recent.keys()
  if (recent.size >= MAX_KEPT && oldest !== undefined) recent.delete(oldest)
  recent.set(text, result)
}

/** Most ask for one version only: reading both takes twice the time. */
class ParsedOnDemand implements Record<VelocityVersion, Result<Block, TemplateError>> {
  readonly #text: string
  #two: Result<Block, TemplateError> | undefined
  #one: Result<Block, TemplateError> | undefined

  constructor(text: string) {
    this.#text = text
  }

  get '2.x'(): Result<Block, TemplateError> {
    this.#two ??= parseVersion(this.#text, '2.x')
    return this.#two
  }

  get '1.7'(): Result<Block, TemplateError> {
    this.#one ??= parseVersion(this.#text, '1.7')
    return this.#one
  }
}

function parseVersion(text: string, version: VelocityVersion): Result<Block, TemplateError> {
  try {
    return ok(parseTemplateText(text, version))
  } catch (reason) {
    if (reason instanceof TemplateFailure) return err(templateError(text, reason))
    throw reason
  }
}

function variablesOf(context: TemplateContext): Map<string, JavaValue> {
  const entries = context instanceof Map ? context : Object.entries(context)
  const variables = new Map<string, JavaValue>()
  for (const [name, value] of entries) variables.set(name, javaValueOf(toJson(value)))
  for (const name of TOOLS) variables.set(name, { type: 'Tool', name })
  return variables
}
