import {
  bigDecimalText,
  type BigDecimal,
  compareDecimals,
  parseBigDecimal,
} from '../java/big-decimal.ts'
import type { JavaRegex } from '../java/java-regex.ts'
import { isJsonArray, isJsonObject, type Json, JsonNumber } from '../json/json-value.ts'
import { javaNumberTextOf } from './json-number-text.ts'
import { compilePath } from './compile-path.ts'
import { readLiteralJson } from './literal-json.ts'
import { PathFailure } from './path-error.ts'
import { unescapeText } from './unescape-text.ts'

/** A side of a comparison while a filter runs (Jayway's `ValueNode`). */
export type FilterValue =
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'number'; readonly value: BigDecimal }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' }
  | { readonly kind: 'undefined' }
  /** `text` is set for a literal, which Jayway compares by its text. */
  | { readonly kind: 'json'; readonly value: Json | undefined; readonly text: string | null }
  | { readonly kind: 'pattern'; readonly regex: JavaRegex }

/** What a path found. */
export function valueOfJson(value: Json): FilterValue {
  if (value === null) return { kind: 'null' }
  if (typeof value === 'string') return { kind: 'string', value }
  if (typeof value === 'boolean') return { kind: 'boolean', value }
  if (value instanceof JsonNumber) return { kind: 'number', value: decimalOf(value) }
  return { kind: 'json', value, text: null }
}

/** An item of a list that is searched; quotes around a text and its escapes are taken away. */
export function valueOfItem(value: Json): FilterValue {
  if (typeof value === 'string') {
    const trimmed = value.trim()
    if (isPath(trimmed)) return { kind: 'undefined' }
    if (/^(?:\[[^]*\]|\{[^]*\})$/.test(trimmed)) {
      const json = readLiteralJson(trimmed)
      if (json !== undefined) return { kind: 'json', value: json, text: value }
    }
    const inside = /^(["'])[^]*\1$/.test(value) && value.length > 1 ? value.slice(1, -1) : value
    return { kind: 'string', value: value.length > 1 ? unescapeText(inside) : value }
  }
  if (isJsonArray(value) || isJsonObject(value)) {
    throw new PathFailure('failed', 'a list of lists or objects cannot be searched')
  }
  return valueOfJson(value)
}

/** Jayway takes a text in a list that reads as a path for one, and a path equals nothing. */
function isPath(text: string): boolean {
  if (!/^[@$]/.test(text)) return false
  try {
    compilePath(text)
    return true
  } catch (failure) {
    if (failure instanceof PathFailure) return false
    throw failure
  }
}

/** The list that `in`, `contains` and the like search; null when the value is none. */
export function itemsOf(value: FilterValue): readonly FilterValue[] | null {
  if (value.kind !== 'json') throw new PathFailure('syntax', 'a list is expected')
  const json = jsonOf(value)
  return isJsonArray(json) ? json.map(valueOfItem) : null
}

export function jsonOf({ value, text }: Extract<FilterValue, { kind: 'json' }>): Json {
  if (value === undefined) throw new PathFailure('failed', `${text ?? ''} is no JSON value`)
  return value
}

/** `==`: numbers and numeric texts match each other, booleans match booleans only. */
export function sameValue(left: FilterValue, right: FilterValue): boolean {
  switch (left.kind) {
    case 'string':
      if (right.kind === 'number') return left.value === bigDecimalText(right.value)
      return right.kind === 'string' && left.value === right.value
    case 'number': {
      const other =
        right.kind === 'string'
          ? parseBigDecimal(right.value)
          : right.kind === 'number'
            ? right.value
            : null
      return other !== null && compareDecimals(left.value, other) === 0
    }
    case 'boolean':
      return right.kind === 'boolean' && left.value === right.value
    case 'null':
      return right.kind === 'null'
    case 'undefined':
      return false
    case 'json':
      return right.kind === 'json' && left.text === null && sameJson(jsonOf(left), jsonOf(right))
    case 'pattern':
      return left === right
  }
}

function decimalOf(number: JsonNumber): BigDecimal {
  const decimal = parseBigDecimal(javaNumberTextOf(number))
  if (decimal === null) throw new PathFailure('failed', `${number.text} is too large a number`)
  return decimal
}

/** Java's `equals`: `1` and `1.0` are different numbers. */
function sameJson(left: Json, right: Json): boolean {
  if (left instanceof JsonNumber || right instanceof JsonNumber) {
    if (!(left instanceof JsonNumber) || !(right instanceof JsonNumber)) return false
    return javaNumberTextOf(left) === javaNumberTextOf(right)
  }
  if (isJsonArray(left)) {
    if (!isJsonArray(right) || left.length !== right.length) return false
    return left.every((item, index) => sameJson(item, right[index] ?? null))
  }
  if (isJsonObject(left)) {
    if (!isJsonObject(right) || left.size !== right.size) return false
    return Array.from(left).every(([key, value]) => {
      const other = right.get(key)
      return other !== undefined && sameJson(value, other)
    })
  }
  return left === right
}
