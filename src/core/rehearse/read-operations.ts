import {
  isJsonObject,
  type Json,
  type JsonObject,
  JsonNumber,
  toJson,
} from '../language/json/json-value.ts'
import { readJson, writeJson } from '../language/json/lossless-json.ts'
import type { OrgTest } from '../publish/ports.ts'

/** What the operations of a test show. Null: the org does not show it, which is no difference. */
export interface ShownByOrg {
  readonly url: string | null
  readonly headers: ReadonlyMap<string, string> | null
  readonly body: Json | null
  readonly reply: { readonly status: number; readonly body: string } | null
  /** By the name of the translation, as JSON where it is some. */
  readonly translations: ReadonlyMap<string, Json> | null
}

/**
 * Assumption: Genesys' definition names neither the operations of a test nor what their results hold
 * (`TestExecutionOperationResult.result` is an object). They are told by their shape: the request is what has an
 * address, the reply what has a status, the translation what has the names of the translation map. What is not
 * recognised is shown and not compared. One test in a real org would settle it.
 *
 * @param translations The names of the translation map.
 */
export function readOperations(
  { operations }: Pick<OrgTest, 'operations'>,
  translations: ReadonlySet<string>,
): ShownByOrg {
  let request: Pick<ShownByOrg, 'url' | 'headers' | 'body'> | null = null
  let reply: ShownByOrg['reply'] = null
  let translated: ShownByOrg['translations'] = null
  for (const { result } of operations) {
    const value = toJson(result)
    if (!isJsonObject(value)) continue
    const url = textAt(value, ADDRESS)
    const status = numberAt(value, STATUS)
    if (url !== null) request ??= { url, headers: headersIn(value), body: bodyIn(value, REQUEST) }
    if (status !== null) reply = { status, body: textOf(bodyIn(value, REPLY)) }
    else if (url === null && isTranslation(value, translations, reply !== null)) translated = value
  }
  return {
    ...(request ?? { url: null, headers: null, body: null }),
    reply,
    translations: translated,
  }
}

/** A value as it is read by people: a text as it is, anything else as JSON. */
export function textOf(value: Json): string {
  if (value === null) return ''
  return typeof value === 'string' ? value : writeJson(value)
}

/** A text that is JSON as its value; any other as itself. */
export function jsonIn(value: Json): Json {
  if (typeof value !== 'string') return value
  const read = readJson(value)
  return read.ok ? read.value : value
}

const ADDRESS = ['url', 'requestUrl', 'uri', 'requestUri', 'requestUrlTemplate']
const REQUEST = ['body', 'requestBody', 'requestTemplate', 'payload', 'entity']
const REPLY = ['body', 'responseBody', 'response', 'rawResponse', 'entity']
const STATUS = ['status', 'statusCode', 'httpStatus', 'httpStatusCode', 'responseCode']

/** Before the reply the same names can stand in the input of the test. */
function isTranslation(value: JsonObject, names: ReadonlySet<string>, isReplied: boolean): boolean {
  return isReplied && value.size > 0 && [...value.keys()].every((name) => names.has(name))
}

function valueAt(object: JsonObject, names: readonly string[]): Json | undefined {
  for (const name of names) {
    const found = [...object].find(([key]) => key.toLowerCase() === name.toLowerCase())
    if (found !== undefined && found[1] !== null) return found[1]
  }
  return undefined
}

function textAt(object: JsonObject, names: readonly string[]): string | null {
  const value = valueAt(object, names)
  return typeof value === 'string' ? value : null
}

function numberAt(object: JsonObject, names: readonly string[]): number | null {
  const value = valueAt(object, names)
  const text = value instanceof JsonNumber ? value.text : typeof value === 'string' ? value : ''
  return /^[1-5]\d\d$/.test(text) ? Number(text) : null
}

function headersIn(request: JsonObject): ReadonlyMap<string, string> | null {
  const headers = valueAt(request, ['headers', 'requestHeaders'])
  if (!isJsonObject(headers)) return null
  return new Map([...headers].map(([name, value]) => [name.toLowerCase(), textOf(value)]))
}

function bodyIn(object: JsonObject, names: readonly string[]): Json {
  return valueAt(object, names) ?? null
}
