import type { NodeId } from '../../base/ids.ts'
import type { Way } from './flow-ways.ts'
import type { Work } from './structure-plan.ts'

/**
 * The jump that stands behind a step for all its branches, where a file has it so: to the list that most of their
 * paths lead to. Null where a path of a branch runs off the end or on to another step, as it would come to the jump.
 */
export function joinedJump(work: Work, node: NodeId): Way | null {
  const { ways, roots } = work
  if (!ways.isJoined(node)) return null
  const inside = new Set<NodeId>([node])
  const counts = new Map<NodeId, number>()
  for (const at of inside) {
    for (const { to, isNamed } of ways.of(at)) {
      if (to === null) return null
      if (!roots.has(to)) inside.add(to)
      else if (!isNamed) counts.set(to, (counts.get(to) ?? 0) + 1)
    }
  }
  const isClosed = [...inside].every((at) => work.copies.has(at) || isBelow(work, at, node))
  const [first] = [...counts].toSorted(([, a], [, b]) => b - a)
  if (first === undefined || !isClosed) return null
  return wayBehind(node, first[0])
}

/** The same for the next pass of a loop, which would begin anyway. */
export function joinedPass({ ways }: Work, node: NodeId, header: NodeId): Way | null {
  const leadsThere = ways.of(node).some(({ to }) => to === header)
  return ways.isJoined(node) && leadsThere ? wayBehind(node, header) : null
}

function wayBehind(from: NodeId, to: NodeId): Way {
  return { from, output: '', isNested: false, repeats: false, isNamed: true, to }
}

function isBelow({ dominators }: Work, at: NodeId, above: NodeId): boolean {
  for (let up: NodeId | null = at; up !== null; up = dominators.dominator(up)) {
    if (up === above) return true
  }
  return false
}
