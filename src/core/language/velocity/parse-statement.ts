import type { BlockBuilder } from './block-builder.ts'
import { isDirectiveName, parseDirective, parseSet } from './parse-directive.ts'
import { EXPRESSION_PARSERS } from './parse-expression.ts'
import { parseIf, seesAfterIndent } from './parse-if.ts'
import { parseReference, seesReference } from './parse-reference.ts'
import type { ParserScope } from './parser-scope.ts'
import { type TokenKind, tokenLiteral } from './token.ts'

/** One statement of the template: text, a reference, a comment or a directive. */
export function parseStatement(
  scope: ParserScope,
  out: BlockBuilder,
  afterNewline: boolean,
): boolean {
  const indented = scope.version === '2.x' && afterNewline
  if (seesAfterIndent(scope, indented, 'IF')) return parseIf(scope, out, afterNewline)
  if (seesReference(scope)) {
    out.add(parseReference(scope, EXPRESSION_PARSERS))
    return false
  }
  if (seesAfterIndent(scope, indented, 'SET_DIRECTIVE')) return parseSet(scope, out, afterNewline)
  if (seesAfterIndent(scope, indented, 'WORD', 'BRACKETED_WORD')) {
    return parseDirective(scope, out, afterNewline)
  }
  return parsePlain(scope, out, afterNewline)
}

function parsePlain(scope: ParserScope, out: BlockBuilder, afterNewline: boolean): boolean {
  const { tokens } = scope
  const { kind, image } = tokens.peek()
  const isSpace = kind === 'WHITESPACE' || kind === 'NEWLINE'
  if (TEXT_KINDS.has(kind) && !(isSpace && scope.version === '1.7')) {
    out.text(tokenLiteral(tokens.take()))
    return LINE_END_KINDS.has(kind)
  }
  switch (kind) {
    case 'LINE_COMMENT_START':
      tokens.take()
      tokens.takeIf('LINE_COMMENT')
      out.text(image.slice(0, image.indexOf('##')))
      return true
    case 'BLOCK_COMMENT':
    case 'FORMAL_COMMENT':
      tokens.take()
      out.text(image.slice(0, Math.max(0, image.search(/##|#\*/))))
      return false
    case 'TEXTBLOCK':
      tokens.take()
      out.text(image.slice(3, -3))
      return false
    case 'ESCAPE_DIRECTIVE':
      tokens.take()
      out.text(escapedDirective(scope, image))
      return false
    case 'DOUBLE_ESCAPE':
      parseEscapes(scope, out)
      return false
    case 'LONE_SYMBOL':
      tokens.take().image = image.slice(0, -1)
      out.text(tokenLiteral(tokens.current))
      return false
    case 'ZERO_WIDTH':
      tokens.take()
      if (!tokens.sees('EOF')) out.text(tokenLiteral(tokens.current))
      return tokens.sees('EOF') && afterNewline
    case 'LOGICAL_OR_2':
      out.text(tokenLiteral(tokens.take()))
      return afterNewline
    default:
      throw tokens.unexpected(null)
  }
}

const TEXT_KINDS: ReadonlySet<TokenKind> = new Set<TokenKind>([
  'TEXT',
  'INLINE_TEXT',
  'NEWLINE',
  'WHITESPACE',
  'SUFFIX',
  'DOT',
  'RPAREN',
  'LPAREN',
  'INTEGER',
  'FLOAT',
  'STRING',
  'ESCAPE',
  'LCURLY',
  'RCURLY',
  'EMPTY_INDEX',
  'PIPE',
])

const LINE_END_KINDS: ReadonlySet<TokenKind> = new Set<TokenKind>(['TEXT', 'NEWLINE', 'SUFFIX'])

/** `\#if`: half of the backslashes are kept before a directive, all of them before other words. */
function escapedDirective(scope: ParserScope, image: string): string {
  const last = image.lastIndexOf('\\')
  const directive = image.slice(last + 1)
  const name = directive.slice(1).replace(/^\{(.*)\}$/, '$1')
  const known =
    ['if', 'end', 'set', 'else', 'elseif'].includes(name) || isDirectiveName(scope, name)
  return known ? image.slice(0, Math.floor(last / 2)) + directive : image
}

/** Pairs of backslashes: each is one backslash before a directive, and two before anything else. */
function parseEscapes(scope: ParserScope, out: BlockBuilder): void {
  const { tokens } = scope
  let count = 0
  while (tokens.takeIf('DOUBLE_ESCAPE') !== null) count += 1
  const next = tokens.peek()
  const control = ['IF', 'ELSE', 'ELSEIF', 'END'].includes(next.kind)
  const single = control || isDirectiveName(scope, next.image.slice(1))
  out.text((single ? '\\' : '\\\\').repeat(count))
}
