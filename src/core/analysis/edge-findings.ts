import type { Design } from '../model/design.ts'
import { type Analysis, analyse } from './analyse.ts'
import { originalIds, writeOutCalls } from './called-tasks.ts'

/** What an edge carries that the canvas shows. */
export interface EdgeFinding {
  /** Secure variables that hold something here and will still be read. */
  readonly secureCount: number
}

/** By the ids of the edges that a design has; where tasks are called, what the call carries that carries most. */
export function secureEdgesOf(design: Design): ReadonlyMap<string, EdgeFinding> {
  const written = writeOutCalls(design)
  const found = findSecureEdges(analyse(written.design))
  if (written.design === design) return found
  const back = new Map<string, EdgeFinding>()
  for (const [id, { secureCount }] of found) {
    const original = originalIds(id)
    const before = back.get(original)?.secureCount ?? 0
    back.set(original, { secureCount: Math.max(before, secureCount) })
  }
  return back
}

/** By edge id, for the edges that carry secure data. */
function findSecureEdges(analysis: Analysis): ReadonlyMap<string, EdgeFinding> {
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
