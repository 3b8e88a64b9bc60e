import type { FlowNode } from '../model/design.ts'
import type { Assignments } from './assignment.ts'
import { findLoopBound } from './counted-loop.ts'
import type { FlowGraph, GraphEdge } from './flow-graph.ts'
import { loopsAmong } from './loops-among.ts'
import { outerBound } from './nested-loops.ts'
import { findPath, type Path } from './paths.ts'

/** A loop on some path, and how many actions it can run at most before it is left. */
export interface CountedLoop {
  readonly nodes: readonly FlowNode[]
  /** Infinite when nothing bounds it. */
  readonly actions: number
  /** Looks for one round. */
  readonly round: () => Path
}

/** Genesys Cloud ends a flow after 10,000 actions; a loop of more rounds has no bound that counts. */
export const ACTION_LIMIT = 10_000

/** The loops made of these edges, outermost only, with the worst-case number of actions that each can run. */
export function countLoops(
  graph: FlowGraph,
  assignments: Assignments,
  edges: readonly GraphEdge[],
): readonly CountedLoop[] {
  return loopsAmong(edges).map((loop) => ({
    nodes: [...new Set(loop.map(({ from }) => from))],
    actions: actionsOf(graph, assignments, loop),
    round: () => roundIn(graph, loop),
  }))
}

function roundIn(graph: FlowGraph, loop: readonly GraphEdge[]): Path {
  const inside = new Set(loop)
  const [first] = loop
  if (first === undefined) return []
  const round = findPath(graph, {
    from: loop.filter(({ from }) => from === first.from),
    goal: first.from,
    avoidEdge: (edge) => !inside.has(edge),
  })
  return round ?? []
}

/** How many actions a loop can run: what one round runs, inner loops with all their rounds, as often as it is begun. */
function actionsOf(graph: FlowGraph, assignments: Assignments, loop: readonly GraphEdge[]): number {
  const bound =
    findLoopBound(graph, assignments, loop, ACTION_LIMIT) ??
    outerBound(graph, assignments, loop, ACTION_LIMIT)
  if (bound === null) return Number.POSITIVE_INFINITY
  const inner = loopsAmong(loop.filter((edge) => edge !== bound.edge))
  const nested = new Set(inner.flatMap((edges) => edges.map(({ from }) => from.id)))
  const own = new Set(loop.map(({ from }) => from.id)).size - nested.size
  const round = inner.reduce((sum, edges) => sum + actionsOf(graph, assignments, edges), own)
  return round * (bound.times + 1)
}
