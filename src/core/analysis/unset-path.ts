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
