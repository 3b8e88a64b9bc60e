import { isJsonArray, isJsonObject, type Json } from '../json/json-value.ts'

/** Names for messages. */
export function namesText(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ')
}

/** What a value is, for messages. */
export function kindOf(value: Json): string {
  if (value === null) return 'null'
  if (isJsonArray(value)) return 'a list'
  if (isJsonObject(value)) return 'an object'
  return typeof value === 'string'
    ? 'a text'
    : typeof value === 'boolean'
      ? 'a boolean'
      : 'a number'
}
