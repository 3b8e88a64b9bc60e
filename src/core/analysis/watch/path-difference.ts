import type { GraphEdge } from '../flow-graph.ts'
import type { ShortestPaths } from '../paths.ts'

/** By place, 1 where the shortest path from the start is another one. Places are the same before and after. */
export function comparePaths(
  before: ShortestPaths,
  after: ShortestPaths,
  size: number,
): Uint8Array {
  const pathed = new Uint8Array(size)
  // Each comes after the one from which it is come to.
  for (const place of after.places) {
    const edge = after.cameBy[place]
    const isOther =
      !isSameEdge(before.cameBy[place], edge) || (edge !== undefined && pathed[edge.fromAt] === 1)
    if (isOther) pathed[place] = 1
  }
  for (const place of before.places) {
    if (before.cameBy[place] !== undefined && after.cameBy[place] === undefined) pathed[place] = 1
  }
  return pathed
}

function isSameEdge(a: GraphEdge | undefined, b: GraphEdge | undefined): boolean {
  if (a === b || a === undefined || b === undefined) return a === b
  return (
    a.from === b.from && a.output === b.output && a.to === b.to && a.seconds.max === b.seconds.max
  )
}
