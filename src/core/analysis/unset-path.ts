import type { FlowNode, Variable } from '../model/design.ts'
import type { Analysis } from './analyse.ts'
import { findPath, type Path, rootEdges } from './paths.ts'

/** A path to a node on which nothing sets a variable; empty when the flow starts there. */
export function unsetPath(
  { graph, assignments }: Pick<Analysis, 'graph' | 'assignments'>,
  node: FlowNode,
  variable: Variable,
): Path {
  const path = findPath(graph, {
    from: rootEdges(graph),
    goal: node,
    avoidEdge: (edge) => assignments.settles(edge, variable),
  })
  return path ?? []
}

/**
 * Whether the error handler comes to a node with a variable that nothing in the flow sets, and that nobody asks for on
 * the way. It may find any other variable set, for nobody knows where it comes from.
 */
export function isNeverSet(
  { graph, assignments, isOnMainPath }: Pick<Analysis, 'graph' | 'assignments' | 'isOnMainPath'>,
  node: FlowNode,
  variable: Variable,
): boolean {
  if (isOnMainPath(node) || variable.initial.type !== 'none') return false
  if (assignments.to(variable).length > 0 || graph.roots.some(({ isUnseen }) => isUnseen)) {
    return false
  }
  const isStart = graph.rootAt(graph.placeOf(node)) !== undefined
  return isStart || unsetPath({ graph, assignments }, node, variable).length > 0
}
