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
  const asks = (expression: Expression): boolean => {
    if (expression.kind === 'binary' && COMPARES.has(expression.operator)) {
      const { left, right } = expression
      const against = (part: Expression, other: Expression) =>
        shows(part, own) && !isWrittenEmpty(other) && !shows(other, secrets)
      if (against(left, right) || against(right, left)) return true
    }
    return partsOf(expression).some(asks)
  }
  return asks(parsed)
}

const COMPARES: ReadonlySet<string> = new Set(['==', '!=', '<', '<=', '>', '>='])

function shows(part: Expression, names: readonly string[]): boolean {
  return [...revealedBy(part, names).values()].some((shown) => digitsIn(shown) > 0)
}
