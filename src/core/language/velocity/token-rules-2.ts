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

/** A zero-width mark that Velocity 2 puts before the end of the text, so that `$` or `#` may stand last. */
export const END_MARK = '\ufdd0'

const AFTER_NAME: readonly LexState[] = ['REFERENCE', 'REFMODIFIER', 'REFMOD3']
const ARGUMENTS: readonly LexState[] = ['DIRECTIVE', 'REFMOD2', 'ALT_VAL']
const SPACED: readonly LexState[] = ['DEFAULT', 'REFINDEX', 'REFMOD2', 'DIRECTIVE', 'ALT_VAL']
const EXPRESSION: readonly LexState[] = ['DIRECTIVE', 'REFMOD2', 'REFINDEX', 'ALT_VAL']
const NUMERIC: readonly LexState[] = [
  'PRE_DIRECTIVE',
  'DIRECTIVE',
  'REFMOD2',
  'REFINDEX',
  'ALT_VAL',
]
const IN_NAME: readonly LexState[] = ['PRE_REFERENCE', 'REFERENCE', 'REFMODIFIER', 'REFMOD3']

/**
 * The tokens of Apache Velocity 2.4.1 (`Parser.jjt`), in the order of its grammar.
 * Hyphens in names are off, as by default.
 */
export const RULES_2: readonly Rule[] = [
  token('LONE_SYMBOL', ['PRE_DIRECTIVE', 'PRE_REFERENCE'], /\ufdd0/, pop),
  token(
    'ZERO_WIDTH',
    [
      'DEFAULT',
      'REFERENCE',
      'REFMODIFIER',
      'REFMOD2',
      'REFMOD3',
      'REFINDEX',
      'DIRECTIVE',
      'FORMAL_COMMENT',
      'LINE_COMMENT',
    ],
    /\ufdd0/,
  ),
  token('INDEX_LBRACKET', AFTER_NAME, /\[/, (lexer) => lexer.pushTo('REFINDEX')),
  token('LOGICAL_OR_2', AFTER_NAME, /\|\|/, pop),
  token('PIPE', AFTER_NAME, /\|/, pipe),
  token('INDEX_RBRACKET', ['REFINDEX'], /\]/, pop),
  token('LBRACKET', ARGUMENTS, /\[/),
  token('RBRACKET', ARGUMENTS, /\]/),
  token('COMMA', ARGUMENTS, /,/),
  token('DOUBLEDOT', ARGUMENTS, /\.\./),
  token('COLON', ARGUMENTS, /:/),
  token('LEFT_CURLY', ARGUMENTS, /\{/, openCurly),
  token('RIGHT_CURLY', ARGUMENTS, /\}/, closeMapCurly),
  token('LPAREN', ['DIRECTIVE', 'REFMODIFIER'], /\(/, openParen),
  token('RPAREN', ['DIRECTIVE'], /\)/, (lexer) => lexer.closeParen()),
  token('REFMOD2_RPAREN', ['REFMOD2'], /\)/, (lexer) => void (lexer.state = 'REFMOD3')),
  token(
    'ESCAPE_DIRECTIVE',
    ['DEFAULT'],
    /(?:\\\\){0,499}\\#(?:[a-zA-Z_@][a-zA-Z0-9_]*|\{[a-zA-Z_@][a-zA-Z0-9_]*\})/,
  ),
  token(
    'SET_DIRECTIVE',
    ['DEFAULT', 'PRE_REFERENCE', 'REFERENCE', 'REFMODIFIER', 'REFMOD2', 'REFMOD3'],
    /#(?:set|\{set\})[ \t]*\(/,
    openSet,
  ),
  other('more', 'all', /\\{0,999}\$/, startReference),
  other('more', 'all', /\\{0,999}\$\\{0,999}!/, startReference),
  other('more', 'all', /#\[\[/, (lexer) => startComment(lexer, 'TEXT_BLOCK')),
  other('more', 'all', /#\*\*[^#\ufdd0]/, (lexer) => startComment(lexer, 'FORMAL_COMMENT'), 1),
  other('more', 'all', /#\*/, (lexer) => startComment(lexer, 'BLOCK_COMMENT')),
  other('more', 'all', /#/, startDirective),
  token(
    'LINE_COMMENT_START',
    [
      'DEFAULT',
      'PRE_DIRECTIVE',
      'DIRECTIVE',
      'REFERENCE',
      'PRE_REFERENCE',
      'REFMOD2',
      'REFMOD3',
      'REFMODIFIER',
    ],
    /##/,
    startLineComment,
  ),
  token('LINE_COMMENT', ['LINE_COMMENT'], /\r\n|[\r\n]/, endComment),
  token('FORMAL_COMMENT', ['FORMAL_COMMENT'], /\*#/, endComment),
  token('BLOCK_COMMENT', ['BLOCK_COMMENT'], /\*#/, endComment),
  token('TEXTBLOCK', ['TEXT_BLOCK'], /\]\]#/, leaveComment),
  other('skip', ['LINE_COMMENT', 'FORMAL_COMMENT', 'BLOCK_COMMENT'], /[^]/),
  other('more', ['TEXT_BLOCK'], /[^\ufdd0]/),
  token('WHITESPACE', SPACED, /[ \t]+/),
  token('NEWLINE', SPACED, /\r\n|[\r\n]/, (lexer) => void (lexer.inSet = false)),
  token('SUFFIX', ['PRE_DIRECTIVE', 'PRE_REFERENCE'], /[ \t]*(?:\r\n|[\r\n])/, pop),
  token('STRING', EXPRESSION, /"[^"\ufdd0]*(?:""[^"\ufdd0]*)*"/, endBareDirective),
  token('STRING', EXPRESSION, /'[^'\ufdd0]*(?:''[^'\ufdd0]*)*'/, endBareDirective),
  token(
    'TRUE',
    ['REFERENCE', 'DIRECTIVE', 'REFMODIFIER', 'REFMOD2', 'REFINDEX', 'ALT_VAL'],
    /true/,
  ),
  token(
    'FALSE',
    ['REFERENCE', 'DIRECTIVE', 'REFMODIFIER', 'REFMOD2', 'REFINDEX', 'ALT_VAL'],
    /false/,
  ),
  ...operators(EXPRESSION),
  token('END', ['PRE_DIRECTIVE'], /end|\{end\}/, pop),
  token('IF', ['PRE_DIRECTIVE'], /if|\{if\}/, toDirective),
  token('ELSEIF', ['PRE_DIRECTIVE'], /elseif|\{elseif\}/, toDirective),
  token('ELSE', ['PRE_DIRECTIVE'], /else|\{else\}/, pop),
  token('INTEGER', NUMERIC, /-?[0-9]+(?:\.\.)?/, endBareNumber(['REFMOD2', 'REFINDEX', 'ALT_VAL'])),
  token(
    'FLOAT',
    NUMERIC,
    /-?(?:[0-9]+\.[0-9]*(?:[eE][+-]?[0-9]+)?|\.[0-9]+(?:[eE][+-]?[0-9]+)?|[0-9]+[eE][+-]?[0-9]+)/,
    endBareNumber(['REFMOD2', 'ALT_VAL']),
  ),
  token('WORD', ['PRE_DIRECTIVE', 'DIRECTIVE'], /[a-zA-Z_@][a-zA-Z0-9_]*/),
  token('BRACKETED_WORD', ['PRE_DIRECTIVE', 'DIRECTIVE'], /\{[a-zA-Z_@][a-zA-Z0-9_]*\}/),
  token(
    'IDENTIFIER',
    ['PRE_REFERENCE', 'REFMODIFIER', 'REFMOD2'],
    /[a-zA-Z_][a-zA-Z0-9_]*/,
    nameRead,
  ),
  token(
    'DOT',
    ['REFERENCE', 'REFMODIFIER', 'REFMOD2', 'REFMOD3'],
    /\.[a-zA-Z_]/,
    (lexer) => void (lexer.state = 'REFMODIFIER'),
    1,
  ),
  token('LCURLY', IN_NAME, /\{/, openCurly),
  token('RCURLY', IN_NAME, /\}/, closeReferenceCurly),
  other('special', IN_NAME, /[^]/, pop, 1),
  other('special', ['PRE_DIRECTIVE'], /[^]/, pop, 1),
  token('DOUBLE_ESCAPE', ['DEFAULT'], /\\\\/),
  token('ESCAPE', ['DEFAULT'], /\\/),
  token('TEXT', ['DEFAULT'], matchTextLines),
  token('INLINE_TEXT', ['DEFAULT'], /[^$#\\\r\n\ufdd0]+/),
  token('EMPTY_INDEX', ['DEFAULT', 'PRE_REFERENCE'], /\$\[|\$!\[|\$\\!\[|\$\./),
]

function pop(lexer: LexerState): void {
  lexer.pop()
}

function pipe(lexer: LexerState): void {
  if (lexer.curlyLevel === 1) lexer.state = 'ALT_VAL'
  else lexer.pop()
}

function openCurly(lexer: LexerState): void {
  lexer.curlyLevel += 1
}

function closeMapCurly(lexer: LexerState): void {
  lexer.curlyLevel -= 1
  if (lexer.state === 'ALT_VAL' && lexer.curlyLevel === 0) lexer.pop()
}

function closeReferenceCurly(lexer: LexerState): void {
  while (lexer.curlyLevel === 0 && lexer.state !== 'DEFAULT') lexer.pop()
  if (!lexer.is('DEFAULT', 'DIRECTIVE', 'REFMOD2')) lexer.pop()
}

function toDirective(lexer: LexerState): void {
  lexer.state = 'DIRECTIVE'
}

function nameRead(lexer: LexerState): void {
  if (lexer.state === 'PRE_REFERENCE') lexer.state = 'REFERENCE'
}

function pushUnlessPre(lexer: LexerState): void {
  if (!lexer.is('PRE_REFERENCE', 'PRE_DIRECTIVE')) lexer.push()
}

function startReference(lexer: LexerState): void {
  if (lexer.inComment) return
  if (lexer.is('REFERENCE', 'PRE_REFERENCE')) lexer.pop()
  pushUnlessPre(lexer)
  lexer.state = 'PRE_REFERENCE'
}

function startDirective(lexer: LexerState): void {
  if (lexer.inComment) return
  if (lexer.is('REFERENCE', 'PRE_REFERENCE', 'REFMODIFIER')) lexer.pop()
  if (!lexer.is('PRE_REFERENCE', 'PRE_DIRECTIVE')) {
    if (lexer.state === 'REFMOD3') lexer.state = 'DEFAULT'
    lexer.push()
  }
  lexer.state = 'PRE_DIRECTIVE'
}

function startComment(lexer: LexerState, state: LexState): void {
  if (lexer.inComment) return
  lexer.inComment = true
  pushUnlessPre(lexer)
  lexer.state = state
}

function startLineComment(lexer: LexerState): void {
  if (lexer.inComment) return
  if (lexer.is('REFERENCE', 'PRE_REFERENCE')) lexer.pop()
  lexer.inComment = true
  lexer.pushTo('LINE_COMMENT')
}

function endComment(lexer: LexerState): void {
  leaveComment(lexer)
  if (lexer.is('REFERENCE', 'REFMOD3')) lexer.pop()
}

/** Whole lines of text, the first of which has something to show; a blank first line is white space. */
function matchTextLines(text: string, at: number): number {
  const first = lineEndAfter(text, at)
  if (first === -1 || /^[ \t]*$/.test(text.slice(at, first).replace(/[\r\n]+$/, ''))) return -1
  let end = first
  for (let next = first; next !== -1; next = lineEndAfter(text, next)) end = next
  return end
}

function lineEndAfter(text: string, at: number): number {
  LINE.lastIndex = at
  return LINE.test(text) ? LINE.lastIndex : -1
}

const LINE = /[^$#\\\r\n\ufdd0]*(?:\r\n|[\r\n])/y
