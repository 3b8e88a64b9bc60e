import type { NodeId } from '../base/ids.ts'
import { factsOf } from '../kinds/node-facts.ts'
import { type DesignIndex, indexDesign } from '../model/design-index.ts'
import type { Design } from '../model/design.ts'

/**
 * The steps inside of each loop, by the node that repeats: what its repeating output leads to, but for what follows
 * when it is done and what is reached from elsewhere too.
 */
export function loopsOf(design: Design): ReadonlyMap<NodeId, ReadonlySet<NodeId>> {
  const before = known.get(design)
  if (before !== undefined) return before
  const index = indexDesign(design)
  const targets = targetsOf(design)
  const entries = design.tasks.flatMap(({ entry }) => entry ?? [])
  const loops = new Map<NodeId, ReadonlySet<NodeId>>()
  for (const { id } of design.nodes) {
    const [inner, after] = loopTargets(index, id)
    if (inner.length === 0) continue
    const outside = reach(targets, entries, new Set([id]))
    loops.set(id, reach(targets, inner, new Set([id, ...after, ...outside])))
  }
  known.set(design, loops)
  return loops
}

const known = new WeakMap<Design, ReadonlyMap<NodeId, ReadonlySet<NodeId>>>()

/** Where the repeating outputs of a node lead, and where its others do when it has one. */
function loopTargets(
  index: DesignIndex,
  id: NodeId,
): readonly [inner: readonly NodeId[], after: readonly NodeId[]] {
  const node = index.node(id)
  const outputs = node === undefined ? [] : factsOf(node, index).outputs
  const to = (repeats: boolean) =>
    outputs
      .filter((output) => (output.repeats === true) === repeats)
      .flatMap((output) => index.target(id, output.id) ?? [])
  return [to(true), to(false)]
}

function targetsOf(design: Design): ReadonlyMap<NodeId, readonly NodeId[]> {
  const targets = new Map<NodeId, NodeId[]>()
  for (const { from, to } of design.edges) {
    const others = targets.get(from)
    if (others === undefined) targets.set(from, [to])
    else others.push(to)
  }
  return targets
}

/** What is reached from `starts` without coming to a node of `closed`. */
function reach(
  targets: ReadonlyMap<NodeId, readonly NodeId[]>,
  starts: readonly NodeId[],
  closed: ReadonlySet<NodeId>,
): ReadonlySet<NodeId> {
  const seen = new Set<NodeId>(starts.filter((node) => !closed.has(node)))
  for (const node of seen) {
    for (const to of targets.get(node) ?? []) if (!closed.has(to)) seen.add(to)
  }
  return seen
}
