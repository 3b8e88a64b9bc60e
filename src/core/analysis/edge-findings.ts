import type { Analysis } from './analyse.ts'

/** What an edge carries that the canvas shows. */
export interface EdgeFinding {
  /** Secure variables that hold something here and will still be read. */
  readonly secureCount: number
}

/** By edge id, for the edges that carry secure data. */
export function findSecureEdges(analysis: Analysis): ReadonlyMap<string, EdgeFinding> {
  const findings = new Map<string, EdgeFinding>()
  for (const edge of analysis.graph.edges) {
    if (edge.to === undefined) continue
    const carried = analysis.liveness
      .secureAfter(edge)
      .filter((variable) => analysis.taints.holdsAfter(edge, variable))
    if (carried.length > 0) findings.set(edge.id, { secureCount: carried.length })
  }
  return findings
}
