import type { FlowGraph, WholeGraph } from './flow-graph.ts'
import type { Solutions } from './solutions.ts'
import type { SolvedBefore, States } from './state-rows.ts'

/** The flow before an edit, of whose nodes none has gone or moved, and that has the same tasks. */
export interface Before {
  readonly solutions: Solutions
  /** By place, 1 where the node, its outputs or what leads to it may differ. */
  readonly changed: Uint8Array
  /** Whether paths begin where they began. */
  readonly isEnteredAlike: boolean
  /** Whether the same variables are declared, down to the objects. */
  readonly isDeclaredAlike: boolean
  /** Whether all steps of before say what they said, and others stand behind them at most. */
  readonly isContinued: boolean
  /**
   * Whether nothing differs but lines, and steps that were added and have to do with no variable and no action: what the
   * palette gives, mostly.
   */
  readonly isSaidAlike: boolean
}

/** How a graph that was made of another one differs from it. */
export function beforeOf(solutions: Solutions, graph: WholeGraph): Before {
  const { graph: last } = solutions
  const [was, is] = [last.index.design, graph.index.design]
  const isDeclaredAlike = was.variables === is.variables
  const continues = isContinued(last, graph)
  return {
    solutions,
    changed: changedPlaces(last, graph),
    isEnteredAlike: isEnteredAlike(last, graph),
    isDeclaredAlike,
    isContinued: continues,
    isSaidAlike:
      continues && isDeclaredAlike && was.actions === is.actions && saysNothingMore(last, graph),
  }
}

function changedPlaces(last: FlowGraph, graph: FlowGraph): Uint8Array {
  const { length } = graph.index.design.nodes
  const changed = new Uint8Array(length)
  for (let place = 0; place < length; place += 1) {
    const isSame =
      last.nodeAt(place) === graph.nodeAt(place) &&
      last.outAt(place) === graph.outAt(place) &&
      last.factsAt(place) === graph.factsAt(place)
    if (isSame) continue
    changed[place] = 1
    for (const { toAt } of last.outAt(place)) if (toAt >= 0) changed[toAt] = 1
    for (const { toAt } of graph.outAt(place)) if (toAt >= 0) changed[toAt] = 1
  }
  return changed
}

function isContinued(last: FlowGraph, graph: FlowGraph): boolean {
  for (let place = 0; place < last.index.design.nodes.length; place += 1) {
    if (last.nodeAt(place) !== graph.nodeAt(place)) return false
    if (last.factsAt(place) !== graph.factsAt(place)) return false
  }
  return true
}

function saysNothingMore(last: FlowGraph, graph: FlowGraph): boolean {
  const { length } = graph.index.design.nodes
  for (let place = last.index.design.nodes.length; place < length; place += 1) {
    const { uses, assigns, call } = graph.factsAt(place)
    if (uses.length > 0 || assigns.length > 0 || call !== null) return false
  }
  return true
}

function isEnteredAlike({ roots }: FlowGraph, { roots: now }: FlowGraph): boolean {
  return (
    roots.length === now.length &&
    roots.every(({ node, isErrorHandler, isUnseen }, i) => {
      const other = now[i]
      return (
        node.id === other?.node.id &&
        isErrorHandler === other.isErrorHandler &&
        isUnseen === other.isUnseen
      )
    })
  )
}

/** What was solved before, when a problem is the same but for what has changed at places. */
export function solvedBefore(
  before: Before | null,
  statesOf: (solutions: Solutions) => States,
): SolvedBefore | null {
  if (before === null || !before.isEnteredAlike || !before.isDeclaredAlike) return null
  return { states: statesOf(before.solutions), changed: before.changed }
}
