import { isWrittenEmpty } from '../language/expression/syntax.ts'
import type { FlowNode, Variable } from '../model/design.ts'
import type { Value } from '../model/values.ts'
import type { Analysis } from './analyse.ts'
import { type GraphEdge, isEnteredUnknown } from './flow-graph.ts'
import { findPath, type Path, reachBackward } from './paths.ts'
import { parsedExpression } from './references.ts'

/**
 * A path on which a variable is emptied, or begins as an empty text, and comes to a node with nothing put into it; null
 * where there is none. A decision on what was made of the variable, such as whether its length is right, is taken to
 * ask for it. The path begins where the variable is emptied.
 */
export function emptiedPath(analysis: Analysis, node: FlowNode, variable: Variable): Path | null {
  const { graph, assignments } = analysis
  const emptying: GraphEdge[] = []
  const before = reachBackward(graph, node, {
    avoidEdge(edge) {
      if (!assignments.settles(edge, variable)) return false
      if (isEmptied(analysis, edge, variable)) emptying.push(edge)
      return true
    },
  })
  if (isEmptyText(variable.initial)) {
    for (const root of graph.roots) {
      const isUsual = !isEnteredUnknown(root) && (root.node === node || before.has(root.node.id))
      if (isUsual) emptying.push(...graph.out(root.node))
    }
  }
  if (emptying.length === 0) return null
  const made = analysis.influence.outOf([variable])
  const asks = ({ from }: GraphEdge) =>
    graph.out(from).length > 1 &&
    analysis
      .readsOf(from)
      .some(
        ({ use, variable: read }) =>
          use.place === 'logic' && read !== undefined && made.has(read.id),
      )
  return findPath(graph, {
    from: emptying,
    goal: node,
    avoidEdge: (edge) =>
      asks(edge) || (assignments.settles(edge, variable) && !emptying.includes(edge)),
  })
}

/** Whether the last value that an edge gives a variable is an empty text. */
function isEmptied({ assignments }: Analysis, edge: GraphEdge, { id }: Variable): boolean {
  const last = assignments.on(edge).findLast(({ target }) => target?.id === id)
  return last?.source.type === 'value' && isEmptyText(last.source.value)
}

function isEmptyText(value: Value): boolean {
  if (value.type === 'literal') return value.value === ''
  if (value.type === 'none') return false
  const parsed = parsedExpression(value.text)
  return parsed !== null && isWrittenEmpty(parsed)
}
