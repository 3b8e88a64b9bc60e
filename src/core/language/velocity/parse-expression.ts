import { JavaException } from '../java/java-exception.ts'
import { doubleOf, integerOf } from '../java/java-number.ts'
import type { ComparisonOperator, Expression, MathOperator } from './ast.ts'
import { parseReference } from './parse-reference.ts'
import { stringExpression } from './parse-string.ts'
import {
  countOperator,
  type ExpressionParsers,
  lookAhead,
  nested,
  type ParserScope,
} from './parser-scope.ts'
import { literalOf, type Token, type TokenKind } from './token.ts'

/** Any expression, as in `#if(…)` and on the right of `#set`. */
export function parseExpression(scope: ParserScope): Expression {
  return nested(scope, () => parseBinary(scope, 0))
}

/** An operand without operators: list items, map entries, and arguments in Velocity 1.7. */
export function parseParameter(scope: ParserScope): Expression {
  const { tokens } = scope
  tokens.skipSpace()
  const operand = parseOperand(scope)
  if (operand === null) throw tokens.unexpected('A value')
  tokens.skipSpace()
  return operand
}

/** What references need: Velocity 2 takes any expression as argument and index, 1.7 does not. */
export const EXPRESSION_PARSERS: ExpressionParsers = {
  argument: (scope) => (scope.version === '2.x' ? parseExpression(scope) : parseParameter(scope)),
  index: (scope) => (scope.version === '2.x' ? parseExpression(scope) : parseSimpleIndex(scope)),
}

interface BinaryOperator {
  readonly symbol: string
  readonly build: (left: Expression, right: Expression, literal: string) => Expression
}

/** From the loosest to the tightest. */
const LEVELS: readonly ReadonlyMap<TokenKind, BinaryOperator>[] = [
  new Map([
    ['OR', junction('or', '||')],
    ['LOGICAL_OR_2', junction('or', '||')],
  ]),
  new Map([['AND', junction('and', '&&')]]),
  new Map([
    ['EQ', comparison('==')],
    ['NE', comparison('!=')],
  ]),
  new Map([
    ['LT', comparison('<')],
    ['GT', comparison('>')],
    ['LE', comparison('<=')],
    ['GE', comparison('>=')],
  ]),
  new Map([
    ['PLUS', calculation('+')],
    ['MINUS', calculation('-')],
  ]),
  new Map([
    ['MULTIPLY', calculation('*')],
    ['DIVIDE', calculation('/')],
    ['MODULUS', calculation('%')],
  ]),
]

function junction(kind: 'and' | 'or', symbol: string): BinaryOperator {
  return { symbol, build: (left, right, literal) => ({ kind, left, right, literal }) }
}

function comparison(operator: ComparisonOperator): BinaryOperator {
  const build: BinaryOperator['build'] = (left, right, literal) => ({
    kind: 'compare',
    operator,
    left,
    right,
    literal,
  })
  return { symbol: operator, build }
}

function calculation(operator: MathOperator): BinaryOperator {
  const build: BinaryOperator['build'] = (left, right, literal) => ({
    kind: 'math',
    operator,
    left,
    right,
    literal,
  })
  return { symbol: operator, build }
}

function parseBinary(scope: ParserScope, depth: number): Expression {
  const level = LEVELS[depth]
  if (level === undefined) return parseUnary(scope)
  const { tokens } = scope
  let left = parseBinary(scope, depth + 1)
  for (;;) {
    const operator = level.get(tokens.peek().kind)
    if (operator === undefined) return left
    tokens.take()
    countOperator(scope)
    const first = tokens.peek()
    const right = parseBinary(scope, depth + 1)
    // Velocity 1.7 takes only the right side for the literal text of an operation.
    const literal =
      scope.version === '2.x'
        ? `${left.literal} ${operator.symbol} `
        : literalOf(first, tokens.current)
    left = operator.build(left, right, literal)
  }
}

function parseUnary(scope: ParserScope): Expression {
  const { tokens } = scope
  tokens.skipSpace()
  if (tokens.takeIf('NOT') !== null) {
    const operand = nested(scope, () => parseUnary(scope))
    return { kind: 'not', operand, literal: `!${operand.literal}` }
  }
  if (scope.version === '2.x' && tokens.takeIf('MINUS') !== null) {
    const operand = parsePrimary(scope)
    return { kind: 'negate', operand, literal: `-${operand.literal}` }
  }
  return parsePrimary(scope)
}

function parsePrimary(scope: ParserScope): Expression {
  const { tokens } = scope
  tokens.skipSpace()
  let value = parseOperand(scope)
  if (value === null) {
    tokens.expect('LPAREN', 'A value')
    const first = tokens.peek()
    value = parseExpression(scope)
    if (scope.version === '1.7') value = { ...value, literal: literalOf(first, tokens.current) }
    tokens.expect('RPAREN', '")"')
  }
  tokens.skipSpace()
  return value
}

/** A literal, list, map, range or reference; null when the next token starts none. */
function parseOperand(scope: ParserScope): Expression | null {
  const { tokens } = scope
  const token = tokens.peek()
  switch (token.kind) {
    case 'STRING':
      return stringExpression(scope, tokens.take())
    case 'IDENTIFIER':
    case 'LCURLY':
      return parseReference(scope, EXPRESSION_PARSERS)
    case 'INTEGER':
      tokens.take()
      return { kind: 'number', value: integerOf(BigInt(digitsOf(token))), literal: token.image }
    case 'FLOAT':
      tokens.take()
      return { kind: 'number', value: doubleOf(Number(digitsOf(token))), literal: token.image }
    case 'TRUE':
    case 'FALSE':
      tokens.take()
      return { kind: 'boolean', value: token.kind === 'TRUE', literal: token.image }
    case 'LBRACKET':
      return nested(scope, () => parseBracket(scope, token))
    case 'LEFT_CURLY':
      return nested(scope, () => parseMap(scope, token))
    default:
      return null
  }
}

/** The lexer can glue text to a number (`##2` in an argument), which then is none. */
function digitsOf({ image }: Token): string {
  if (!/^-?[.\d]/.test(image)) {
    throw new JavaException('NumberFormatException', `"${image}" is not a number`)
  }
  return image
}

function parseSimpleIndex(scope: ParserScope): Expression {
  const { tokens } = scope
  tokens.skipSpace()
  if (tokens.sees('FLOAT', 'LBRACKET', 'LEFT_CURLY'))
    throw tokens.unexpected('A number, text or reference')
  return parseParameter(scope)
}

function parseBracket(scope: ParserScope, open: Token): Expression {
  const { tokens } = scope
  const isRange = lookAhead(scope, open, () => {
    tokens.take()
    parseBound(scope)
    tokens.expect('DOUBLEDOT', '".."')
  })
  tokens.take()
  if (isRange) {
    const from = parseBound(scope)
    tokens.take()
    const to = parseBound(scope)
    tokens.expect('RBRACKET', '"]"')
    return { kind: 'range', from, to, literal: literalOf(open, tokens.current) }
  }
  const items: Expression[] = []
  if (!tokens.sees('RBRACKET')) {
    do items.push(parseParameter(scope))
    while (tokens.takeIf('COMMA') !== null)
  }
  tokens.expect('RBRACKET', '"," or "]"')
  return { kind: 'list', items, literal: literalOf(open, tokens.current) }
}

function parseBound(scope: ParserScope): Expression {
  const { tokens } = scope
  tokens.skipSpace()
  if (!tokens.sees('IDENTIFIER', 'LCURLY', 'INTEGER'))
    throw tokens.unexpected('A number or reference')
  return parseParameter(scope)
}

function parseMap(scope: ParserScope, open: Token): Expression {
  const { tokens } = scope
  const hasEntries = lookAhead(scope, open, () => {
    tokens.take()
    parseParameter(scope)
    tokens.expect('COLON', '":"')
  })
  tokens.take()
  const entries: { key: Expression; value: Expression }[] = []
  if (hasEntries) {
    do {
      const key = parseParameter(scope)
      tokens.expect('COLON', '":"')
      entries.push({ key, value: parseParameter(scope) })
    } while (tokens.takeIf('COMMA') !== null)
  }
  tokens.skipSpace()
  if (tokens.takeIf('RIGHT_CURLY', 'RCURLY') === null) throw tokens.unexpected('"," or "}"')
  return { kind: 'map', entries, literal: literalOf(open, tokens.current) }
}
