import type { TaskId } from '../base/ids.ts'
import type { Condition } from '../kinds/facts.ts'
import type { DesignIndex } from '../model/design-index.ts'
import type { Variable } from '../model/design.ts'
import { impliedBy } from '../language/expression/implied.ts'
import type { Expression } from '../language/expression/syntax.ts'
import { parsedExpression, variableNamed } from './references.ts'

/**
 * The variables that have a value because of what was found of an expression: it asked for them, or it could not have
 * come out so without. Compared with NOT_SET nothing is equal, and an order of it is an error (executed with Architect's
 * design-time core).
 */
export function shownSet(
  { expression, holds }: Condition,
  task: TaskId,
  index: DesignIndex,
): readonly Variable[] {
  const parsed = parsedExpression(expression)
  if (parsed === null) return NONE
  return namesShownSet(parsed, holds).flatMap((name) => variableNamed(name, task, index) ?? [])
}

const NONE: readonly Variable[] = []

/** The names in an expression that must have a value because it was true, or because it was not. */
export function namesShownSet(expression: Expression, holds: boolean): readonly string[] {
  return impliedBy(expression, holds).flatMap(({ part, holds: isTrue }) => namesIn(part, isTrue))
}

function namesIn(expression: Expression, holds: boolean): readonly string[] {
  switch (expression.kind) {
    case 'reference':
      return holds ? [expression.name] : []
    case 'call': {
      const [asked] = expression.args
      const test = TESTS.get(expression.name.toLowerCase())
      return test === holds && asked !== undefined ? nameOf(asked) : []
    }
    case 'binary':
      return namesCompared(expression, holds)
    default:
      return []
  }
}

/** The functions that ask whether a value is there, with the answer that says so. */
const TESTS: ReadonlyMap<string, boolean> = new Map([
  ['isset', true],
  ['isnotsetorempty', false],
])

function namesCompared(
  { operator, left, right }: Extract<Expression, { readonly kind: 'binary' }>,
  holds: boolean,
): readonly string[] {
  switch (operator) {
    case '==':
    case '!=':
      return (operator === '==') === holds
        ? [...equalTo(left, right), ...equalTo(right, left)]
        : [...unlike(left, right), ...unlike(right, left)]
    case '<':
    case '<=':
    case '>':
    case '>=':
      return [...nameOf(left), ...nameOf(right)]
    default:
      return []
  }
}

/** What is set because it is equal to something that is. */
function equalTo(one: Expression, other: Expression): readonly string[] {
  switch (other.kind) {
    case 'boolean':
      return one.kind === 'reference' ? nameOf(one) : namesShownSet(one, other.value)
    case 'string':
    case 'number':
      return nameOf(one)
    default:
      return []
  }
}

/** What is set because it is not NOT_SET. */
function unlike(one: Expression, other: Expression): readonly string[] {
  return other.kind === 'not-set' ? nameOf(one) : []
}

function nameOf(expression: Expression): readonly string[] {
  return expression.kind === 'reference' ? [expression.name] : []
}
