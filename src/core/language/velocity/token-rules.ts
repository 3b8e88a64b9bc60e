import type { LexState, LexerState } from './lexer-state.ts'
import type { TokenKind } from './token.ts'

/** `token` is handed to the parser, `more` continues the token in the next state, the rest is dropped. */
export type RuleMode = 'token' | 'more' | 'skip' | 'special'

export interface Rule {
  readonly kind: TokenKind | null
  readonly mode: RuleMode
  readonly states: readonly LexState[] | 'all'
  /** Whether a match can begin with this character: spares most rules most attempts. */
  readonly canStart: (char: string) => boolean
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
  return { kind, mode: 'token', states, ...matcher(pattern), action, giveBack }
}

export function other(
  mode: Exclude<RuleMode, 'token'>,
  states: readonly LexState[] | 'all',
  pattern: RegExp | Rule['match'],
  action: Rule['action'] = null,
  giveBack = 0,
): Rule {
  return { kind: null, mode, states, ...matcher(pattern), action, giveBack }
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

function matcher(pattern: RegExp | Rule['match']): Pick<Rule, 'match' | 'canStart'> {
  if (typeof pattern === 'function') return { match: pattern, canStart: () => true }
  const sticky = new RegExp(pattern.source, 'y')
  const match = (text: string, at: number): number => {
    sticky.lastIndex = at
    return sticky.test(text) ? sticky.lastIndex : -1
  }
  const lead = leadOf(pattern.source)
  return { match, canStart: lead === null ? () => true : (char) => lead.test(char) }
}

/** What the first character of a match looks like; null where the pattern does not show it plainly. */
function leadOf(source: string): RegExp | null {
  const isPlain = !source.replaceAll(/\\./g, '').includes('(')
  const alternatives = isPlain ? source.split('|') : [source]
  const leads = alternatives.map((alternative) => LEAD.exec(alternative)?.[0])
  const hasChoice = !isPlain && source.replaceAll(/\((?:\\.|[^()])*\)/g, '').includes('|')
  return hasChoice || leads.includes(undefined) ? null : new RegExp(`^(?:${leads.join('|')})`)
}

/** A character, escaped or not, or a class of them, unless it is optional. */
const LEAD = /^(?:\\[^\w]|[^\\[(]|\[(?:\\.|[^\]])+\])(?![?*]|\{0)/

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
