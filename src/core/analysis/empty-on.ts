import type { Expression } from '../language/expression/syntax.ts'
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
      if (operator !== '==' && operator !== '!=') return []
      const [value, name] = left.kind === 'reference' ? [right, left] : [left, right]
      const isNothing = value.kind === 'not-set' || (value.kind === 'string' && value.value === '')
      return name.kind === 'reference' && isNothing && (operator === '==') === holds
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
