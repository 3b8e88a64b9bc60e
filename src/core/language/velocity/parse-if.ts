import type { Block, Expression } from './ast.ts'
import { BlockBuilder } from './block-builder.ts'
import { parseExpression } from './parse-expression.ts'
import { nested, type ParserScope } from './parser-scope.ts'
import type { Token, TokenKind } from './token.ts'

/** `#if … #elseif … #else … #end`; returns whether a new line has just begun. */
export function parseIf(scope: ParserScope, out: BlockBuilder, afterNewline: boolean): boolean {
  const { tokens } = scope
  const indent = tokens.takeIf('WHITESPACE')?.image ?? ''
  const start = tokens.take()
  openDirective(out, scope, indent, start)
  const branches: { condition: Expression; block: Block }[] = []
  let body = parseBranch(scope, afterNewline, IF_ENDS, true)
  let condition = body.condition
  while (seesAfterIndent(scope, body.afterNewline, 'ELSEIF')) {
    closeBlock(scope, body, tokens.takeIf('WHITESPACE'), tokens.take())
    branches.push({ condition, block: body.out.build() })
    body = parseBranch(scope, body.afterNewline, IF_ENDS, true)
    condition = body.condition
  }
  const hasElse = seesAfterIndent(scope, body.afterNewline, 'ELSE')
  if (hasElse) {
    closeBlock(scope, body, tokens.takeIf('WHITESPACE'), tokens.take())
    branches.push({ condition, block: body.out.build() })
    body = parseBranch(scope, body.afterNewline, ['END'], false)
  }
  const outdent = body.afterNewline ? tokens.takeIf('WHITESPACE') : null
  closeBlock(scope, body, outdent, tokens.expect('END', '#end'))
  if (!hasElse) branches.push({ condition, block: body.out.build() })
  const rest = scope.version === '2.x' && afterNewline ? tokens.takeLineRest() : ''
  out.add({ kind: 'if', branches, otherwise: hasElse ? body.out.build() : null, at: start.start })
  if (textBefore(start) !== '') out.text(rest)
  return rest !== ''
}

/** The text that the lexer glued to a directive, such as the dollar of `$#if`. */
export function textBefore(token: Token): string {
  return token.image.slice(0, Math.max(0, token.image.lastIndexOf('#')))
}

/** Velocity 2 keeps the indent of a directive only when text is glued to it; 1.7 drops that text. */
export function openDirective(
  out: BlockBuilder,
  scope: ParserScope,
  indent: string,
  start: Token,
): void {
  const glued = textBefore(start)
  if (scope.version === '2.x' && glued !== '') out.text(indent + glued)
}

/** Whether one of these comes next; after a line end white space may stand before it. */
export function seesAfterIndent(
  scope: ParserScope,
  afterNewline: boolean,
  ...kinds: readonly TokenKind[]
): boolean {
  const { tokens } = scope
  if (tokens.sees(...kinds)) return true
  return afterNewline && tokens.sees('WHITESPACE') && kinds.includes(tokens.peek(2).kind)
}

export interface OpenBlock {
  readonly out: BlockBuilder
  readonly afterNewline: boolean
}

/** The statements up to one of these tokens; the rest of the line that opens the block is dropped. */
export function parseBlock(
  scope: ParserScope,
  afterNewline: boolean,
  ends: readonly TokenKind[],
): OpenBlock {
  const out = new BlockBuilder()
  let fresh = afterNewline
  if (scope.version === '2.x' && scope.tokens.takeLineRest() !== '') fresh = true
  while (!seesAfterIndent(scope, fresh, ...ends)) {
    if (scope.tokens.sees('EOF')) throw scope.tokens.unexpected('#end')
    const before = fresh
    fresh = nested(scope, () => scope.parseStatement(scope, out, before))
  }
  return { out, afterNewline: fresh }
}

/** Adds what stands between the last statement and the token that ends the block. */
export function closeBlock(
  scope: ParserScope,
  block: OpenBlock,
  outdent: Token | null,
  end: Token,
): void {
  const glued = textBefore(end)
  if (scope.version === '2.x' && glued !== '') block.out.text((outdent?.image ?? '') + glued)
}

const IF_ENDS: readonly TokenKind[] = ['ELSEIF', 'ELSE', 'END']

interface Branch extends OpenBlock {
  readonly condition: Expression
}

const ALWAYS: Expression = { kind: 'boolean', value: true, literal: '' }

function parseBranch(
  scope: ParserScope,
  afterNewline: boolean,
  ends: readonly TokenKind[],
  hasCondition: boolean,
): Branch {
  const { tokens } = scope
  let condition = ALWAYS
  if (hasCondition) {
    tokens.skipSpace()
    tokens.expect('LPAREN', '"(" after the directive')
    condition = parseExpression(scope)
    tokens.expect('RPAREN', '")" after the condition')
  }
  return { ...parseBlock(scope, afterNewline, ends), condition }
}
