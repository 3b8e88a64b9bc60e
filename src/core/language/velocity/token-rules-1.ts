import type { LexerState, LexState } from './lexer-state.ts'
import {
  endBareDirective,
  endBareNumber,
  leaveComment,
  openParen,
  openSet,
  operators,
  other,
  type Rule,
  token,
} from './token-rules.ts'

/** The tokens of Apache Velocity 1.7 (`Parser.jjt`), in the order of its grammar. */
export const RULES_1: readonly Rule[] = [
  token('INDEX_LBRACKET', ['REFERENCE', 'REFMODIFIER'], /\[/, (lexer) => lexer.pushTo('REFINDEX')),
  token('INDEX_RBRACKET', ['REFINDEX'], /\]/, pop),
  token('LBRACKET', ['DIRECTIVE', 'REFMOD2'], /\[/),
  token('RBRACKET', ['DIRECTIVE', 'REFMOD2'], /\]/),
  token('COMMA', ['DIRECTIVE', 'REFMOD2'], /,/),
  token('DOUBLEDOT', ['DIRECTIVE', 'REFMOD2'], /\.\./),
  token('COLON', ['DIRECTIVE', 'REFMOD2'], /:/),
  token('LEFT_CURLY', ['DIRECTIVE', 'REFMOD2'], /\{/),
  token('RIGHT_CURLY', ['DIRECTIVE', 'REFMOD2'], /\}/),
  token('LPAREN', ['DIRECTIVE', 'REFMODIFIER'], /\(/, openParen),
  token('RPAREN', ['DIRECTIVE'], /\)(?:[ \t]*(?:\r\n|[\r\n]))?/, (lexer) => lexer.closeParen()),
  token('REFMOD2_RPAREN', ['REFMOD2'], /\)/, (lexer) => void (lexer.state = 'REFERENCE')),
  token(
    'ESCAPE_DIRECTIVE',
    ['DEFAULT'],
    /(?:\\\\){0,499}\\#(?:[a-zA-Z_@][a-zA-Z0-9_@]*|\{[a-zA-Z_][a-zA-Z0-9_@]*\})/,
  ),
  token(
    'SET_DIRECTIVE',
    ['DEFAULT', 'REFERENCE', 'REFMODIFIER', 'REFMOD2'],
    /[ \t]*#(?:set|\{set\}) *\(/,
    openSet,
  ),
  other('more', 'all', /\\{0,999}\$/, startReference),
  other('more', 'all', /\\{0,999}\$\\{0,999}!/, startReference),
  other('more', 'all', /#\[\[/, (lexer) => startComment(lexer, 'TEXT_BLOCK')),
  other('more', 'all', /#\*\*[^#]/, (lexer) => startComment(lexer, 'FORMAL_COMMENT'), 1),
  other('more', 'all', /#\*/, (lexer) => startComment(lexer, 'BLOCK_COMMENT')),
  other('more', 'all', /#/, startDirective),
  token(
    'LINE_COMMENT_START',
    ['DEFAULT', 'PRE_DIRECTIVE', 'DIRECTIVE', 'REFERENCE'],
    /##/,
    startLineComment,
  ),
  token('DOUBLE_ESCAPE', ['DEFAULT'], /\\\\/),
  token('ESCAPE', ['DEFAULT'], /\\/),
  token('TEXT', ['DEFAULT'], /[^$#\\]+/),
  token('LINE_COMMENT', ['LINE_COMMENT'], /\r\n|[\r\n]/, leaveComment),
  token('FORMAL_COMMENT', ['FORMAL_COMMENT'], /\*#/, leaveComment),
  token('BLOCK_COMMENT', ['BLOCK_COMMENT'], /\*#/, leaveComment),
  token('TEXTBLOCK', ['TEXT_BLOCK'], /\]\]#/, leaveComment),
  other('skip', ['LINE_COMMENT', 'FORMAL_COMMENT', 'BLOCK_COMMENT'], /[^]/),
  other('more', ['TEXT_BLOCK'], /[^]/),
  token('WHITESPACE', ['DIRECTIVE', 'REFMOD2', 'REFINDEX'], /[ \t\r\n]+/),
  token('STRING', ['DIRECTIVE', 'REFMOD2', 'REFINDEX'], /"[^"]*(?:""[^"]*)*"/, endBareDirective),
  token('STRING', ['DIRECTIVE', 'REFMOD2', 'REFINDEX'], /'[^']*(?:''[^']*)*'/, endBareDirective),
  token('TRUE', ['REFERENCE', 'DIRECTIVE', 'REFMODIFIER', 'REFMOD2', 'REFINDEX'], /true/),
  token('FALSE', ['REFERENCE', 'DIRECTIVE', 'REFMODIFIER', 'REFMOD2', 'REFINDEX'], /false/),
  ...operators(['DIRECTIVE']),
  token('END', ['PRE_DIRECTIVE'], /(?:end|\{end\})(?:[ \t]*(?:\r\n|[\r\n]))?/, pop),
  token('IF', ['PRE_DIRECTIVE'], /if|\{if\}/, toDirective),
  token('ELSEIF', ['PRE_DIRECTIVE'], /elseif|\{elseif\}/, toDirective),
  token('ELSE', ['PRE_DIRECTIVE'], /(?:else|\{else\})(?:[ \t]*(?:\r\n|[\r\n]))?/, pop),
  token(
    'INTEGER',
    ['PRE_DIRECTIVE', 'DIRECTIVE', 'REFMOD2', 'REFINDEX'],
    /-?[0-9]+(?:\.\.)?/,
    endBareNumber(['REFMOD2', 'REFINDEX']),
  ),
  token(
    'FLOAT',
    ['PRE_DIRECTIVE', 'DIRECTIVE', 'REFMOD2', 'REFINDEX'],
    /-?(?:[0-9]+\.[0-9]*(?:[eE][+-]?[0-9]+)?|\.[0-9]+(?:[eE][+-]?[0-9]+)?|[0-9]+[eE][+-]?[0-9]+)/,
    endBareNumber(['REFMOD2']),
  ),
  token('WORD', ['PRE_DIRECTIVE', 'DIRECTIVE'], /[a-zA-Z_@][a-zA-Z0-9_@]*/),
  token('BRACKETED_WORD', ['PRE_DIRECTIVE', 'DIRECTIVE'], /\{[a-zA-Z_][a-zA-Z0-9_@]*\}/),
  token('IDENTIFIER', ['REFERENCE', 'REFMODIFIER', 'REFMOD2'], /[a-zA-Z_][a-zA-Z0-9_-]*/),
  token(
    'DOT',
    ['REFERENCE', 'REFMODIFIER', 'REFMOD2'],
    /\.[a-zA-Z]/,
    (lexer) => void (lexer.state = 'REFMODIFIER'),
    1,
  ),
  token('LCURLY', ['REFERENCE', 'REFMODIFIER'], /\{/),
  token('RCURLY', ['REFERENCE', 'REFMODIFIER'], /\}/, pop),
  other('special', ['REFERENCE', 'REFMODIFIER'], /[^]/, pop, 1),
  other('special', ['PRE_DIRECTIVE'], /[^]/, pop, 1),
  token('EMPTY_INDEX', ['DEFAULT', 'REFERENCE'], /\$\[|\$!\[|\$\\!\[|\$\./),
]

function pop(lexer: LexerState): void {
  lexer.pop()
}

function toDirective(lexer: LexerState): void {
  lexer.state = 'DIRECTIVE'
}

function startReference(lexer: LexerState): void {
  if (lexer.inComment) return
  if (lexer.state === 'REFERENCE') lexer.pop()
  lexer.pushTo('REFERENCE')
}

function startDirective(lexer: LexerState): void {
  if (lexer.inComment) return
  if (lexer.is('REFERENCE', 'REFMODIFIER')) lexer.pop()
  lexer.pushTo('PRE_DIRECTIVE')
}

function startComment(lexer: LexerState, state: LexState): void {
  if (lexer.inComment) return
  lexer.inComment = true
  lexer.pushTo(state)
}

function startLineComment(lexer: LexerState): void {
  if (lexer.inComment) return
  if (lexer.state === 'REFERENCE') lexer.pop()
  lexer.inComment = true
  lexer.pushTo('LINE_COMMENT')
}
