import { sharingOf } from '../kinds/secure-variable.ts'
import type { Value } from '../language/expression/values.ts'
import type { FlowNode, Variable } from '../model/design.ts'
import type { Analysis } from './analyse.ts'
import { isUnset } from './assignment.ts'
import { type GraphEdge, isEnteredUnknown, type Root } from './flow-graph.ts'
import { writtenValue } from './known-values.ts'
import { findPath, type Path, rootEdges } from './paths.ts'

type Asked = Pick<Analysis, 'graph' | 'assignments' | 'isOnMainPath' | 'isReachable'>

/**
 * A path to a node on which nothing sets a variable, from where the flow begins or from where its value is taken away;
 * empty when the flow starts at the node. Null where there is none: a loop that surely makes a pass sets it, which the
 * assignments, who tell what holds of steps, cannot know.
 */
export function unsetPath(analysis: Asked, node: FlowNode, variable: Variable): Path | null {
  const { graph, assignments } = analysis
  const settles = (edge: GraphEdge) => assignments.settles(edge, variable)
  const roots = variable.initial.type === 'none' ? rootsTelling(analysis, node, variable) : []
  const way = findPath(graph, {
    from: rootEdges(graph, roots),
    goal: node,
    avoidEdge: settles,
    heldAtStart: (one) => initialStatus(analysis, roots, one),
  })
  if (way !== null) return way
  if (roots.some((root) => root.node === node)) return []
  const taking = takingAway(analysis, variable)
  return findPath(graph, {
    from: taking,
    goal: node,
    avoidEdge: (edge) => settles(edge) && !taking.includes(edge),
  })
}

/** The error handler comes from anywhere: it tells only of what nothing sets, and where nothing else comes. */
function rootsTelling(
  { graph, assignments, isOnMainPath }: Asked,
  node: FlowNode,
  variable: Variable,
): readonly Root[] {
  if (isOnMainPath(node)) return graph.roots.filter((root) => !isEnteredUnknown(root))
  return assignments.to(variable).length === 0 ? graph.roots : []
}

/**
 * What a variable holds for sure when a call comes to roots: the initial value of a status, which the flow itself
 * overwrites on its way. One that no step overwrites is a setting, which may be another tomorrow; an input to the flow
 * has its value from outside; and the error handler comes with whatever the variables then hold.
 */
function initialStatus(
  { assignments, isReachable }: Asked,
  roots: readonly Root[],
  variable: Variable,
): Value | undefined {
  const { task, initial, type } = variable
  if (sharingOf(variable).includes('isInput') || roots.some(isEnteredUnknown)) return undefined
  if (task !== null && roots.some(({ node }) => node.task !== task)) return undefined
  const isStatus = assignments.to(variable).some(({ node }) => isReachable(node))
  return isStatus ? writtenValue(initial, type) : undefined
}

/** The edges behind which a variable is not set, as they set it so. */
function takingAway({ assignments, isReachable }: Asked, variable: Variable): readonly GraphEdge[] {
  return [...assignments.into(variable)].filter((edge) => {
    const last = assignments.on(edge).findLast(({ target }) => target === variable)
    return last !== undefined && isUnset(last.source) && isReachable(edge.from)
  })
}

/**
 * Whether the error handler comes to a node with a variable that nothing in the flow sets, and that nobody asks for on
 * the way. It may find any other variable set, for nobody knows where it comes from.
 */
export function isNeverSet(analysis: Asked, node: FlowNode, variable: Variable): boolean {
  const { graph, assignments, isOnMainPath } = analysis
  if (isOnMainPath(node) || variable.initial.type !== 'none') return false
  if (assignments.to(variable).length > 0 || graph.roots.some(({ isUnseen }) => isUnseen)) {
    return false
  }
  return unsetPath(analysis, node, variable) !== null
}
