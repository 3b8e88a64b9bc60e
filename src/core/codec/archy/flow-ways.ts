import type { NodeId } from '../../base/ids.ts'
import { factsOf } from '../../kinds/node-facts.ts'
import type { DesignIndex } from '../../model/design-index.ts'
import { findDominators } from './dominators.ts'
import { JOINED_WAY, wayOnKey } from './jumps.ts'
import { standsBesideTasks } from './menus.ts'

/** One output of a node, as Archy sees it. */
export interface Way {
  readonly from: NodeId
  readonly output: string
  /** Nested in its action, or simply the next action of the list. */
  readonly isNested: boolean
  /** The nested list runs again and again: its end leads back to the node. */
  readonly repeats: boolean
  /** The file that it came from has an action of its own for it, with a name that is carried. */
  readonly isNamed: boolean
  /** Null when the output leads nowhere: the call runs off the end of the task. */
  readonly to: NodeId | null
}

/** The ways out of every node, in the kind's order. */
export interface FlowWays {
  of(node: NodeId): readonly Way[]
  /** The file that it came from has one jump behind the node, for all its branches. */
  isJoined(node: NodeId): boolean
  /** Stands beside the tasks: nothing can follow it in a list. */
  standsAlone(node: NodeId): boolean
}

export function flowWays(index: DesignIndex): FlowWays {
  const known = new Map<NodeId, readonly Way[]>()
  for (const node of index.design.nodes) {
    known.set(
      node.id,
      factsOf(node, index).outputs.map((output) => ({
        from: node.id,
        output: output.id,
        isNested: output.archy === 'nested',
        repeats: output.repeats === true,
        isNamed: node.carried?.[wayOnKey(output.id)] !== undefined,
        to: index.target(node.id, output.id) ?? null,
      })),
    )
  }
  return {
    of: (node) => known.get(node) ?? [],
    standsAlone: (node) => standsBesideTasks(index, node),
    isJoined: (node) => index.node(node)?.carried?.[JOINED_WAY] !== undefined,
  }
}

/**
 * The nodes inside each loop, by its header: those that a pass comes by before it is back or out. What comes before
 * the loop is none of them, even when it can be reached from inside.
 */
export function loopBodies(
  ways: FlowWays,
  entries: readonly NodeId[],
): ReadonlyMap<NodeId, ReadonlySet<NodeId>> {
  const dominators = findDominators<NodeId>({
    roots: entries,
    successors: (node) => ways.of(node).flatMap(({ to }) => to ?? []),
  })
  const bodies = new Map<NodeId, ReadonlySet<NodeId>>()
  for (const header of dominators.order) {
    if (!ways.of(header).some(({ repeats }) => repeats)) continue
    const outside = new Set<NodeId | null>([header])
    let before = dominators.dominator(header)
    while (before !== null) {
      outside.add(before)
      before = dominators.dominator(before)
    }
    for (const way of ways.of(header)) if (!way.repeats) outside.add(way.to)
    bodies.set(header, reachWithin(ways, header, outside))
  }
  return bodies
}

function reachWithin(
  ways: FlowWays,
  header: NodeId,
  outside: ReadonlySet<NodeId | null>,
): ReadonlySet<NodeId> {
  const body = new Set<NodeId>()
  const open = ways.of(header).flatMap((way) => (way.repeats ? [way.to] : []))
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node === null || outside.has(node) || body.has(node)) continue
    body.add(node)
    for (const { to } of ways.of(node)) open.push(to)
  }
  return body
}
