import type { Result } from '../../base/result.ts'
import { err, ok } from '../../base/result.ts'
import type { ExpressionError } from './expression-error.ts'

/**
 * One word of an expression. `name` covers a whole dotted path, because Architect allows no space around its dots.
 * `text` is the source, except for a string, where it is the value with its escapes resolved.
 */
export interface Token {
  readonly kind: 'number' | 'string' | 'name' | 'symbol' | 'end'
  readonly text: string
  readonly start: number
  readonly end: number
}

/** Cuts the text into tokens; the last one is always `end`. Linear in the text's length. */
export function tokenize(text: string): Result<readonly Token[], ExpressionError> {
  const tokens: Token[] = []
  let at = skipSpace(text, 0)
  while (at < text.length) {
    const token = tokenAt(text, at, tokens.at(-1))
    if (!token.ok) return token
    tokens.push(token.value)
    at = skipSpace(text, token.value.end)
  }
  tokens.push({ kind: 'end', text: '', start: text.length, end: text.length })
  return ok(tokens)
}

function tokenAt(
  text: string,
  start: number,
  previous: Token | undefined,
): Result<Token, ExpressionError> {
  const character = text.charAt(start)
  if (character === '"') return stringAt(text, start)
  if (isDigit(character) || (character === '.' && isDigit(text.charAt(start + 1)))) {
    return ok(numberAt(text, start))
  }
  if (isNameStart(text, start)) return ok(nameAt(text, start, previous))
  const pair = text.slice(start, start + 2)
  const symbol = TWO_CHARACTER_SYMBOLS.has(pair) ? pair : character
  if (symbol.length === 1 && !SYMBOLS.includes(symbol)) {
    const whole = String.fromCodePoint(text.codePointAt(start) ?? 0)
    const end = start + whole.length
    return err({ code: 'unexpected-character', character: whole, start, end })
  }
  return ok({ kind: 'symbol', text: symbol, start, end: start + symbol.length })
}

const TWO_CHARACTER_SYMBOLS = new Set(['<=', '>=', '==', '!='])
const SYMBOLS = '()[],.?:+-*/%^~!&|<>'

function stringAt(text: string, start: number): Result<Token, ExpressionError> {
  let value = ''
  let chunkStart = start + 1
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text.charAt(at)
    if (character === '"') {
      value += text.slice(chunkStart, at)
      return ok({ kind: 'string', text: value, start, end: at + 1 })
    }
    if (character !== '\\') continue
    if (at + 1 >= text.length) break
    const escape = text.slice(at, at + 2)
    const meaning = ESCAPES.get(escape)
    if (meaning === undefined) return err({ code: 'bad-escape', escape, start: at, end: at + 2 })
    value += text.slice(chunkStart, at) + meaning
    at += 1
    chunkStart = at + 1
  }
  return err({ code: 'unclosed-string', start, end: text.length })
}

const ESCAPES = new Map([
  ['\\"', '"'],
  ['\\\\', '\\'],
  ['\\n', '\n'],
  ['\\r', '\r'],
  ['\\t', '\t'],
])

/** `5`, `5.25`, `.5` and `5.` are numbers to Architect; there is no exponent and no sign. */
function numberAt(text: string, start: number): Token {
  let end = skipDigits(text, start)
  if (text.charAt(end) === '.') end = skipDigits(text, end + 1)
  return { kind: 'number', text: text.slice(start, end), start, end }
}

function nameAt(text: string, start: number, previous: Token | undefined): Token {
  let end = skipNamePart(text, start)
  // After `)` or `]` a name is one property; elsewhere the dots belong to it.
  const isProperty = previous?.kind === 'symbol' && previous.text === '.'
  if (isProperty) return { kind: 'name', text: text.slice(start, end), start, end }
  while (text.charAt(end) === '.' && isNameStart(text, end + 1)) {
    end = skipNamePart(text, end + 1)
  }
  return { kind: 'name', text: text.slice(start, end), start, end }
}

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9'
}

const LETTER = /^\p{L}$/u

function isNameStart(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code < 128) {
    return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === DOLLAR
  }
  return LETTER.test(text.charAt(at))
}

const DOLLAR = 36

function skipNamePart(text: string, start: number): number {
  let at = start
  while (isNameStart(text, at) || isDigit(text.charAt(at)) || text.charAt(at) === '_') at += 1
  return at
}

function skipDigits(text: string, start: number): number {
  let at = start
  while (isDigit(text.charAt(at))) at += 1
  return at
}

const SPACES = ' \t\n\r\u00a0'

function skipSpace(text: string, start: number): number {
  let at = start
  while (at < text.length && SPACES.includes(text.charAt(at))) at += 1
  return at
}
