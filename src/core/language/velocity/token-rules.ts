import type { LexState, LexerState } from './lexer-state.ts'
import type { TokenKind } from './token.ts'

/** `token` is handed to the parser, `more` continues the token in the next state, the rest is dropped. */
export type RuleMode = 'token' | 'more' | 'skip' | 'special'

export interface Rule {
  readonly kind: TokenKind | null
  readonly mode: RuleMode
  readonly states: readonly LexState[] | 'all'
  /** End of the longest match at this place, or -1. */
  readonly match: (text: string, at: number) => number
  readonly action: ((lexer: LexerState) => void) | null
  /** How many characters of the match are given back to the text. */
  readonly giveBack: number
}

export function token(
  kind: TokenKind,
  states: readonly LexState[],
  pattern: RegExp | Rule['match'],
  action: Rule['action'] = null,
  giveBack = 0,
): Rule {
  return { kind, mode: 'token', states, match: matcher(pattern), action, giveBack }
}

export function other(
  mode: Exclude<RuleMode, 'token'>,
  states: readonly LexState[] | 'all',
  pattern: RegExp | Rule['match'],
  action: Rule['action'] = null,
  giveBack = 0,
): Rule {
  return { kind: null, mode, states, match: matcher(pattern), action, giveBack }
}

/** The operators, in the order of the grammar: the first of equally long matches wins. */
export function operators(states: readonly LexState[]): Rule[] {
  return OPERATORS.map(([kind, pattern]) => token(kind, states, pattern))
}

export function openParen(lexer: LexerState): void {
  if (!lexer.inComment) lexer.openParens += 1
  if (lexer.state === 'REFMODIFIER') lexer.state = 'REFMOD2'
}

export function openSet(lexer: LexerState): void {
  if (lexer.inComment) return
  lexer.pushTo('DIRECTIVE')
  lexer.inSet = true
  lexer.openParens += 1
}

export function leaveComment(lexer: LexerState): void {
  lexer.inComment = false
  lexer.pop()
}

/** A literal that stands in a directive without parentheses ends the directive. */
export function endBareDirective(lexer: LexerState): void {
  if (lexer.state === 'DIRECTIVE' && !lexer.inSet && lexer.openParens === 0) lexer.pop()
}

/** Same for numbers, which also stand directly behind a `#`; `excepted` are the states that stay. */
export function endBareNumber(excepted: readonly LexState[]): (lexer: LexerState) => void {
  return (lexer) => {
    if (lexer.openParens === 0 && !lexer.inSet && !lexer.is(...excepted)) lexer.pop()
  }
}

function matcher(pattern: RegExp | Rule['match']): Rule['match'] {
  if (typeof pattern === 'function') return pattern
  const sticky = new RegExp(pattern.source, 'y')
  return (text, at) => {
    sticky.lastIndex = at
    return sticky.test(text) ? sticky.lastIndex : -1
  }
}

const OPERATORS: readonly (readonly [TokenKind, RegExp])[] = [
  ['MINUS', /-/],
  ['PLUS', /\+/],
  ['MULTIPLY', /\*/],
  ['DIVIDE', /\//],
  ['MODULUS', /%/],
  ['AND', /&&|and/],
  ['OR', /\|\||or/],
  ['LT', /<|lt/],
  ['LE', /<=|le/],
  ['GT', />|gt/],
  ['GE', />=|ge/],
  ['EQ', /==|eq/],
  ['NE', /!=|ne/],
  ['NOT', /!|not/],
  ['EQUALS', /=/],
]
