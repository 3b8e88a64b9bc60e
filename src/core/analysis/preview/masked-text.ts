import { placesOfSecrets, type TextPlace } from '../secrets/secret-places.ts'
import { parseVelocity } from '../../language/velocity/velocity.ts'
import { printedReferences, type PrintedReference } from './secret-references.ts'

/** A stretch of a text to be shown. */
export interface Piece {
  readonly text: string
  /** What is shown in its place until somebody asks for the test values; null for what may be seen. */
  readonly mask: string | null
  /** A reference that Velocity has left as it is written: nothing has this name, or it gives nothing. */
  readonly isUnresolved: boolean
}

/** A template whose printed references are wrapped in marks, so that the rendered text tells which part is whose. */
export interface MarkedTemplate {
  readonly text: string
  readonly printed: readonly PrintedReference[]
}

/** Characters of the private use area, which no template and no value of a contact centre has. */
const FIRST_MARK = 0xe100
const LAST_MARK = 0xf0ff
const END = '\ue0ff'
const MARKS = /[\ue0ff-\uf0ff]/

/** Null when the template cannot be marked: then all that comes of it is hidden. */
export function markTemplate(
  text: string,
  isSecretName: (name: string) => boolean,
): MarkedTemplate | null {
  const template = parseVelocity(text)
  if (!template.ok || MARKS.test(text)) return null
  const printed = printedReferences(template.value, isSecretName)
  if (FIRST_MARK + printed.length > LAST_MARK) return null
  let marked = ''
  let from = 0
  for (const [i, { start, end }] of printed.entries()) {
    marked += text.slice(from, start) + String.fromCharCode(FIRST_MARK + i) + text.slice(start, end)
    marked += END
    from = end
  }
  return { text: marked + text.slice(from), printed }
}

/**
 * The text as it is sent, in pieces. `rendered` is the plain rendering, `marked` that of the marked template. When they
 * are not the same but for the marks, everything is hidden.
 *
 * @param secrets Values that are hidden wherever they stand, whatever way they came there.
 */
export function piecesOf(
  rendered: string,
  marked: { readonly text: string; readonly printed: readonly PrintedReference[] } | null,
  secrets: readonly string[],
): readonly Piece[] {
  if (rendered === '') return []
  if (marked === null || withoutMarks(marked.text) !== rendered) return [hidden(rendered)]
  return marked.text
    .split(new RegExp(`(?=[${mark(FIRST_MARK)}-${mark(LAST_MARK)}])|${END}`))
    .flatMap((stretch) => pieceOf(stretch, marked.printed, secrets))
    .filter(({ text }) => text !== '')
}

/** A text of no template with the secrets in it hidden. */
export function hideSecrets(text: string, secrets: readonly string[]): readonly Piece[] {
  const wanted = secrets.filter((secret) => secret.length >= SHORTEST)
  return hidePlaces(text, placesOfSecrets(text, wanted))
}

/** A text with some stretches of it hidden, which stand in its order and apart from each other. */
export function hidePlaces(text: string, places: readonly TextPlace[]): readonly Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const { start, end } of places) {
    pieces.push(plain(text.slice(from, start)), hidden(text.slice(start, end)))
    from = end
  }
  return [...pieces, plain(text.slice(from))].filter((piece) => piece.text !== '')
}

/** Pieces as one text in which nothing secret can be read. */
export function maskedText(pieces: readonly Piece[]): string {
  return pieces.map(({ text, mask }) => mask ?? text).join('')
}

/** A sentence about a failure, which may cite a value or a part of one. */
export function wordsWithoutSecrets(words: string, secrets: readonly string[]): string {
  return wordsOf(hideSecrets(words, secrets))
}

/** Pieces as a sentence, without the numbers that may be a part of a secret one. */
export function wordsOf(pieces: readonly Piece[]): string {
  return pieces
    .map(({ text, mask }) => mask ?? text.replaceAll(LONG_NUMBERS, hiddenDigits))
    .join('')
}

/** Of a date there are fewer digits in a row. */
const LONG_NUMBERS = /\d(?:[ ._-]?\d){11,}|\d{5,}/g

/** What stands for a secret: of a card number the last four, of anything else how much there is, up to six. */
export function maskOf(text: string): string {
  const digits = text.replaceAll(/[\s._-]/g, '')
  if (/^\d{12,19}$/.test(digits)) return `•••• ${digits.slice(-4)}`
  return '•'.repeat(Math.min(Math.max(text.length, 2), 6))
}

function hiddenDigits(digits: string): string {
  return '•'.repeat(Math.min(digits.length, 6))
}

/** Shorter values stand in other texts by chance. */
const SHORTEST = 4

function pieceOf(
  stretch: string,
  printed: readonly PrintedReference[],
  secrets: readonly string[],
): readonly Piece[] {
  const reference = printed[stretch.charCodeAt(0) - FIRST_MARK]
  if (reference === undefined) return hideSecrets(stretch, secrets)
  const text = stretch.slice(1)
  if (text === reference.literal) return [{ text, mask: null, isUnresolved: isMeant(text) }]
  if (!reference.isSecret) return hideSecrets(text, secrets)
  // All inputs as JSON would be one bar: the values in it are hidden one by one.
  return /^\$!?\{?input\.rawRequest\}?$/.test(reference.literal)
    ? hideJsonValues(text, secrets)
    : [hidden(text)]
}

/** `$card` alone is as likely a name of the request's own, as in GraphQL. */
function isMeant(literal: string): boolean {
  return /^\$!?(\{|(input|credentials|authResponse|esc|math|encoding)\.)/.test(literal)
}

function hideJsonValues(text: string, secrets: readonly string[]): readonly Piece[] {
  const wanted = new Set(secrets.flatMap((secret) => [JSON.stringify(secret), secret]))
  return text
    .split(/("(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?)/)
    .map((part) => (part !== '' && wanted.has(part) ? hidden(part) : plain(part)))
    .filter((piece) => piece.text !== '')
}

function plain(text: string): Piece {
  return { text, mask: null, isUnresolved: false }
}

function hidden(text: string): Piece {
  return { text, mask: maskOf(text), isUnresolved: false }
}

function withoutMarks(text: string): string {
  return text.replaceAll(/[\ue0ff-\uf0ff]/g, '')
}

function mark(code: number): string {
  return String.fromCharCode(code)
}
