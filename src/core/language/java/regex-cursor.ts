import { JavaException } from './java-exception.ts'
import { type CharSet, negated, property, shorthand } from './regex-set.ts'

export interface RegexFlags {
  readonly ignoreCase: boolean
  readonly multiLine: boolean
  readonly dotAll: boolean
  readonly unicodeCase: boolean
  readonly unixLines: boolean
  readonly comments: boolean
}

/** Where the parser stands in a regular expression, and what holds there. */
export interface RegexCursor {
  readonly pattern: string
  at: number
  flags: RegexFlags
  groups: number
  readonly names: Map<string, number>
  depth: number
}

export function syntaxError(cursor: RegexCursor, detail: string): JavaException {
  return new JavaException(
    'PatternSyntaxException',
    `${detail} near index ${cursor.at} of the regular expression ${cursor.pattern}`,
  )
}

/** Reads what follows a backslash when it stands for one code point; null when it does not. */
export function readEscapedCode(cursor: RegexCursor): number | null {
  const letter = cursor.pattern[cursor.at] ?? ''
  const simple = SIMPLE_ESCAPES.get(letter)
  if (simple !== undefined) {
    cursor.at += 1
    return simple
  }
  const hex = /^(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|x\{([0-9a-fA-F]{1,6})\})/.exec(
    cursor.pattern.slice(cursor.at, cursor.at + 10),
  )
  if (hex !== null) {
    cursor.at += hex[0].length
    return Math.min(Number.parseInt(hex[1] ?? hex[2] ?? hex[3] ?? '0', 16), 0x10ffff)
  }
  if (letter === '' || /[a-zA-Z0-9]/.test(letter)) return null
  return takeCode(cursor)
}

/** The set of a shorthand or property escape whose letter is next; null when it is none. */
export function readEscapedSet(cursor: RegexCursor): CharSet | null {
  const letter = cursor.pattern[cursor.at] ?? ''
  if (letter === 'p' || letter === 'P') {
    const match = /^[pP](?:\{(\w+)\}|([A-Z]))/.exec(cursor.pattern.slice(cursor.at))
    if (match === null) throw syntaxError(cursor, 'a character class is incomplete')
    cursor.at += match[0].length
    const set = property(match[1] ?? match[2] ?? '')
    return letter === 'P' ? negated(set) : set
  }
  const set = shorthand(letter)
  if (set !== null) cursor.at += 1
  return set
}

export function takeCode(cursor: RegexCursor): number {
  const code = cursor.pattern.codePointAt(cursor.at) ?? 0
  cursor.at += code > 0xffff ? 2 : 1
  return code
}

const SIMPLE_ESCAPES: ReadonlyMap<string, number> = new Map([
  ['t', 0x09],
  ['n', 0x0a],
  ['r', 0x0d],
  ['f', 0x0c],
  ['a', 0x07],
  ['e', 0x1b],
])
