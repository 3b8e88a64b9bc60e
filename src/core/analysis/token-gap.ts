import type { FlowNode, Variable } from '../model/design.ts'
import type { Analysis } from './analyse.ts'
import { firstStep } from './first-step.ts'
import type { GraphEdge } from './flow-graph.ts'
import { findPath, findPathInto, type Path } from './paths.ts'
import { variablesIn } from './references.ts'

/** A way to a payment on which no token gets into its variable. */
export interface TokenGap {
  /** Empty when the flow starts at the payment itself. */
  readonly path: Path
  readonly overwrittenAt: FlowNode | null
}

/** A path to the payment without a fetch: from the start, or from where the token is overwritten. */
export function findTokenGap(
  analysis: Analysis,
  payment: FlowNode,
  token: Variable,
): TokenGap | null {
  const { graph, roles, assignments } = analysis
  const start = firstStep(analysis)
  if (start === payment) return { path: [], overwrittenAt: null }
  const brings = (edge: GraphEdge) =>
    roles.fetchOn(edge, token.id) !== undefined || isCopy(analysis, edge, token)
  const unset = findPathInto(graph, {
    goal: payment,
    isStart: (node) => node === start,
    avoidEdge: brings,
  })
  if (unset !== null) return { path: unset, overwrittenAt: null }
  for (const edge of assignments.into(token)) {
    if (brings(edge) || !analysis.isReachable(edge.from)) continue
    const path = findPath(graph, {
      from: [edge],
      goal: payment,
      avoidEdge: (other) => other !== edge && brings(other),
    })
    if (path !== null) return { path, overwrittenAt: edge.from }
  }
  return null
}

/** A token that is handed from one variable to another stays a token. */
function isCopy(
  { graph, assignments, taints }: Analysis,
  edge: GraphEdge,
  token: Variable,
): boolean {
  return assignments.on(edge).some(({ target, source }) => {
    if (target !== token || source.type !== 'value' || source.value.type !== 'expression') {
      return false
    }
    return variablesIn(source.value.text, edge.from.task, graph.index).some((variable) =>
      taints.of(variable, edge.from).has('token'),
    )
  })
}
