import type { NodeId } from '../../base/ids.ts'
import { type Dominators, findDominators } from './dominators.ts'
import type { FlowWays, loopBodies, Way } from './flow-ways.ts'

/** What no tree of Archy actions can say. */
export type StructureProblem =
  /** The output leads nowhere, but what follows in the list would run. */
  | { readonly code: 'runs-on'; readonly way: Way; readonly into: NodeId }
  | { readonly code: 'open-in-loop'; readonly way: Way; readonly loop: NodeId }
  | { readonly code: 'leads-into-loop'; readonly way: Way; readonly loop: NodeId }

/** One attempt to make trees of the graph, with the lists that are known to be needed so far. */
export interface Work {
  readonly ways: FlowWays
  /** Nodes that begin a list. */
  readonly roots: Set<NodeId>
  /** Ends that no branch may lead on to: they are written at every path. */
  readonly copies: Set<NodeId>
  readonly bodies: LoopBodies
  readonly dominators: Dominators<NodeId>
  /** The joins below each node, in the order of the flow. */
  readonly joins: ReadonlyMap<NodeId, readonly NodeId[]>
  readonly problems: StructureProblem[]
  /** Another root or copy was needed: what has been emitted is thrown away. */
  isStale: boolean
}

/** The nodes inside each loop, by its header. */
type LoopBodies = ReturnType<typeof loopBodies>

export function startAttempt(
  ways: FlowWays,
  roots: Set<NodeId>,
  copies: Set<NodeId>,
  bodies: LoopBodies,
): Work {
  const dominators = findDominators<NodeId>({
    roots: [...roots],
    successors: (node) =>
      ways.of(node).flatMap((way) => {
        if (way.to === null || roots.has(way.to) || leadsBack(bodies, way)) return []
        return [way.to]
      }),
  })
  const joins = new Map<NodeId, NodeId[]>()
  for (const node of dominators.order) {
    const above = dominators.dominator(node)
    if (above === null || dominators.entries(node) < 2) continue
    const known = joins.get(above)
    if (known === undefined) joins.set(above, [node])
    else known.push(node)
  }
  const work: Work = {
    ways,
    roots,
    copies,
    bodies,
    dominators,
    joins,
    problems: [],
    isStale: false,
  }
  const [header] = dominators.headers
  if (header !== undefined) makeRoot(work, header)
  return work
}

/** Whether the step that is arrived at stands in this list. A join never begins a branch: it is the sibling after it. */
export function belongsHere(
  { dominators }: Work,
  at: NodeId,
  { way, above }: { readonly way: Way | null; readonly above: NodeId | null },
): boolean {
  const isJoin = dominators.entries(at) > 1
  return dominators.dominator(at) === above && !(isJoin && way?.isNested === true)
}

/**
 * What becomes the next sibling: the only way on, as after a transfer that failed, or the first join, as later ones
 * are reached from it. Ends come last.
 */
export function nextBelow(work: Work, node: NodeId, ways: readonly Way[]): NodeId | null {
  if (work.ways.standsAlone(node)) return null
  const [only, ...others] = ways
  if (only?.to != null && others.length === 0 && work.dominators.dominator(only.to) === node) {
    return work.copies.has(only.to) ? null : only.to
  }
  const joins = (work.joins.get(node) ?? []).filter((join) => !work.copies.has(join))
  return joins.find((join) => !isEnd(work, join)) ?? joins[0] ?? null
}

export function isEnd(work: Work, node: NodeId): boolean {
  return work.ways.of(node).length === 0
}

/** One change an attempt: the next one may turn out to be needless. False when nothing is left to change. */
export function makeRoot(work: Work, node: NodeId): boolean {
  return change(work, work.roots, node)
}

export function makeCopy(work: Work, node: NodeId): boolean {
  return change(work, work.copies, node)
}

function change(work: Work, set: Set<NodeId>, node: NodeId): boolean {
  if (work.isStale) return true
  if (set.has(node)) return false
  set.add(node)
  work.isStale = true
  return true
}

/** Whether an edge leads from inside a loop to its header: the next pass, and no edge of the graph without loops. */
export function leadsBack(bodies: LoopBodies, { from, to, repeats }: Way): boolean {
  if (to === null) return false
  return from === to ? repeats : bodies.get(to)?.has(from) === true
}
