import type { Piece } from '../analysis/preview/masked-text.ts'
import { isJsonArray, isJsonObject, type Json, JsonNumber } from '../language/json/json-value.ts'
import { readJson } from '../language/json/lossless-json.ts'

/**
 * Whether a text of the org is ours. Where a credential stands, anything may: the org has the real ones and hides them,
 * each where it likes, up to the whole value. `pieces` masks credentials and nothing else.
 */
export function isSameText(pieces: readonly Piece[], shown: string): boolean {
  if (matches(pieces, shown)) return true
  const hasCredential = pieces.some(({ mask }) => mask !== null)
  if (hasCredential && /^(\*+|•+|\[?(redacted|hidden|masked)\]?)$/i.test(shown.trim())) return true
  const own = jsonOf(pieces.map(({ text }) => text).join(''))
  const found = jsonOf(shown)
  if (own === undefined || found === undefined) return false
  return isSameJson(own, found, secretsOf(pieces))
}

/** The same for a body that the org shows as JSON. */
export function isSameBody(pieces: readonly Piece[], shown: Json): boolean {
  if (typeof shown === 'string' || shown === null) return isSameText(pieces, shown ?? '')
  const own = jsonOf(pieces.map(({ text }) => text).join(''))
  return own !== undefined && isSameJson(own, shown, secretsOf(pieces))
}

/**
 * Whether two values are the same: numbers by what they are worth, objects in any order. `wild` are texts in which the
 * other side may have anything.
 */
export function isSameJson(own: Json, other: Json, wild: readonly string[] = []): boolean {
  if (own instanceof JsonNumber) {
    return other instanceof JsonNumber && Number(own.text) === Number(other.text)
  }
  if (typeof own === 'string' && wild.some((secret) => own.includes(secret))) {
    return typeof other === 'string'
  }
  if (isJsonArray(own)) {
    if (!isJsonArray(other) || own.length !== other.length) return false
    return own.every((item, i) => isSameJson(item, other[i] ?? null, wild))
  }
  if (isJsonObject(own)) {
    if (!isJsonObject(other) || own.size !== other.size) return false
    return [...own].every(([name, value]) => {
      const found = other.get(name)
      return found !== undefined && isSameJson(value, found, wild)
    })
  }
  return own === other
}

/** The first piece must begin the text and the last end it; a credential takes as little as it can. */
function matches(pieces: readonly Piece[], shown: string): boolean {
  let at = 0
  let isOpen = false
  for (const [i, { text, mask }] of pieces.entries()) {
    if (mask !== null) {
      isOpen = true
      continue
    }
    const isLast = i === pieces.length - 1
    const found = !isOpen ? at : isLast ? shown.length - text.length : shown.indexOf(text, at)
    if (found < at || !shown.startsWith(text, found)) return false
    at = found + text.length
    isOpen = false
  }
  return isOpen || at === shown.length
}

function secretsOf(pieces: readonly Piece[]): readonly string[] {
  return pieces.flatMap(({ text, mask }) => (mask === null ? [] : [text]))
}

function jsonOf(text: string): Json | undefined {
  const read = readJson(text)
  return read.ok ? read.value : undefined
}
