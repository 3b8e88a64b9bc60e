import type { Assignments } from './assignment.ts'
import { findLoopBound, type LoopBound, passesOn } from './counted-loop.ts'
import type { FlowGraph, GraphEdge } from './flow-graph.ts'
import { loopsAmong } from './loops-among.ts'

/** A bound of a loop that can have others in it. */
export interface NestedBound extends LoopBound {
  /** The edges of the bounds in it: with each round of this one they count anew. */
  readonly inner: readonly GraphEdge[]
}

/** More rounds, all taken together, are followed by nobody. */
const MAX_ROUNDS = 1_000

/** What bounds a loop and those inside of it, the outer one first; null where something is without a bound. */
export function boundsOf(
  graph: FlowGraph,
  assignments: Assignments,
  loop: readonly GraphEdge[],
): readonly NestedBound[] | null {
  const own = findLoopBound(graph, assignments, loop)
  if (own !== null) return [{ ...own, inner: [] }]
  const outer = outerBound(graph, assignments, loop, MAX_ROUNDS)
  if (outer === null) return null
  const inner = loopsAmong(loop.filter((edge) => edge !== outer.edge)).map((edges) =>
    boundsOf(graph, assignments, edges),
  )
  const known = inner.filter((bounds) => bounds !== null)
  if (known.length < inner.length) return null
  const within = known.flat()
  const all = [{ ...outer, inner: within.map(({ edge }) => edge) }, ...within]
  return all.reduce((rounds, { times }) => rounds * (times + 1), 1) > MAX_ROUNDS ? null : all
}

/** The count of a loop that has others in it: without its edge, only those are left. */
export function outerBound(
  graph: FlowGraph,
  assignments: Assignments,
  loop: readonly GraphEdge[],
  maxTimes: number,
): LoopBound | null {
  for (const edge of loop) {
    const passes = passesOn(graph, assignments, edge)
    if (passes === null || passes > maxTimes) continue
    const inner = loopsAmong(loop.filter((other) => other !== edge))
    const isOuter = inner.every((edges) => edges.every(({ from }) => from !== edge.from))
    if (isOuter) return { edge, times: passes }
  }
  return null
}
