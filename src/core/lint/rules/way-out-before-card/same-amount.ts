import { isAmountName } from '../../../analysis/action-names.ts'
import type { Analysis } from '../../../analysis/analyse.ts'
import { parsedExpression, readsInvocationData } from '../../../analysis/references.ts'
import { stepsThat } from '../../../analysis/step-traits.ts'
import type { VariableId } from '../../../base/ids.ts'
import { type Expression, partsOf } from '../../../language/expression/syntax.ts'
import type { FlowNode, Variable } from '../../../model/design.ts'

/**
 * Every variable that tells what is charged: the amount, what it was made of, what is made of it, and what is said that is
 * made of the same. Of what holds more than an amount, as a reply does, only a piece that is called an amount tells it.
 */
export function tellingAmount(
  analysis: Analysis,
  amounts: readonly Variable[],
): ReadonlySet<VariableId> {
  const { influence, readsOf } = analysis
  const telling = new Set([...influence.into(amounts), ...influence.outOf(amounts)])
  const charged = new Map<Origin, boolean>()
  for (const amount of amounts) {
    for (const [origin, isWhole] of originsOf(analysis, amount)) {
      charged.set(origin, isWhole || charged.get(origin) === true)
    }
  }
  const said = stepsThat(analysis).say.flatMap((node) =>
    readsOf(node).flatMap(({ use, variable }) => (use.place === 'audio' ? (variable ?? []) : [])),
  )
  for (const variable of new Set(said)) {
    const origins = originsOf(analysis, variable)
    const isNamed = isCalledAmount(analysis, variable)
    if (isSame(charged, origins, isNamed)) telling.add(variable.id)
  }
  return telling
}

/** A variable, a step that asked another system, or what the flow was started with. */
type Origin = Variable | FlowNode | typeof INVOCATION_DATA
const INVOCATION_DATA = 'Flow.InvocationData'

/** By origin, whether all of it was taken, and not a piece. */
type Origins = ReadonlyMap<Origin, boolean>

function isSame(charged: Origins, said: Origins, isNamed: boolean): boolean {
  return [...said].some(([origin, isWhole]) => {
    const other = charged.get(origin)
    if (other === undefined) return false
    const isAmount = typeof origin === 'object' && 'type' in origin && isAmountName(origin.name)
    return isNamed || isAmount || (isWhole && other)
  })
}

function originsOf({ assignments }: Analysis, variable: Variable): Origins {
  const origins = new Map<Origin, boolean>()
  const add = (origin: Origin, isWhole: boolean) => {
    const before = origins.get(origin)
    if (before === true || before === isWhole) return false
    origins.set(origin, isWhole)
    return true
  }
  const visit = (made: Variable, isWhole: boolean) => {
    if (!add(made, isWhole)) return
    for (const { node, assignment } of assignments.to(made)) {
      const { source, madeOf } = assignment
      if (source.type === 'call' || source.type === 'system') add(node, false)
      if (source.type !== 'value' || source.value.type !== 'expression') continue
      const { text } = source.value
      const takesAll = isWhole && keepsNumber(text)
      if (readsInvocationData(text)) add(INVOCATION_DATA, takesAll)
      for (const part of madeOf) visit(part, takesAll)
    }
  }
  visit(variable, true)
  return origins
}

function isCalledAmount({ assignments }: Analysis, variable: Variable): boolean {
  return (
    isAmountName(variable.name) ||
    assignments
      .to(variable)
      .some(({ assignment: { source } }) => source.type === 'call' && isAmountName(source.property))
  )
}

/** Whether an expression only computes, converts and puts together, and takes nothing out of what it is given. */
function keepsNumber(text: string): boolean {
  const parsed = parsedExpression(text)
  return parsed !== null && takesNothingOut(parsed)
}

function takesNothingOut(expression: Expression): boolean {
  const { kind } = expression
  if (kind === 'index' || kind === 'member') return false
  if (kind === 'call' && !KEEPS.test(expression.name)) return false
  return partsOf(expression).every(takesNothingOut)
}

const KEEPS =
  /^(to(string|displaystring|int|decimal|currency|audio\w*)|(make|convert)currency|append|round\w*|replace)$/i
