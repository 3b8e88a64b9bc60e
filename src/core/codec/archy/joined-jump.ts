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
  return { from: node, output: '', isNested: false, repeats: false, isNamed: true, to: first[0] }
}

function isBelow({ dominators }: Work, at: NodeId, above: NodeId): boolean {
  for (let up: NodeId | null = at; up !== null; up = dominators.dominator(up)) {
    if (up === above) return true
  }
  return false
}
