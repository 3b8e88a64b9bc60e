/**
 * A JSON number with the digits it was written with: JavaScript's own numbers lose the digits of
 * long ids and turn `25.0` into `25`, both of which the engines keep.
 */
export class JsonNumber {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** Objects are maps: their order is that of the text, and no key can reach a prototype. */
export type JsonObject = ReadonlyMap<string, Json>

export type Json = null | boolean | string | JsonNumber | readonly Json[] | JsonObject

/** What a caller may hand over: our own values, or what `JSON.parse` made. */
export type JsonInput =
  | null
  | boolean
  | string
  | number
  | JsonNumber
  | readonly JsonInput[]
  | ReadonlyMap<string, JsonInput>
  | { readonly [key: string]: JsonInput | undefined }

/**
 * Converts plain data. `undefined` members are left out; a number that is not finite and what is nested
 * more than 200 levels deep become null.
 */
export function toJson(input: JsonInput): Json {
  return convert(input, 0)
}

/** Whether the value is a JSON object, which `instanceof` does not tell the compiler. */
export function isJsonObject(value: Json | undefined): value is JsonObject {
  return value instanceof Map
}

export function isJsonArray(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value)
}

const MAX_DEPTH = 200

function convert(input: JsonInput, depth: number): Json {
  if (input === null || typeof input === 'boolean' || typeof input === 'string') return input
  if (typeof input === 'number') return numberToJson(input)
  if (input instanceof JsonNumber) return input
  if (depth > MAX_DEPTH) return null
  if (isList(input)) return input.map((item) => convert(item, depth + 1))
  const entries = isMap(input) ? input : Object.entries(input)
  const object = new Map<string, Json>()
  for (const [key, value] of entries) {
    if (value !== undefined) object.set(key, convert(value, depth + 1))
  }
  return object
}

function isList(input: JsonInput): input is readonly JsonInput[] {
  return Array.isArray(input)
}

function isMap(input: JsonInput): input is ReadonlyMap<string, JsonInput> {
  return input instanceof Map
}

function numberToJson(value: number): Json {
  if (!Number.isFinite(value)) return null
  // BigInt writes 1e21 as digits; String would write it as `1e+21`, which reads as a decimal.
  if (Number.isInteger(value) && !Object.is(value, -0))
    return new JsonNumber(BigInt(value).toString())
  return new JsonNumber(Object.is(value, -0) ? '-0.0' : String(value))
}
