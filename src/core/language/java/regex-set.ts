import { JavaException } from './java-exception.ts'

/** Says whether a code point belongs to a character class. */
export type CharSet = (code: number) => boolean

export function single(code: number, ignoreCase: boolean, unicodeCase: boolean): CharSet {
  if (!ignoreCase) return (other) => other === code
  const folded = fold(code, unicodeCase)
  return (other) => other === code || fold(other, unicodeCase) === folded
}

export function range(from: number, to: number, ignoreCase: boolean): CharSet {
  if (!ignoreCase) return (code) => code >= from && code <= to
  return (code) =>
    [code, fold(code, false), upper(code)].some((variant) => variant >= from && variant <= to)
}

export function negated(set: CharSet): CharSet {
  return (code) => !set(code)
}

export function union(sets: readonly CharSet[]): CharSet {
  const [only] = sets
  if (only !== undefined && sets.length === 1) return only
  return (code) => sets.some((set) => set(code))
}

export function intersection(left: CharSet, right: CharSet): CharSet {
  return (code) => left(code) && right(code)
}

/** `\d`, `\w`, `\s`, `\h`, `\v` and their complements; null for any other letter. */
export function shorthand(letter: string): CharSet | null {
  const set = SHORTHANDS.get(letter.toLowerCase())
  if (set === undefined) return null
  return letter === letter.toLowerCase() ? set : negated(set)
}

/** `\p{name}`: the POSIX names (ASCII only, as in Java) and Unicode's general categories. */
export function property(name: string): CharSet {
  const posix = POSIX.get(name)
  if (posix !== undefined) return posix
  const category = name.replace(/^Is(?=[A-Z])/, '')
  if (!CATEGORIES.has(category)) {
    throw new JavaException('PatternSyntaxException', `the character class \\p{${name}} is unknown`)
  }
  const pattern = new RegExp(`\\p{${category}}`, 'u')
  return (code) => pattern.test(String.fromCodePoint(code))
}

export function isWordCode(code: number): boolean {
  return isLetter(code) || isDigit(code) || code === 0x5f
}

export function isLineEnd(code: number, unixLines: boolean): boolean {
  if (code === 0x0a) return true
  return !unixLines && (code === 0x0d || code === 0x85 || code === 0x2028 || code === 0x2029)
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

function isLower(code: number): boolean {
  return code >= 0x61 && code <= 0x7a
}

function isUpper(code: number): boolean {
  return code >= 0x41 && code <= 0x5a
}

function isLetter(code: number): boolean {
  return isLower(code) || isUpper(code)
}

function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d)
}

function isPunctuation(code: number): boolean {
  return code > 0x20 && code < 0x7f && !isLetter(code) && !isDigit(code)
}

function isHexDigit(code: number): boolean {
  return isDigit(code) || (code >= 0x61 && code <= 0x66) || (code >= 0x41 && code <= 0x46)
}

function fold(code: number, unicode: boolean): number {
  if (unicode) return String.fromCodePoint(code).toLowerCase().codePointAt(0) ?? code
  return isUpper(code) ? code + 0x20 : code
}

function upper(code: number): number {
  return isLower(code) ? code - 0x20 : code
}

const SHORTHANDS: ReadonlyMap<string, CharSet> = new Map([
  ['d', isDigit],
  ['w', isWordCode],
  ['s', isSpace],
  ['h', (code: number) => code === 0x20 || code === 0x09 || code === 0xa0 || code === 0x3000],
  ['v', (code: number) => (code >= 0x0a && code <= 0x0d) || isLineEnd(code, false)],
])

const POSIX: ReadonlyMap<string, CharSet> = new Map([
  ['Lower', isLower],
  ['Upper', isUpper],
  ['ASCII', (code: number) => code < 0x80],
  ['Alpha', isLetter],
  ['Digit', isDigit],
  ['Alnum', (code: number) => isLetter(code) || isDigit(code)],
  ['Punct', isPunctuation],
  ['Graph', (code: number) => code > 0x20 && code < 0x7f],
  ['Print', (code: number) => code >= 0x20 && code < 0x7f],
  ['Blank', (code: number) => code === 0x20 || code === 0x09],
  ['Cntrl', (code: number) => code < 0x20 || code === 0x7f],
  ['XDigit', isHexDigit],
  ['Space', isSpace],
])

const CATEGORIES: ReadonlySet<string> = new Set(
  'L Lu Ll Lt Lm Lo M Mn Mc Me N Nd Nl No Z Zs Zl Zp C Cc Cf P Pd Ps Pe Pc Po Pi Pf S Sm Sc Sk So Alphabetic'.split(
    ' ',
  ),
)
