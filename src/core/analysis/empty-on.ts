import { type Expression, isWrittenEmpty } from '../language/expression/syntax.ts'
import type { Variable } from '../model/design.ts'
import type { Analysis } from './analyse.ts'
import type { GraphEdge } from './flow-graph.ts'
import { parsedExpression } from './references.ts'

/** The variables that are empty where a decision is left by one of its arms. */
export function emptyOn({ graph }: Analysis, { from, output }: GraphEdge): readonly Variable[] {
  const { when = [] } = graph.facts(from).outputs.find(({ id }) => id === output) ?? {}
  return when.flatMap(({ expression, holds }) => {
    const parsed = parsedExpression(expression)
    const names = parsed === null ? [] : emptyGiven(parsed, holds)
    return names.flatMap((name) => graph.index.variable(name, from.task) ?? [])
  })
}

/** The names of what is empty where an expression is true, or where it is not: as far as it says so by itself. */
function emptyGiven(expression: Expression, holds: boolean): readonly string[] {
  switch (expression.kind) {
    case 'unary':
      return expression.operator === '!' ? emptyGiven(expression.operand, !holds) : []
    case 'call': {
      const [only, ...more] = expression.args
      if (only?.kind !== 'reference' || more.length > 0) return []
      const tellsEmpty = EMPTY_WHEN.get(expression.name.toLowerCase())
      return tellsEmpty === holds ? [only.name] : []
    }
    case 'binary': {
      const { operator, left, right } = expression
      const both = [...emptyGiven(left, holds), ...emptyGiven(right, holds)]
      if (operator === 'and') return holds ? both : []
      if (operator === 'or') return holds ? [] : both
      const measured = lengthIn(left) ?? lengthIn(right)
      if (measured !== null) {
        const isZero = tellsZero(operator, left, right)
        return isZero === holds ? [measured] : []
      }
      if (operator !== '==' && operator !== '!=') return []
      const [value, name] = left.kind === 'reference' ? [right, left] : [left, right]
      return name.kind === 'reference' && isWrittenEmpty(value) && (operator === '==') === holds
        ? [name.name]
        : []
    }
    default:
      return []
  }
}

/** What a test gives for what is empty. */
const EMPTY_WHEN: ReadonlyMap<string, boolean> = new Map([
  ['isnotsetorempty', true],
  ['isset', false],
])

/** The name of what an expression measures by itself: `Length(Task.Id)`. */
function lengthIn(expression: Expression): string | null {
  if (expression.kind !== 'call' || expression.name.toLowerCase() !== 'length') return null
  const [only, ...more] = expression.args
  return only?.kind === 'reference' && more.length === 0 ? only.name : null
}

/** Whether a comparison with a length is true of nothing, and of nothing alone, or false; null where it says neither. */
function tellsZero(operator: string, left: Expression, right: Expression): boolean | null {
  const isFlipped = left.kind === 'number'
  const number = isFlipped ? left : right
  if (number.kind !== 'number') return null
  const compared = `${isFlipped ? (FLIPPED.get(operator) ?? operator) : operator} ${Number(number.text)}`
  return ZERO_WHEN.get(compared) ?? null
}

const FLIPPED: ReadonlyMap<string, string> = new Map([
  ['<', '>'],
  ['>', '<'],
  ['<=', '>='],
  ['>=', '<='],
])
const ZERO_WHEN: ReadonlyMap<string, boolean> = new Map([
  ['== 0', true],
  ['< 1', true],
  ['<= 0', true],
  ['!= 0', false],
  ['> 0', false],
  ['>= 1', false],
])
