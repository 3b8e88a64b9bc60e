import type { ExpressionError } from './expression-error.ts'
import type { Token } from './lexer.ts'
import type { Expression } from './syntax.ts'

/** Where the parser of expressions stands. */
export interface Parser {
  readonly tokens: readonly Token[]
  at: number
  depth: number
  /** How many calls and operators lie inside one another in what was read last. */
  height: number
  /** The first error; once set, the parser stands at the end and what it still returns is thrown away. */
  error: ExpressionError | undefined
}

export function parserOf(tokens: readonly Token[]): Parser {
  return { tokens, at: 0, depth: 0, height: 0, error: undefined }
}

/** Calls and operators inside one another: Architect accepts 61 and refuses 62. */
const MAX_HEIGHT = 61
/** Parentheses and prefixes do not count there, but the parser recurses for them. */
const MAX_DEPTH = 200

/** Goes one level deeper, unless that is too deep; the caller goes back up by itself. */
export function enter(parser: Parser): boolean {
  parser.depth += 1
  if (parser.depth <= MAX_DEPTH) return true
  const { start, end } = peek(parser)
  fail(parser, { code: 'too-deep', limit: MAX_DEPTH, start, end })
  return false
}

/** Counts one more call or operator around what was read last and around a sibling of the given height. */
export function grow(parser: Parser, siblingHeight: number): void {
  parser.height = Math.max(parser.height, siblingHeight) + 1
  if (parser.height <= MAX_HEIGHT) return
  const { start, end } = peek(parser)
  fail(parser, { code: 'too-deep', limit: MAX_HEIGHT, start, end })
}

export function failAt(parser: Parser, token: Token, expected: string): Expression {
  const { start, end } = token
  return fail(parser, { code: 'unexpected', found: nameOf(token), expected, start, end })
}

export function fail(parser: Parser, error: ExpressionError): Expression {
  parser.error ??= error
  parser.at = parser.tokens.length - 1
  return placeholder(parser)
}

export function placeholder(parser: Parser): Expression {
  const { start, end } = peek(parser)
  return { kind: 'not-set', start, end }
}

function nameOf(token: Token): string {
  if (token.kind === 'end') return 'the end of the expression'
  return token.kind === 'string' ? 'a string' : `'${token.text}'`
}

const END: Token = { kind: 'end', text: '', start: 0, end: 0 }

export function peek(parser: Parser): Token {
  return parser.tokens[parser.at] ?? END
}

export function take(parser: Parser): Token {
  const token = peek(parser)
  if (token.kind !== 'end') parser.at += 1
  return token
}

export function isNext(parser: Parser, symbol: string): boolean {
  const token = peek(parser)
  return token.kind === 'symbol' && token.text === symbol
}

export function takeIf(parser: Parser, symbol: string): boolean {
  if (!isNext(parser, symbol)) return false
  take(parser)
  return true
}
