import type { Design } from '../model/design.ts'
import { type Analysis, analyse } from './analyse.ts'
import { originalIds, writeOutCalls } from './called-tasks.ts'
import type { Difference } from './watch/difference.ts'

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
  for (let place = 0; place < analysis.graph.index.design.nodes.length; place += 1) {
    addSecureEdges(analysis, place, findings)
  }
  return findings
}

/** The same after an edit: only edges are looked at by which something else holds before them or is read behind them. */
export function secureEdgesAfter(
  known: ReadonlyMap<string, EdgeFinding>,
  before: Analysis,
  after: Analysis,
  { isFollowed, moved, variables, changed, held, needed }: Difference,
): ReadonlyMap<string, EdgeFinding> {
  if (!isFollowed || moved !== null || variables.size > 0) return findSecureEdges(after)
  const [heldRows, neededRows] = [held.rows, needed.rows]
  if (heldRows === null || neededRows === null) return findSecureEdges(after)
  let findings: Map<string, EdgeFinding> | null = null
  for (let place = 0; place < changed.length; place += 1) {
    const out = after.graph.outAt(place)
    const isSame =
      changed[place] === 0 &&
      heldRows[place] === 0 &&
      out.every(({ toAt }) => neededRows[toAt] !== 1)
    if (isSame) continue
    findings ??= new Map(known)
    for (const { id } of before.graph.outAt(place)) findings.delete(id)
    addSecureEdges(after, place, findings)
  }
  return findings ?? known
}

function addSecureEdges(
  { graph, liveness, taints }: Analysis,
  place: number,
  findings: Map<string, EdgeFinding>,
): void {
  for (const edge of graph.outAt(place)) {
    if (edge.to === undefined) continue
    let secureCount = 0
    for (const variable of liveness.secureAfter(edge)) {
      if (taints.holdsAfter(edge, variable)) secureCount += 1
    }
    if (secureCount > 0) findings.set(edge.id, { secureCount })
  }
}
