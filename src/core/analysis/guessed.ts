import type { TaskId } from '../base/ids.ts'
import { revealedBy } from '../language/expression/reveal.ts'
import { type Expression, isWrittenEmpty, partsOf } from '../language/expression/syntax.ts'
import type { Variable } from '../model/design.ts'
import type { Analysis } from './analyse.ts'
import { digitsIn } from './exposure.ts'
import { parsedExpression, variableNamed, variableNamesIn } from './references.ts'

/**
 * Whether an expression says if a secret, or a piece of it, is a value that is known outside: who may ask that often
 * enough has found the secret out. With nothing, or with another secret, it may be compared.
 */
export function isGuessed(
  { graph, classOf }: Pick<Analysis, 'graph' | 'classOf'>,
  text: string,
  secret: Variable,
  task: TaskId,
): boolean {
  const parsed = parsedExpression(text)
  if (parsed === null) return false
  const secrets = variableNamesIn(text).filter((name) => {
    const variable = variableNamed(name, task, graph.index)
    return variable !== undefined && classOf(variable).sensitivity !== 'none'
  })
  const own = secrets.filter((name) => variableNamed(name, task, graph.index) === secret)
  const against = (part: Expression, other: Expression) =>
    shows(part, own) && !isNoDigit(other) && !shows(other, secrets)
  const isAnswered = (left: Expression, right: Expression) =>
    against(left, right) || against(right, left)
  const asks = (expression: Expression): boolean => {
    const [left, right] = comparedIn(expression)
    const isAsked = left !== undefined && right !== undefined && isAnswered(left, right)
    return isAsked || partsOf(expression).some(asks)
  }
  return asks(parsed)
}

/** The two values that an expression compares; nothing where it does something else. */
function comparedIn(expression: Expression): readonly Expression[] {
  if (expression.kind === 'binary' && COMPARES.has(expression.operator)) {
    return [expression.left, expression.right]
  }
  const compares = expression.kind === 'call' && COMPARING.has(expression.name.toLowerCase())
  return compares ? expression.args : []
}

const COMPARES: ReadonlySet<string> = new Set(['==', '!=', '<', '<=', '>', '>='])
const COMPARING: ReadonlySet<string> = new Set(['areequal', 'compare', 'contains'])

/** What a secret of digits never is: who compares it with that, as with the keys `*` and `#`, learns no digit. */
function isNoDigit(other: Expression): boolean {
  return isWrittenEmpty(other) || (other.kind === 'string' && !/\d/.test(other.value))
}

function shows(part: Expression, names: readonly string[]): boolean {
  return [...revealedBy(part, names).values()].some((shown) => digitsIn(shown) > 0)
}
