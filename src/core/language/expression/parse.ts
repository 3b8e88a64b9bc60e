import type { Result } from '../../base/result.ts'
import { err, ok } from '../../base/result.ts'
import type { ExpressionError } from './expression-error.ts'
import type { Token } from './lexer.ts'
import { tokenize } from './lexer.ts'
import type { Parser } from './parser-state.ts'
import {
  enter,
  fail,
  failAt,
  grow,
  isNext,
  parserOf,
  peek,
  placeholder,
  take,
  takeIf,
} from './parser-state.ts'
import type { BinaryOperator, Expression, UnaryOperator } from './syntax.ts'

/**
 * Reads an expression of Genesys Cloud Architect. Pure and linear in the text's length, so callers may keep the
 * outcome per text. Names are not resolved: that is the checker's part.
 */
export function parseExpression(text: string): Result<Expression, ExpressionError> {
  if (text.length > MAX_LENGTH) {
    return err({
      code: 'too-long',
      length: text.length,
      limit: MAX_LENGTH,
      start: MAX_LENGTH,
      end: text.length,
    })
  }
  const tokens = tokenize(text)
  if (!tokens.ok) return tokens
  if (tokens.value[0]?.kind === 'end') return err({ code: 'empty', start: 0, end: text.length })
  const parser = parserOf(tokens.value)
  const expression = parseConditional(parser)
  const rest = peek(parser)
  if (rest.kind !== 'end') failAt(parser, rest, 'an operator or the end of the expression')
  return parser.error === undefined ? ok(expression) : err(parser.error)
}

/** Architect's own limit. */
const MAX_LENGTH = 32_000

/** Left-associative and without nesting between `?` and `:`, as in Architect, which needs parentheses there. */
function parseConditional(parser: Parser): Expression {
  if (!enter(parser)) return placeholder(parser)
  let result = parseBinary(parser, 0)
  while (isNext(parser, '?')) {
    const operatorStart = take(parser).start
    let { height } = parser
    const whenTrue = parseBinary(parser, 0)
    height = Math.max(height, parser.height)
    expect(parser, ':', "':' and the value for false")
    const whenFalse = parseBinary(parser, 0)
    grow(parser, height)
    const { start } = result
    const { end } = whenFalse
    const condition = result
    result = { kind: 'conditional', operatorStart, condition, whenTrue, whenFalse, start, end }
  }
  parser.depth -= 1
  return result
}

/** From loose to tight; each level is left-associative but the power, which is right-associative. */
const LEVELS: readonly (readonly BinaryOperator[])[] = [
  ['or'],
  ['and'],
  ['|'],
  ['&'],
  ['==', '!='],
  ['<', '<=', '>', '>='],
  ['+', '-'],
  ['*', '/', '%'],
  ['^'],
]
const POWER_LEVEL = LEVELS.length - 1

const LEVEL_OF: ReadonlyMap<string, { readonly operator: BinaryOperator; readonly level: number }> =
  new Map(
    LEVELS.flatMap((operators, level) =>
      operators.map((operator) => [operator, { operator, level }]),
    ),
  )

function parseBinary(parser: Parser, minimum: number): Expression {
  let left = parsePrefix(parser)
  for (;;) {
    const token = peek(parser)
    const found = operatorOf(token)
    if (found === undefined || found.level < minimum) return left
    take(parser)
    const { height } = parser
    if (!enter(parser)) return left
    const right = parseBinary(parser, found.level === POWER_LEVEL ? POWER_LEVEL : found.level + 1)
    parser.depth -= 1
    grow(parser, height)
    left = {
      kind: 'binary',
      operator: found.operator,
      operatorStart: token.start,
      left,
      right,
      start: left.start,
      end: right.end,
    }
  }
}

function operatorOf(token: Token) {
  if (token.kind === 'symbol') return LEVEL_OF.get(token.text)
  // `and` and `or` in any case: "true And false" is one of Architect's own examples.
  return token.kind === 'name' ? LEVEL_OF.get(token.text.toLowerCase()) : undefined
}

function parsePrefix(parser: Parser): Expression {
  const token = peek(parser)
  const operator = prefixOf(token)
  if (operator === undefined) return parsePostfix(parser)
  take(parser)
  if (!enter(parser)) return placeholder(parser)
  // A minus takes no second prefix ("--5" and "-!x" are refused), while "!!x", "~-5" are fine.
  const operand = operator === '-' ? parsePostfix(parser) : parsePrefix(parser)
  parser.depth -= 1
  return { kind: 'unary', operator, operand, start: token.start, end: operand.end }
}

function prefixOf(token: Token): UnaryOperator | undefined {
  if (token.kind !== 'symbol') return undefined
  return token.text === '-' || token.text === '!' || token.text === '~' ? token.text : undefined
}

/** Properties and indexes follow names and calls only: Architect refuses `"a"[0]` and `(x).y`. */
function parsePostfix(parser: Parser): Expression {
  const isInParentheses = isNext(parser, '(')
  let object = parsePrimary(parser)
  if (isInParentheses || !canHavePostfix(parser, object)) return object
  // The points of a name belong to it already: one that stands apart, as in "Task . x", is refused.
  let canHaveProperty = object.kind === 'call'
  for (;;) {
    const token = peek(parser)
    if (isNext(parser, '[')) {
      take(parser)
      const { height } = parser
      const index = parseConditional(parser)
      canHaveProperty = true
      grow(parser, height)
      const end = close(parser, token, '[')
      const { start } = object
      object = { kind: 'index', object, index, bracketStart: token.start, start, end }
    } else if (canHaveProperty && isNext(parser, '.')) {
      take(parser)
      const property = peek(parser)
      if (property.kind !== 'name' || property.start !== token.end) {
        return failAt(parser, property, 'the name of a property directly after the point')
      }
      take(parser)
      object = memberOf(parser, object, property.text, property.start)
    } else {
      return object
    }
  }
}

function canHavePostfix(parser: Parser, object: Expression): boolean {
  if (object.kind === 'call') return true
  const isName = object.kind === 'reference' || object.kind === 'member'
  return isName && parser.tokens[parser.at - 1]?.kind === 'name'
}

function parsePrimary(parser: Parser): Expression {
  parser.height = 0
  const token = peek(parser)
  const { start, end, text } = token
  if (token.kind === 'number') {
    take(parser)
    return { kind: 'number', text, isDecimal: text.includes('.'), start, end }
  }
  if (token.kind === 'string') {
    take(parser)
    return { kind: 'string', value: text, start, end }
  }
  if (token.kind === 'name' && operatorOf(token) === undefined) {
    take(parser)
    return isNext(parser, '(') ? parseCall(parser, token) : nameOrConstant(parser, token)
  }
  if (isNext(parser, '(')) {
    take(parser)
    const inner = parseConditional(parser)
    const closed = close(parser, token, '(')
    return { ...inner, start, end: closed }
  }
  return failAt(parser, token, 'a value')
}

function parseCall(parser: Parser, name: Token): Expression {
  const open = take(parser)
  const args: Expression[] = []
  let height = 0
  if (!isNext(parser, ')')) {
    do {
      args.push(parseConditional(parser))
      height = Math.max(height, parser.height)
    } while (takeIf(parser, ','))
  }
  grow(parser, height)
  const end = close(parser, open, '(')
  return { kind: 'call', name: name.text, args, start: name.start, end }
}

/** Scope and name are the variable, further segments its properties; constants are case-sensitive. */
function nameOrConstant(parser: Parser, token: Token): Expression {
  const { start, end, text } = token
  if (text === 'true' || text === 'false') {
    return { kind: 'boolean', value: text === 'true', start, end }
  }
  if (text === 'NOT_SET') return { kind: 'not-set', start, end }
  const [scope = '', variable, ...properties] = text.split('.')
  const name = variable === undefined ? scope : `${scope}.${variable}`
  const reference: Expression = { kind: 'reference', name, start, end: start + name.length }
  return properties.reduce<Expression>(
    (object, property) => memberOf(parser, object, property, object.end + 1),
    reference,
  )
}

function memberOf(
  parser: Parser,
  object: Expression,
  property: string,
  propertyStart: number,
): Expression {
  grow(parser, 0)
  const end = propertyStart + property.length
  return { kind: 'member', object, property, propertyStart, start: object.start, end }
}

function close(parser: Parser, open: Token, opener: '(' | '['): number {
  const token = peek(parser)
  const closer = opener === '(' ? ')' : ']'
  if (isNext(parser, closer)) return take(parser).end
  const { start, end } = open
  if (token.kind === 'end') fail(parser, { code: 'unclosed', opener, start, end })
  else failAt(parser, token, `an operator or '${closer}'`)
  return token.end
}

function expect(parser: Parser, symbol: string, expected: string): void {
  const token = peek(parser)
  if (!takeIf(parser, symbol)) failAt(parser, token, expected)
}
