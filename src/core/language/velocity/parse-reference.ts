import type { Expression, PathPart, Reference } from './ast.ts'
import { nested, type ExpressionParsers, type ParserScope } from './parser-scope.ts'
import { literalOf, type Token, type TokenKind } from './token.ts'

/** Whether a reference starts here, as the grammar sees it with two tokens. */
export function seesReference(scope: ParserScope): boolean {
  const { tokens } = scope
  return (
    tokens.sees('IDENTIFIER') || (tokens.sees('LCURLY') && tokens.peek(2).kind === 'IDENTIFIER')
  )
}

export function parseReference(scope: ParserScope, parsers: ExpressionParsers): Reference {
  const { tokens } = scope
  const first = tokens.peek()
  const braced = tokens.takeIf('LCURLY') !== null
  const name = tokens.expect('IDENTIFIER', 'A name')
  const path = parsePath(scope, parsers)
  let alternate: Expression | null = null
  if (braced) {
    if (scope.version === '2.x' && tokens.takeIf('PIPE') !== null)
      alternate = parsers.argument(scope)
    if (tokens.takeIf('RCURLY', 'RIGHT_CURLY') === null) throw tokens.unexpected('"}"')
  }
  return finishReference(scope, { first, name, last: tokens.current, path, alternate })
}

interface Parts {
  readonly first: Token
  readonly name: Token
  readonly last: Token
  readonly path: readonly PathPart[]
  readonly alternate: Expression | null
}

function parsePath(scope: ParserScope, parsers: ExpressionParsers): PathPart[] {
  const { tokens } = scope
  const path = parseIndexes(scope, parsers)
  while (tokens.sees('DOT') && tokens.peek(2).kind === 'IDENTIFIER') {
    tokens.take()
    const name = tokens.take()
    const at = name.start
    if (tokens.sees('LPAREN') && canStartArguments(scope, tokens.peek(2).kind)) {
      const args = nested(scope, () => parseArguments(scope, parsers))
      path.push({ kind: 'method', name: name.image, args, at })
    } else {
      path.push({ kind: 'property', name: name.image, at })
    }
    path.push(...parseIndexes(scope, parsers))
  }
  return path
}

function parseIndexes(scope: ParserScope, parsers: ExpressionParsers): PathPart[] {
  const { tokens } = scope
  const indexes: PathPart[] = []
  for (
    let open = tokens.takeIf('INDEX_LBRACKET');
    open !== null;
    open = tokens.takeIf('INDEX_LBRACKET')
  ) {
    tokens.skipSpace()
    const index = nested(scope, () => parsers.index(scope))
    tokens.skipSpace()
    tokens.expect('INDEX_RBRACKET', '"]"')
    indexes.push({ kind: 'index', index, at: open.start })
  }
  return indexes
}

function parseArguments(scope: ParserScope, parsers: ExpressionParsers): Expression[] {
  const { tokens } = scope
  tokens.take()
  const args: Expression[] = []
  if (tokens.takeIf('REFMOD2_RPAREN') !== null) return args
  do args.push(parsers.argument(scope))
  while (tokens.takeIf('COMMA') !== null)
  tokens.expect('REFMOD2_RPAREN', '"," or ")" after the argument')
  return args
}

/** The grammar takes `name(` for a call only if what follows could be an argument. */
function canStartArguments(scope: ParserScope, kind: TokenKind): boolean {
  if (ARGUMENT_STARTS.has(kind)) return true
  return (
    scope.version === '2.x' &&
    (kind === 'NOT' || kind === 'MINUS' || kind === 'LPAREN' || kind === 'NEWLINE')
  )
}

const ARGUMENT_STARTS: ReadonlySet<TokenKind> = new Set<TokenKind>([
  'REFMOD2_RPAREN',
  'WHITESPACE',
  'STRING',
  'INTEGER',
  'FLOAT',
  'LBRACKET',
  'LEFT_CURLY',
  'TRUE',
  'FALSE',
  'IDENTIFIER',
  'LCURLY',
])

/** The engine's `ASTReference.getRoot()`: takes backslashes and text apart from the reference proper. */
function finishReference(scope: ParserScope, parts: Parts): Reference {
  const { first, name, last } = parts
  if (first.image.includes('\\!')) {
    const dollar = first.image.indexOf('$')
    const text = first.image.slice(0, dollar) + first.image.slice(dollar).replace('\\', '')
    return lookalike(parts, '', text, literalOf(first, last))
  }
  const slashes = leadingSlashes(first.image)
  const escaped = slashes % 2 === 1
  const start = Math.max(slashes, first.image.lastIndexOf('$'))
  const textPrefix = first.image.slice(slashes, start)
  const at = first.start + start
  // The engine shortens the token, so that literals of constructs around it are without the prefix.
  const image = first.image.slice(start)
  if (!scope.tokens.isSpeculating) first.image = image
  const literal = literalOf(first, last)
  if (!image.startsWith('$')) {
    // A name without a dollar, which 1.7 can take for a reference behind a comment.
    return lookalike(parts, textPrefix, scope.version === '2.x' ? literal : image, literal)
  }
  const quiet = image.startsWith('$!')
  return {
    kind: 'reference',
    root: first === name ? image.slice(quiet ? 2 : 1) : name.image,
    path: parts.path,
    quiet,
    formal: first !== name,
    escaped,
    computable: true,
    escapePrefix: '\\'.repeat(Math.floor(slashes / 2)),
    textPrefix,
    nullText: quiet && !escaped ? '' : literal,
    alternate: parts.alternate,
    literal,
    at,
  }
}

function leadingSlashes(image: string): number {
  let count = 0
  while (image[count] === '\\') count += 1
  return count
}

/** What looks like a reference and is text. */
function lookalike(parts: Parts, textPrefix: string, nullText: string, literal: string): Reference {
  return {
    kind: 'reference',
    root: '',
    path: parts.path,
    quiet: false,
    formal: false,
    escaped: false,
    computable: false,
    escapePrefix: '',
    textPrefix,
    nullText,
    alternate: parts.alternate,
    literal,
    at: parts.first.start,
  }
}
