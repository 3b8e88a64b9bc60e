import { decodeBase64 } from './base64.ts'
import { readingsOf } from './unescaped.ts'

/** A stretch of a text. */
export interface TextPlace {
  readonly start: number
  readonly end: number
}

/**
 * Where known secrets stand in a text, in its order and apart from each other, however they are written there: as they
 * are, escaped for JSON or a URL, a number in groups, or inside of base64, which then counts as a whole.
 */
export function placesOfSecrets(text: string, secrets: readonly string[]): readonly TextPlace[] {
  if (text === '' || secrets.length === 0) return []
  const longestFirst = secrets.toSorted((a, b) => b.length - a.length)
  const pattern = new RegExp(longestFirst.map(patternOf).join('|'), 'g')
  const found = readingsOf(text).flatMap((reading) => {
    const places = [
      ...Array.from(reading.text.matchAll(pattern), placeOf),
      ...Array.from(reading.text.matchAll(BASE64), placeOf).filter(({ start, end }) =>
        isEncoded(reading.text.slice(start, end), pattern),
      ),
    ]
    return places.map(({ start, end }) => ({
      start: reading.startOf(start),
      end: reading.startOf(end),
    }))
  })
  return joined(found)
}

/** Places in their order, those that overlap or touch as one. */
export function joined(places: readonly TextPlace[]): readonly TextPlace[] {
  const apart: { start: number; end: number }[] = []
  for (const { start, end } of places.toSorted((a, b) => a.start - b.start)) {
    const last = apart.at(-1)
    if (last !== undefined && start < last.end) last.end = Math.max(last.end, end)
    else apart.push({ start, end })
  }
  return apart
}

function placeOf(match: RegExpExecArray): TextPlace {
  return { start: match.index, end: match.index + match[0].length }
}

/** A form writes a space as a plus, and people write long numbers in groups. */
function patternOf(secret: string): string {
  if (/^\d{8,}$/.test(secret)) return Array.from(secret).join(GAP)
  return secret
    .replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll(' ', String.raw`(?: |\+)`)
}

const GAP = String.raw`[\s._-]?`

/** Shorter stretches hold no secret that is long enough to be looked for. */
const BASE64 = /[A-Za-z0-9+/_-]{6,}={0,2}/g

/** Whatever stands in front of it, of four beginnings one is right. */
function isEncoded(text: string, pattern: RegExp): boolean {
  if (text.length > LONGEST_ENCODED) return false
  return [0, 1, 2, 3].some((from) => (decodeBase64(text.slice(from)) ?? '').search(pattern) >= 0)
}

/** No reply of a gateway is longer. */
const LONGEST_ENCODED = 1_000_000
