import { bigDecimalText, parseBigDecimal } from '../java/big-decimal.ts'
import { doubleText } from '../java/java-number.ts'
import { isJsonArray, isJsonObject, type Json, JsonNumber } from '../json/json-value.ts'
import { writeJson } from '../json/lossless-json.ts'

/** A double that was worked out: its text is Java's, and is not read as the text of a document is. */
export class JavaDouble extends JsonNumber {
  constructor(value: number) {
    super(doubleText(value))
  }
}

/**
 * A number as json-smart prints it: whole numbers keep their digits, `25.10` is `25.1`, `1e7` is
 * `1.0E7`, and more than 18 characters make it a BigDecimal, which keeps all digits.
 */
export function javaNumberTextOf(number: JsonNumber): string {
  const { text } = number
  if (number instanceof JavaDouble) return text
  if (/^-?\d+$/.test(text)) return text.replace(/^(-?)0+(?=\d)/, '$1').replace(/^-0$/, '0')
  const exact = text.length > 18 ? parseBigDecimal(text) : null
  return exact === null ? doubleText(Number(text)) : bigDecimalText(exact)
}

/** The value with its numbers as Java prints them. */
export function javaJson(value: Json): Json {
  if (value instanceof JsonNumber) return new JsonNumber(javaNumberTextOf(value))
  if (isJsonArray(value)) return value.map(javaJson)
  if (isJsonObject(value))
    return new Map(Array.from(value, ([key, member]) => [key, javaJson(member)]))
  return value
}

/** The JSON text of the value, as Java writes it. */
export function javaJsonText(value: Json): string {
  return typeof value === 'string' ? JSON.stringify(value) : writeJson(javaJson(value))
}
