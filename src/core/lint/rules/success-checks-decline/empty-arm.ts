import type { Analysis } from '../../../analysis/analyse.ts'
import type { GraphEdge } from '../../../analysis/flow-graph.ts'
import { findPath, type Path } from '../../../analysis/paths.ts'
import { decidesOn, isReceiptName } from '../../../analysis/payment-values.ts'
import { parsedExpression } from '../../../analysis/references.ts'
import type { Payment, Returned } from '../../../analysis/roles.ts'
import type { VariableId } from '../../../base/ids.ts'
import type { Expression } from '../../../language/expression/syntax.ts'
import type { FlowNode, Variable } from '../../../model/design.ts'

/** A way from the success of a payment over an arm on which its receipt is empty. */
export interface EmptyArm {
  readonly path: Path
  readonly decision: FlowNode
  readonly receipt: Variable
  /** What the arm leads to. */
  readonly told: FlowNode
}

/**
 * Where a step is reached by the arm of a decision that finds the receipt empty; null where none is. What the payment
 * answers is `answers`: behind another decision on it a code may well be empty of a payment that was made.
 */
export function findEmptyArm(
  analysis: Analysis,
  payment: Payment,
  success: GraphEdge,
  answers: ReadonlySet<VariableId>,
  isTold: (node: FlowNode) => boolean,
): EmptyArm | null {
  const { graph, roles } = analysis
  const receipts = new Set(payment.returns.filter(isReceipt).map(({ variable }) => variable))
  const deciding = stepsDecidingOn(analysis, receipts)
  if (deciding.size === 0) return null
  const armsOf = (node: FlowNode) =>
    graph.out(node).flatMap((edge) => {
      const receipt = emptyOn(analysis, edge).find((variable) => receipts.has(variable))
      return receipt === undefined ? [] : [{ edge, receipt }]
    })
  const avoidNode = (node: FlowNode) => roles.isPayment(node)
  const goal = (node: FlowNode) => deciding.has(node) && armsOf(node).length > 0
  const isJudged = (node: FlowNode) =>
    avoidNode(node) || (decidesOn(analysis, node, answers) && !goal(node))
  const before = findPath(graph, { from: [success], goal, avoidNode: isJudged })
  const decision = before?.at(-1)?.to
  if (before === null || decision === undefined) return null
  for (const { edge, receipt } of armsOf(decision)) {
    // Behind another decision it may be known better.
    const isDecided = (node: FlowNode) => avoidNode(node) || graph.out(node).length > 1
    const after = findPath(graph, { from: [edge], goal: isTold, avoidNode: isDecided })
    const told = after?.at(-1)?.to
    if (after === null || told === undefined) continue
    return { path: [...before, ...after], decision, receipt, told }
  }
  return null
}

/** What only a payment that was made has: not a reason, and not the number of what went wrong. */
function isReceipt({ property, variable: { name } }: Returned): boolean {
  const isNamed = isReceiptName(property) || isReceiptName(name)
  return isNamed && !OF_REFUSALS.test(property) && !OF_REFUSALS.test(name)
}

const OF_REFUSALS = /declin|refus|reject|error|fail|fehler|abgelehnt|rechaz|rifiut|geweigerd|recus/i

function stepsDecidingOn(
  { readersOf }: Analysis,
  variables: ReadonlySet<Variable>,
): ReadonlySet<FlowNode> {
  const found = new Set<FlowNode>()
  for (const variable of variables) {
    for (const { node, use } of readersOf(variable)) if (use.place === 'logic') found.add(node)
  }
  return found
}

/** The variables that are empty where a decision is left by one of its arms. */
function emptyOn({ graph }: Analysis, { from, output }: GraphEdge): readonly Variable[] {
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
