export interface JsonObject {
  readonly [name: string]: unknown
}

/** The value when it is an object, else an empty one: for walking text from outside. */
export function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {}
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
