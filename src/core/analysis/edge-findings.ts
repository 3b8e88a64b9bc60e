import { remember } from '../base/remember.ts'
import type { Design } from '../model/design.ts'
import { type Analysis, analyse } from './analyse.ts'
import { writeOutCalls } from './called-tasks.ts'
import { originalIds } from './written-ids.ts'
import type { GraphEdge } from './flow-graph.ts'
import { solutionsOf } from './solutions.ts'
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
  return written.design === design ? found : secureEdgesBack(found)
}

/** The same of what was found where calls are written out; the same findings give the same. */
export const secureEdgesBack = remember((found: ReadonlyMap<string, EdgeFinding>) => {
  const back = new Map<string, EdgeFinding>()
  for (const [id, { secureCount }] of found) {
    const original = originalIds(id)
    const before = back.get(original)?.secureCount ?? 0
    back.set(original, { secureCount: Math.max(before, secureCount) })
  }
  return back
})

/** By edge id, for the edges that carry secure data. */
export function findSecureEdges(analysis: Analysis): ReadonlyMap<string, EdgeFinding> {
  const findings = new Map<string, EdgeFinding>()
  for (const edge of analysis.graph.edges) {
    const secureCount = secureCountOn(analysis, edge)
    if (secureCount > 0) findings.set(edge.id, { secureCount })
  }
  return findings
}

/**
 * The same after an edit: only edges are looked at by which something else holds before them or is read behind them, or
 * whose nodes can mean other variables.
 */
export function secureEdgesAfter(
  known: ReadonlyMap<string, EdgeFinding>,
  before: Analysis,
  after: Analysis,
  { changed, relined, relinked, held, needed }: Difference,
): ReadonlyMap<string, EdgeFinding> {
  const secured = securedOtherwise(before, after)
  const [heldRows, neededRows] = [held.rows, needed.rows]
  if (heldRows === null || neededRows === null) return findSecureEdges(after)
  const found = new Followed(known)
  for (let place = 0; place < changed.length; place += 1) {
    const out = after.graph.outAt(place)
    const isOther = changed[place] === 1 || relined[place] === 1 || relinked[place] === 1
    const isAlike = !isOther && heldRows[place] === 0 && !leadsTo(out, neededRows)
    if (isAlike && (secured.length === 0 || !isAnyNeeded(after, out, secured))) continue
    const outBefore = before.graph.outAt(place)
    if (outBefore !== out) for (const { id } of outBefore) found.set(id, 0)
    for (const edge of out) found.set(edge.id, secureCountOn(after, edge))
  }
  return found.findings
}

/** The numbers of the variables that are in both and are secure in one alone. */
function securedOtherwise(before: Analysis, after: Analysis): readonly number[] {
  const [was, is] = [before.graph.index.numbers, after.graph.index.numbers]
  if (was === is) return NO_NUMBERS
  const secured: number[] = []
  for (const [number, variable] of was.variables.entries()) {
    const later = is.variables[number]
    if (variable === undefined || later === undefined) continue
    if (variable.secure !== later.secure) secured.push(number)
  }
  return secured
}

const NO_NUMBERS: readonly number[] = []

/** Whether any of some variables is still read behind any of some edges: of others that are, the row is another one. */
function isAnyNeeded(
  analysis: Analysis,
  edges: readonly GraphEdge[],
  numbers: readonly number[],
): boolean {
  const { needed } = solutionsOf(analysis)
  return edges.some(({ toAt }) => numbers.some((number) => needed.has(toAt, number)))
}

function leadsTo(edges: readonly GraphEdge[], marks: Uint8Array): boolean {
  for (const { toAt } of edges) if (marks[toAt] === 1) return true
  return false
}

/** What is known of edges, and stays the same object as long as nothing else is found. */
class Followed {
  private readonly known: ReadonlyMap<string, EdgeFinding>
  private own: Map<string, EdgeFinding> | null = null

  constructor(known: ReadonlyMap<string, EdgeFinding>) {
    this.known = known
  }

  get findings(): ReadonlyMap<string, EdgeFinding> {
    return this.own ?? this.known
  }

  set(id: string, secureCount: number): void {
    if ((this.findings.get(id)?.secureCount ?? 0) === secureCount) return
    this.own ??= new Map(this.known)
    if (secureCount > 0) this.own.set(id, { secureCount })
    else this.own.delete(id)
  }
}

function secureCountOn({ liveness, taints }: Analysis, edge: GraphEdge): number {
  if (edge.to === undefined) return 0
  let secureCount = 0
  for (const variable of liveness.secureAfter(edge)) {
    if (taints.holdsAfter(edge, variable)) secureCount += 1
  }
  return secureCount
}
