import { hidePlaces, type Piece, wordsOf } from '../analysis/preview/masked-text.ts'
import { secretsIn } from '../analysis/secrets/secret-literals.ts'
import { joined, placesOfSecrets } from '../analysis/secrets/secret-places.ts'

/**
 * A text of the org with the secrets in it hidden: those that are known, and whatever else looks like one. A short one,
 * such as a security code, could stand in another number by chance: it is hidden where it stands by itself.
 */
export function maskedPieces(text: string, secrets: readonly string[]): readonly Piece[] {
  const long = secrets.filter(({ length }) => length >= SHORT)
  const places = [...placesOfSecrets(text, long), ...secretsIn(text), ...shortOnes(text, secrets)]
  return hidePlaces(text, joined(places))
}

/** The same of a sentence, such as an error that cites what it was given. */
export function maskedWords(text: string, secrets: readonly string[]): string {
  return wordsOf(maskedPieces(text, secrets))
}

/** What is looked for anywhere has so many characters. */
const SHORT = 4

function shortOnes(text: string, secrets: readonly string[]) {
  const short = secrets.filter(({ length }) => length > 1 && length < SHORT)
  if (short.length === 0) return []
  const pattern = new RegExp(
    `(?<![A-Za-z0-9])(?:${short.map(escaped).join('|')})(?![A-Za-z0-9])`,
    'g',
  )
  return Array.from(text.matchAll(pattern), ({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
  }))
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}
