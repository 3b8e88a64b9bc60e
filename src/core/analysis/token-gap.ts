import type { FlowNode, Variable } from '../model/design.ts'
import type { Analysis } from './analyse.ts'
import { clears } from './assignment.ts'
import { isFilledOn, isSetOn } from './empty-on.ts'
import { firstStep } from './first-step.ts'
import type { GraphEdge } from './flow-graph.ts'
import { findPathInto } from './paths-into.ts'
import { findPath, type Path } from './paths.ts'
import { variablesIn } from './references.ts'

/** A way to a payment on which no token is fetched into its variable. */
export interface TokenGap {
  /** Empty when the flow starts at the payment itself. */
  readonly path: Path
  readonly overwrittenAt: FlowNode | null
  /** Where a value of before the flow is read into it, such as secured data: it may be a token, of whatever age. */
  readonly readAt: FlowNode | null
}

/**
 * A path to the payment without a fetch: from the start, or from where something else gets into the variable. Where the
 * flow asks whether it has a token, it has none without one.
 */
export function findTokenGap(
  analysis: Analysis,
  payment: FlowNode,
  token: Variable,
): TokenGap | null {
  const { graph, roles, assignments } = analysis
  const start = firstStep(analysis)
  const unfilled = { overwrittenAt: null, readAt: null }
  if (start === payment) return { ...unfilled, path: [] }
  const fetches = (edge: GraphEdge) =>
    roles.fetchOn(edge, token.id) !== undefined || isCopy(analysis, edge, token)
  const brings = (edge: GraphEdge) => fetches(edge) || isReadOn(analysis, edge, token)
  const unset = findPathInto(graph, {
    goal: payment,
    isStart: (node) => node === start,
    avoidEdge: (edge) => brings(edge) || isSetOn(analysis, edge, token),
  })
  if (unset !== null) return { ...unfilled, path: unset }
  let read: TokenGap | null = null
  for (const edge of assignments.into(token)) {
    if (fetches(edge) || !analysis.isReachable(edge.from)) continue
    const isEmptied = assignments.on(edge).some((one) => one.target === token && clears(one.source))
    const isAskedFor = (other: GraphEdge) => isEmptied && isFilledOn(analysis, other, token)
    const path = findPath(graph, {
      from: [edge],
      goal: payment,
      avoidEdge: (other) => other !== edge && (brings(other) || isAskedFor(other)),
    })
    if (path === null) continue
    if (!brings(edge)) return { ...unfilled, path, overwrittenAt: edge.from }
    read ??= { ...unfilled, path, readAt: edge.from }
  }
  return read
}

/** Whether a variable gets what something outside of the flow has kept. */
function isReadOn({ assignments }: Analysis, edge: GraphEdge, token: Variable): boolean {
  return assignments
    .on(edge)
    .some(({ target, source }) => target === token && source.type === 'system')
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
