import type { NodeId } from '../../base/ids.ts'
import type { FlowWays } from './flow-ways.ts'
import type { Step } from './structure.ts'

/**
 * Architect refuses a loop of which no path runs off the end of the list ("The loop path cannot be terminating"),
 * even when one begins the next pass in the midst of it. Where steps that end every path follow such a one, they
 * have to stand elsewhere: this is the first of them, or null when there is nothing to move.
 */
export function stepInTheWay(ways: FlowWays, list: readonly Step[]): NodeId | null {
  return runsOff(ways, list) ? null : stepAfterNextPass(ways, list)
}

function runsOff(ways: FlowWays, list: readonly Step[]): boolean {
  const last = list.at(-1)
  if (last === undefined) return true
  if (last.type !== 'node') return false
  return ways
    .of(last.node)
    .some((way) => !way.isNested || runsOff(ways, last.branches.get(way.output) ?? []))
}

/** The search begins at the end: nothing behind a step that is found begins the next pass. */
function stepAfterNextPass(ways: FlowWays, list: readonly Step[]): NodeId | null {
  for (let i = list.length - 1; i >= 0; i -= 1) {
    const inside = branchesOf(ways, list[i]).filter((branch) => beginsNextPass(ways, branch))
    for (const branch of inside) {
      const found = stepAfterNextPass(ways, branch)
      if (found !== null) return found
    }
    if (inside.length > 0) return joinAfter(ways, list, i)
  }
  return null
}

/** The next step of the list that is there because paths meet again, and not because one leads to it. */
function joinAfter(ways: FlowWays, list: readonly Step[], place: number): NodeId | null {
  const join = list.find((step, i) => {
    const before = list[i - 1]
    const isJoin = before?.type === 'node' && ways.of(before.node).every((way) => way.isNested)
    return i > place && isJoin && step.type === 'node'
  })
  return join?.type === 'node' ? join.node : null
}

/** The lists in a step but for that of a loop, whose next pass is its own. */
function branchesOf(ways: FlowWays, step: Step | undefined): readonly (readonly Step[])[] {
  if (step?.type !== 'node') return []
  const loops = ways.of(step.node).filter((way) => way.repeats)
  return [...step.branches].flatMap(([output, branch]) =>
    loops.some((way) => way.output === output) ? [] : [branch],
  )
}

function beginsNextPass(ways: FlowWays, list: readonly Step[]): boolean {
  return list.some(
    (step) =>
      step.type === 'next-pass' ||
      branchesOf(ways, step).some((branch) => beginsNextPass(ways, branch)),
  )
}
