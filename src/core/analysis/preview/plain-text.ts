import { type Json, JsonNumber } from '../../language/json/json-value.ts'
import { writeJson } from '../../language/json/lossless-json.ts'

/** A value as the flow has it: a text without quotes, a number with its digits; null when there is none. */
export function plainText(value: Json | undefined): string | null {
  if (value === undefined || value === null) return null
  if (typeof value === 'string') return value
  return value instanceof JsonNumber ? value.text : writeJson(value)
}
