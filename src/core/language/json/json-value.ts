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

/** Converts plain data; `undefined` members are left out, a number that is not finite becomes null. */
export function toJson(input: JsonInput): Json {
  if (input === null || typeof input === 'boolean' || typeof input === 'string') return input
  if (typeof input === 'number') return numberToJson(input)
  if (input instanceof JsonNumber) return input
  if (isList(input)) return input.map(toJson)
  if (isMap(input)) return new Map(Array.from(input, ([key, value]) => [key, toJson(value)]))
  const object = new Map<string, Json>()
  for (const [key, value] of Object.entries(input)) {
    if (value !== undefined) object.set(key, toJson(value))
  }
  return object
}

/** Whether the value is a JSON object, which `instanceof` does not tell the compiler. */
export function isJsonObject(value: Json | undefined): value is JsonObject {
  return value instanceof Map
}

export function isJsonArray(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value)
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
