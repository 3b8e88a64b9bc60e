import { err, ok, type Result } from '../../base/result.ts'
import type { Json } from '../json/json-value.ts'
import { readJson, writeJson } from '../json/lossless-json.ts'
import { javaJson, javaJsonText } from '../jsonpath/json-number-text.ts'
import { evaluateJsonPath, type JsonPath, parseJsonPath } from '../jsonpath/json-path.ts'
import type { VelocityVersion } from '../velocity/lexer.ts'
import { parseVelocity, renderVelocity, type Template } from '../velocity/velocity.ts'
import type { ResponseError } from './response-error.ts'

/** The response half of a data action, as it is written in its configuration. */
export interface ResponseConfig {
  /** Variable → JSONPath. */
  readonly translationMap: Readonly<Record<string, string>> | ReadonlyMap<string, string>
  /** Variable → JSON text that is used when the path finds nothing. */
  readonly translationMapDefaults: Readonly<Record<string, string>> | ReadonlyMap<string, string>
  /** Null: `${rawResult}`, which is what Genesys takes when none is given. */
  readonly successTemplate: string | null
}

/** A response configuration whose paths and template were read, to be used many times. */
export interface ResponseMapping {
  readonly translations: readonly { readonly name: string; readonly path: JsonPath }[]
  readonly defaults: ReadonlyMap<string, string>
  readonly template: Template
}

export interface MappedResponse {
  /** What the action hands to the flow, which must be JSON: see `validJson`. */
  readonly text: string
  /** The variables that the template saw, as JSON text; those without value and default are absent. */
  readonly variables: ReadonlyMap<string, string>
  readonly validJson: boolean
}

/** Reads the paths and the template. Fails with the first that cannot be read. */
export function parseResponse(config: ResponseConfig): Result<ResponseMapping, ResponseError> {
  const translations: { name: string; path: JsonPath }[] = []
  for (const [name, text] of entriesOf(config.translationMap)) {
    const path = parseJsonPath(text)
    if (!path.ok) return err({ code: 'translation', name, error: path.error })
    translations.push({ name, path: path.value })
  }
  const template = parseVelocity(config.successTemplate ?? DEFAULT_TEMPLATE)
  if (!template.ok) return err({ code: 'success-template', error: template.error })
  const defaults = new Map(entriesOf(config.translationMapDefaults))
  return ok({ translations, defaults, template: template.value })
}

/**
 * Maps one reply: every translation is evaluated, one that finds nothing takes its default, and the
 * template is rendered with the results as JSON text. Any other failure fails the whole action.
 *
 * @param raw The body as text, or as the JSON value that it holds.
 */
export function mapParsedResponse(
  mapping: ResponseMapping,
  raw: Json,
  version: VelocityVersion = '2.x',
): Result<MappedResponse, ResponseError> {
  const variables = translate(mapping, raw)
  if (!variables.ok) return variables
  const context = new Map([...variables.value, ['rawResult', rawText(raw)]])
  const rendered = renderVelocity(mapping.template, context, { version })
  if (!rendered.ok) return err({ code: 'success-template', error: rendered.error })
  const text = rendered.value
  return ok({ text, variables: variables.value, validJson: readJson(text).ok })
}

/** Both at once, for a single use. */
export function mapResponse(
  input: ResponseConfig & { readonly raw: Json },
  version: VelocityVersion = '2.x',
): Result<MappedResponse, ResponseError> {
  const mapping = parseResponse(input)
  return mapping.ok ? mapParsedResponse(mapping.value, input.raw, version) : mapping
}

const DEFAULT_TEMPLATE = '${rawResult}'

function entriesOf(
  map: Readonly<Record<string, string>> | ReadonlyMap<string, string>,
): Iterable<[string, string]> {
  return map instanceof Map ? map : Object.entries(map)
}

function rawText(raw: Json): string {
  return typeof raw === 'string' ? raw : writeJson(javaJson(raw))
}

function translate(
  { translations, defaults }: ResponseMapping,
  raw: Json,
): Result<ReadonlyMap<string, string>, ResponseError> {
  const variables = new Map<string, string>()
  if (translations.length === 0) return ok(variables)
  const data = dataOf(raw)
  if (!data.ok) return data
  for (const { name, path } of translations) {
    const value = evaluateJsonPath(path, data.value)
    const text = value.ok ? javaJsonText(value.value) : defaults.get(name)
    if (!value.ok && value.error.code !== 'path-not-found') {
      return err({ code: 'translation', name, error: value.error })
    }
    if (text !== undefined) variables.set(name, text)
  }
  return ok(variables)
}

/** Genesys' JSON reader takes a body that does not start like JSON for a text. */
function dataOf(raw: Json): Result<Json, ResponseError> {
  if (raw === null || raw === '') return err({ code: 'reply-empty' })
  if (typeof raw !== 'string') return ok(raw)
  const parsed = readJson(raw)
  if (!parsed.ok) {
    if (!/^\s*[[{"']/.test(raw)) return ok(raw.trim())
    const { line, column } = parsed.error
    const expected = parsed.error.code === 'json-syntax' ? parsed.error.expected : 'less nesting'
    return err({ code: 'reply-not-json', line, column, expected })
  }
  return parsed.value === null ? err({ code: 'reply-empty' }) : parsed
}
