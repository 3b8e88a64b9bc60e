import { err, ok, type Result } from '../../base/result.ts'
import type { ActionImportError } from './import-error.ts'

/**
 * The words of one command as a POSIX shell reads them: quotes of each kind, `$'…'`, escapes, and lines that go on after
 * a backslash. Nothing is expanded: `$TOKEN` stays as it is written. A line break between words is taken for a blank,
 * as people lose the backslashes when they copy.
 */
export function shellWords(text: string): Result<readonly string[], ActionImportError> {
  const windows = /\^(?:["']|[ \t]*(?:\r?\n|$))/.exec(text)
  if (windows !== null) {
    return err({ code: 'windows-quoting', line: lineAt(text, windows.index) })
  }
  const words: string[] = []
  let word: string | null = null
  let at = 0
  while (at < text.length) {
    const rest = text.slice(at, at + CHUNK)
    const blank = BLANK.exec(rest)
    if (blank !== null || (word === null && rest.startsWith('#'))) {
      if (word !== null) words.push(word)
      word = null
      at = blank === null ? endOfLine(text, at) : at + blank[0].length
      continue
    }
    const operator = OPERATOR.exec(rest)
    if (operator !== null) {
      return err({ code: 'shell-operator', operator: operator[0], line: lineAt(text, at) })
    }
    const piece: Piece | null = readPiece(text, at)
    if (piece === null) {
      const quote = text[at] === '$' ? text.slice(at, at + 2) : text.charAt(at)
      return err({ code: 'quote-not-closed', quote, line: lineAt(text, at) })
    }
    word = (word ?? '') + piece.text
    at = piece.end
  }
  if (word !== null) words.push(word)
  return ok(words)
}

/** Longer than anything that is looked for at one place. */
const CHUNK = 64
const BLANK = /^(?:\\\r?\n|\s)+/
/** A lone ampersand inside a word is an address that was not quoted, which people mean as it stands. */
const OPERATOR = /^(?:\|\|?|;|&&|&(?=\s|$)|[<>]|\$\(|`)/

interface Piece {
  readonly text: string
  readonly end: number
}

/** One quoted or plain piece of a word; null when its quote is not closed. */
function readPiece(text: string, at: number): Piece | null {
  const char = text.charAt(at)
  if (char === "'") return upTo(text, at + 1, "'", NO_ESCAPES)
  if (char === '"') return upTo(text, at + 1, '"', DOUBLE_ESCAPES)
  if (char === '$' && text[at + 1] === "'") return upTo(text, at + 2, "'", ANSI_ESCAPES)
  if (char === '$' && text[at + 1] === '"') return upTo(text, at + 2, '"', DOUBLE_ESCAPES)
  if (char === '\\') return { text: text.charAt(at + 1), end: at + 2 }
  return { text: char, end: at + 1 }
}

type Escapes = (text: string, at: number) => Piece

function upTo(text: string, start: number, quote: string, escapes: Escapes | null): Piece | null {
  let read = ''
  for (let at = start; at < text.length; ) {
    if (text[at] === quote) return { text: read, end: at + 1 }
    const isEscape = escapes !== null && text[at] === '\\' && at + 1 < text.length
    const piece = isEscape ? escapes(text, at) : { text: text.charAt(at), end: at + 1 }
    read += piece.text
    at = piece.end
  }
  return null
}

const NO_ESCAPES = null

/** POSIX shell, 2.2.3: in double quotes a backslash escapes these only. */
const DOUBLE_ESCAPES: Escapes = (text, at) => {
  const next = text.charAt(at + 1)
  if (next === '\n') return { text: '', end: at + 2 }
  return '$`"\\'.includes(next) ? { text: next, end: at + 2 } : { text: `\\${next}`, end: at + 2 }
}

const ANSI_NAMES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['a', '\x07'],
  ['b', '\b'],
  ['e', '\x1b'],
  ['f', '\f'],
  ['v', '\v'],
])

/** What browsers write for “Copy as cURL” when a body has quotes or other letters in it (Bash manual, ANSI-C quoting). */
const ANSI_ESCAPES: Escapes = (text, at) => {
  const code = /^\\(?:x([0-9a-f]{1,2})|u([0-9a-f]{1,4})|U([0-9a-f]{1,8})|([0-7]{1,3}))/i.exec(
    text.slice(at, at + 10),
  )
  if (code !== null) {
    const [whole, hex, short, long, octal] = code
    const point =
      octal === undefined
        ? Number.parseInt(hex ?? short ?? long ?? '0', 16)
        : Number.parseInt(octal, 8)
    return {
      text: point > 0x10ffff ? '\ufffd' : String.fromCodePoint(point),
      end: at + whole.length,
    }
  }
  const next = text.charAt(at + 1)
  return { text: ANSI_NAMES.get(next) ?? next, end: at + 2 }
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end
}

function lineAt(text: string, at: number): number {
  return text.slice(0, at).split('\n').length
}
