import { CharIndex } from './char-index.ts'
import { isOperatorChar, type PathParser, readOperand } from './parse-operand.ts'
import type { Filter, FilterOperator, Operand } from './path-ast.ts'
import { PathFailure } from './path-error.ts'

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
  const left = readOperand(filter, compiler.parsePath)
  const start = filter.position
  try {
    const operator = readOperator(filter)
    return { kind: 'relation', left, operator, right: readOperand(filter, compiler.parsePath) }
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
