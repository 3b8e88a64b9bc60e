import { hideSecrets, maskOf, type Piece } from '../analysis/preview/masked-text.ts'

/**
 * A text of the org with the secrets in it hidden. A short one, such as a security code, could stand in another number
 * by chance: it is hidden where it stands by itself.
 */
export function maskedPieces(text: string, secrets: readonly string[]): readonly Piece[] {
  const short = secrets.filter(({ length }) => length > 1 && length < SHORT)
  const pieces = hideSecrets(text, secrets)
  if (short.length === 0) return pieces
  const pattern = new RegExp(`(?<![A-Za-z0-9])(${short.map(escaped).join('|')})(?![A-Za-z0-9])`)
  return pieces.flatMap((piece) => (piece.mask === null ? split(piece.text, pattern) : piece))
}

/** What `hideSecrets` leaves alone. */
const SHORT = 4

function split(text: string, pattern: RegExp): readonly Piece[] {
  return text
    .split(pattern)
    .map((part, i) => ({
      text: part,
      mask: i % 2 === 1 ? maskOf(part) : null,
      isUnresolved: false,
    }))
    .filter((piece) => piece.text !== '')
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}
