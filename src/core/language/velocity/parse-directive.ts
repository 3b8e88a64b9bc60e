import type { Expression } from './ast.ts'
import type { BlockBuilder } from './block-builder.ts'
import { EXPRESSION_PARSERS, parseExpression, parseParameter } from './parse-expression.ts'
import { closeBlock, openDirective, type OpenBlock, parseBlock, textBefore } from './parse-if.ts'
import { parseReference } from './parse-reference.ts'
import type { ParserScope } from './parser-scope.ts'
import { TemplateFailure } from './template-error.ts'
import type { Token } from './token.ts'

/** `#set($x = …)` */
export function parseSet(scope: ParserScope, out: BlockBuilder, afterNewline: boolean): boolean {
  const { tokens } = scope
  const indent = tokens.takeIf('WHITESPACE')?.image ?? ''
  const start = tokens.take()
  openDirective(out, scope, indent, start)
  tokens.skipSpace()
  if (!tokens.sees('IDENTIFIER', 'LCURLY')) throw tokens.unexpected('A reference to set')
  const target = parseReference(scope, EXPRESSION_PARSERS)
  tokens.skipSpace()
  tokens.expect('EQUALS', '"="')
  const value = parseExpression(scope)
  tokens.expect('RPAREN', '")"')
  tokens.lexer.state.inSet = false
  const rest = scope.version === '2.x' && afterNewline ? tokens.takeLineRest() : ''
  if (scope.version === '1.7') tokens.takeIf('NEWLINE')
  if (textBefore(start) !== '') out.text(rest)
  out.add({ kind: 'set', target, value, at: start.start })
  return rest !== ''
}

/** `#foreach`, `#break`, `#stop`, and words behind a `#` that are no directive and print as they are. */
export function parseDirective(
  scope: ParserScope,
  out: BlockBuilder,
  afterNewline: boolean,
): boolean {
  const { tokens, version } = scope
  const indent = tokens.takeIf('WHITESPACE')?.image ?? ''
  const word = tokens.take()
  const name = directiveName(word, version === '2.x')
  tokens.lexer.state.state = 'DIRECTIVE'
  const hasArguments = tokens.lexer.parenthesisFollows()
  if (!hasArguments) tokens.lexer.state.pop()
  // In 1.7 a call of a block macro without parentheses is plain text.
  const isBlockMacro = name.startsWith('@') && (version === '2.x' || hasArguments)
  if (isBlockMacro || UNSUPPORTED.has(name) || (name === 'literal' && version === '1.7')) {
    throw new TemplateFailure({ code: 'unsupported-directive', at: word.start, directive: name })
  }
  if (name === 'foreach')
    return parseForeach(scope, out, { afterNewline, indent, word, hasArguments })
  if (name.startsWith('@')) {
    out.text(`#${name}`)
    return false
  }
  if (hasArguments) parseArguments(scope)
  const isStop = name === 'break' || name === 'stop'
  if (isStop && hasArguments) {
    throw new TemplateFailure({
      code: 'unsupported-directive',
      at: word.start,
      directive: `${name}(…)`,
    })
  }
  const end = tokens.current
  const rest = version === '2.x' && afterNewline ? tokens.takeLineRest() : ''
  if (isStop) {
    openDirective(out, scope, indent, word)
    out.add({ kind: 'stop', scope: name === 'break' ? 'loop' : 'template', at: word.start })
    if (textBefore(word) !== '') out.text(rest)
  } else {
    out.text(indent + imagesOf(word, end) + rest)
  }
  return rest !== ''
}

export function isDirectiveName(scope: ParserScope, name: string): boolean {
  if (name === 'literal') return scope.version === '1.7'
  return UNSUPPORTED.has(name) || ['foreach', 'break', 'stop'].includes(name)
}

const UNSUPPORTED: ReadonlySet<string> = new Set([
  'macro',
  'parse',
  'include',
  'evaluate',
  'define',
])

interface ForeachStart {
  readonly afterNewline: boolean
  readonly indent: string
  readonly word: Token
  readonly hasArguments: boolean
}

function directiveName(word: Token, lastHash: boolean): string {
  const hash = lastHash ? word.image.lastIndexOf('#') : 0
  return word.kind === 'BRACKETED_WORD'
    ? word.image.slice(hash + 2, -1)
    : word.image.slice(hash + 1)
}

/** The plain images, without what terminators carry: unlike other text, as the engine does. */
function imagesOf(first: Token, last: Token): string {
  let text = first.image
  for (let token = first; token !== last && token.next !== null; token = token.next)
    text += token.next.image
  return text
}

function parseForeach(scope: ParserScope, out: BlockBuilder, start: ForeachStart): boolean {
  const { tokens, version } = scope
  const { word, afterNewline } = start
  if (!start.hasArguments) throw tokens.unexpected('"(" after #foreach')
  const [variable, keyword, iterable] = parseArguments(scope)
  if (
    variable === undefined ||
    variable === 'word' ||
    variable.kind !== 'reference' ||
    keyword !== 'word' ||
    iterable === undefined ||
    iterable === 'word'
  ) {
    throw new TemplateFailure({
      code: 'unexpected',
      at: word.start,
      found: 'something else',
      expected: '#foreach($item in $list)',
    })
  }
  openDirective(out, scope, start.indent, word)
  // The state of the line is reset behind the parenthesis, unlike in #if.
  let body: OpenBlock = parseBlock(scope, false, version === '2.x' ? ['END', 'ELSE'] : ['END'])
  const block = body
  if (version === '2.x') {
    let outdent = body.afterNewline ? tokens.takeIf('WHITESPACE') : null
    if (tokens.sees('ELSE')) {
      closeBlock(scope, body, outdent, tokens.take())
      body = parseBlock(scope, body.afterNewline, ['END'])
      outdent = body.afterNewline ? tokens.takeIf('WHITESPACE') : null
    }
    closeBlock(scope, body, outdent, tokens.expect('END', '#end'))
  } else {
    tokens.expect('END', '#end')
  }
  const rest = version === '2.x' && afterNewline ? tokens.takeLineRest() : ''
  const otherwise = body === block ? null : body.out.build()
  out.add({
    kind: 'foreach',
    variable: variable.root,
    iterable,
    block: block.out.build(),
    otherwise,
    at: word.start,
  })
  if (textBefore(word) !== '') out.text(rest)
  return rest !== ''
}

/** The arguments between parentheses; commas are optional, and bare words are allowed. */
function parseArguments(scope: ParserScope): (Expression | 'word')[] {
  const { tokens } = scope
  tokens.skipSpace()
  tokens.expect('LPAREN', '"("')
  const args: (Expression | 'word')[] = []
  while (!tokens.lexer.closingFollows(tokens.peek())) {
    tokens.skipSpace()
    if (tokens.takeIf('COMMA') !== null) tokens.skipSpace()
    if (tokens.sees('WORD')) {
      tokens.take()
      args.push('word')
    } else {
      args.push(parseParameter(scope))
    }
  }
  tokens.skipSpace()
  tokens.expect('RPAREN', '")"')
  return args
}
