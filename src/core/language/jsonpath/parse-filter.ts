import { parseBigDecimal } from '../java/big-decimal.ts'
import { JavaException } from '../java/java-exception.ts'
import { compileRegex } from '../java/java-regex.ts'
import { CharIndex } from './char-index.ts'
import { readLiteralJson } from './literal-json.ts'
import type { Filter, FilterOperator, Operand, PathAst } from './path-ast.ts'
import { PathFailure } from './path-error.ts'
import { unescapeText } from './unescape-text.ts'

export type PathParser = (path: string, base: number) => PathAst

/** Jayway's `FilterCompiler`: `[?(…)]`. Throws PathFailure. */
export function parseFilter(criteria: string, parsePath: PathParser, base: number): Filter {
  const filter = new CharIndex(criteria, base).trim()
  filter.position += 1
  filter.end -= 1
  filter.trim()
  filter.position += 1
  filter.trim()
  if (!filter.is('(') || !filter.lastIs(')')) throw filter.failure('a filter is written [?(…)]')
  const compiler: FilterCompiler = { filter, parsePath, depth: 0, doubt: null }
  const result = readOr(compiler)
  filter.skipBlanks()
  if (filter.inBounds()) throw filter.failure('the filter should end here')
  return result
}

interface FilterCompiler {
  readonly filter: CharIndex
  readonly parsePath: PathParser
  depth: number
  /** Why the last comparison was read as a check for existence instead, for a better message. */
  doubt: PathFailure | null
}

const MAX_DEPTH = 50

const OPERATORS: ReadonlySet<string> = new Set<FilterOperator>([
  '>=',
  '<=',
  '==',
  '===',
  '!=',
  '!==',
  '<',
  '>',
  '=~',
  'NIN',
  'IN',
  'CONTAINS',
  'ALL',
  'SIZE',
  'EXISTS',
  'TYPE',
  'MATCHES',
  'EMPTY',
  'SUBSETOF',
  'ANYOF',
  'NONEOF',
])

function isOperator(text: string): text is FilterOperator {
  return OPERATORS.has(text)
}

function readOr(compiler: FilterCompiler): Filter {
  compiler.depth += 1
  if (compiler.depth > MAX_DEPTH) throw compiler.filter.failure('the filter is nested too deeply')
  const parts = [readAnd(compiler)]
  while (takeText(compiler.filter, '||')) parts.push(readAnd(compiler))
  compiler.depth -= 1
  return joined('or', parts)
}

function readAnd(compiler: FilterCompiler): Filter {
  const parts = [readOperandOfAnd(compiler)]
  while (takeText(compiler.filter, '&&')) parts.push(readOperandOfAnd(compiler))
  return joined('and', parts)
}

function joined(kind: 'or' | 'and', parts: readonly Filter[]): Filter {
  const [only] = parts
  return only !== undefined && parts.length === 1 ? only : { kind, parts }
}

function takeText(filter: CharIndex, text: string): boolean {
  const start = filter.position
  filter.skipBlanks()
  const fits = filter.inBounds(filter.position + text.length - 1)
  if (fits && filter.text.startsWith(text, filter.position)) {
    filter.position += text.length
    return true
  }
  filter.position = start
  return false
}

function take(filter: CharIndex, char: string): void {
  if (filter.skipBlanks().current !== char) throw filter.failure(`"${char}" is expected`)
  filter.position += 1
}

function readOperandOfAnd(compiler: FilterCompiler): Filter {
  const { filter } = compiler
  const start = filter.skipBlanks().position
  if (filter.is('!')) {
    take(filter, '!')
    const next = filter.skipBlanks().current
    if (next !== '$' && next !== '@') return { kind: 'not', part: readNested(compiler) }
    filter.position = start
  }
  if (filter.skipBlanks().is('(')) {
    take(filter, '(')
    const inner = readOr(compiler)
    if (!filter.skipBlanks().is(')')) throw compiler.doubt ?? filter.failure('")" is expected')
    filter.position += 1
    return inner
  }
  return readRelation(compiler)
}

function readNested(compiler: FilterCompiler): Filter {
  compiler.depth += 1
  if (compiler.depth > MAX_DEPTH) throw compiler.filter.failure('the filter is nested too deeply')
  const part = readOperandOfAnd(compiler)
  compiler.depth -= 1
  return part
}

function readRelation(compiler: FilterCompiler): Filter {
  const { filter } = compiler
  const left = readOperand(compiler)
  const start = filter.position
  try {
    const operator = readOperator(filter)
    return { kind: 'relation', left, operator, right: readOperand(compiler) }
  } catch (failure) {
    if (!(failure instanceof PathFailure) || !failure.isInvalidPath) throw failure
    filter.position = start
    compiler.doubt = failure
    if (left.kind !== 'path') throw failure
  }
  const checked: Operand = { ...left, existsCheck: true }
  const right: Operand = { kind: 'boolean', value: left.shouldExist }
  return { kind: 'relation', left: checked, operator: 'EXISTS', right }
}

function readOperator(filter: CharIndex): FilterOperator {
  const start = filter.skipBlanks().position
  const symbolic = isOperatorChar(filter.current)
  while (filter.inBounds() && (symbolic ? isOperatorChar(filter.current) : !filter.is(' ')))
    filter.position += 1
  const operator = filter.text.slice(start, filter.position).toUpperCase()
  if (!isOperator(operator))
    throw filter.failure(`the operator "${operator}" is not supported`, start)
  return operator
}

function isOperatorChar(char: string): boolean {
  return /[<>=~!]/.test(char)
}

function readOperand(compiler: FilterCompiler): Operand {
  const { filter } = compiler
  const first = filter.skipBlanks().current
  if (first === '$' || first === '@') return readPath(compiler)
  if (first !== '!') return readLiteral(filter)
  filter.position += 1
  const next = filter.skipBlanks().current
  if (next !== '$' && next !== '@') throw filter.failure('"!" is not expected')
  return readPath(compiler)
}

function readLiteral(filter: CharIndex): Operand {
  const char = filter.current
  switch (char) {
    case "'":
    case '"':
      return readString(filter, char)
    case 't':
    case 'f':
      return readWord(filter, char === 't' ? 'true' : 'false', {
        kind: 'boolean',
        value: char === 't',
      })
    case 'n':
      return readWord(filter, 'null', { kind: 'null' })
    case '{':
      return readJson(filter, '{', '}')
    case '[':
      return readJson(filter, '[', ']')
    case '/':
      return readPattern(filter)
    default:
      return readNumber(filter)
  }
}

function readWord(filter: CharIndex, word: string, operand: Operand): Operand {
  const end = filter.position + word.length
  const text = filter.inBounds(end - 1) ? filter.text.slice(filter.position, end) : ''
  if (text !== word) throw filter.failure(`"${word}" is expected`)
  filter.position = end
  return operand
}

function readString(filter: CharIndex, quote: string): Operand {
  const end = filter.nextUnescaped(quote)
  if (end === -1) throw filter.failure(`a closing ${quote} is missing`)
  const value = unescapeText(filter.text.slice(filter.position + 1, end))
  filter.position = end + 1
  return { kind: 'string', value }
}

function readNumber(filter: CharIndex): Operand {
  const start = filter.position
  while (filter.inBounds() && /[\d.eE-]/.test(filter.current)) filter.position += 1
  const text = filter.text.slice(start, filter.position)
  const value = parseBigDecimal(text)
  // Unlike other bad operands this one does not make the left side a check for existence.
  if (value === null) throw new PathFailure('failed', `"${text}" is not a value for a filter`)
  return { kind: 'number', value }
}

function readJson(filter: CharIndex, open: string, close: string): Operand {
  const start = filter.position
  const end = filter.matching(start, open, close, false)
  if (end === -1) throw filter.failure(`"${close}" is missing`)
  filter.position = end + 1
  const text = filter.text.slice(start, filter.position)
  return { kind: 'json', text, value: readLiteralJson(text) }
}

function readPattern(filter: CharIndex): Operand {
  const start = filter.position
  const end = filter.nextUnescaped('/')
  if (end === -1) throw filter.failure('a closing "/" is missing')
  let stop = end + 1
  while (filter.inBounds(stop) && /[dixmsuU]/.test(filter.charAt(stop))) stop += 1
  filter.position = stop
  try {
    return {
      kind: 'pattern',
      regex: compileRegex(filter.text.slice(start + 1, end), filter.text.slice(end + 1, stop)),
    }
  } catch (reason) {
    if (reason instanceof JavaException) throw new PathFailure('failed', reason.detail)
    throw reason
  }
}

function readPath({ filter, parsePath }: FilterCompiler): Operand {
  const before = filter.previousSignificant(filter.position)
  const start = filter.position
  filter.position += 1
  while (filter.inBounds()) {
    if (filter.is('[')) {
      const close = filter.matching(filter.position, '[', ']', false)
      if (close === -1) throw filter.failure('"]" is missing')
      filter.position = close + 1
    }
    const closesFilter = filter.is(')') && !closesCall(filter, start)
    if (!filter.inBounds() || isOperatorChar(filter.current) || filter.is(' ') || closesFilter)
      break
    filter.position += 1
  }
  const path = parsePath(filter.text.slice(start, filter.position), filter.base + start)
  const shouldExist = before === -1 || filter.charAt(before) !== '!'
  return { kind: 'path', path, existsCheck: false, shouldExist }
}

/** Whether the closing parenthesis belongs to a call without arguments. */
function closesCall(filter: CharIndex, start: number): boolean {
  const open = filter.previousSignificant(filter.position)
  if (open === -1 || filter.charAt(open) !== '(') return false
  return filter.text.slice(start + 1, open).includes('.')
}
