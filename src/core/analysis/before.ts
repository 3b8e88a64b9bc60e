import { sameItems } from '../base/same-items.ts'
import type { ResolvedAssignment } from './assignment.ts'
import type { NodeFacts } from '../kinds/facts.ts'
import type { Classification } from './classify.ts'
import type { FlowGraph, FollowedGraph, Root } from './flow-graph.ts'
import { beginAlike, type Redeclaration, redeclarations } from './redeclared-alike.ts'
import type { Solutions } from './solutions.ts'
import type { SolvedBefore, States } from './state-rows.ts'

/** The flow before an edit, whose nodes have the same places. */
export interface Before {
  readonly solutions: Solutions
  /** The places where a node has come or gone, or its facts or its outputs are others. */
  readonly others: readonly number[]
  readonly relinked: FollowedGraph['relinked']
  readonly redeclared: FollowedGraph['redeclared']
  /** By place, 1 where the node, its outputs or what leads to it may differ. */
  readonly changed: Uint8Array
  /**
   * Whether nothing differs but lines, and steps that were added or removed and have to do with no variable and no
   * action: what the palette gives, mostly.
   */
  readonly isSaidAlike: boolean
  /** Whether what variables are given, and by whom, differs at no step: then no class or secret of one does. */
  readonly isGivenAlike: boolean
  /** Whether paths begin where they began, and all outputs lead where they led. */
  readonly isOrderedAlike: boolean
  /**
   * The variables that are declared as something else, where nothing else differs of what variables are given: every
   * name means the same. Null where more differs.
   */
  readonly declared: readonly Redeclaration[] | null
}

/** How a graph that was made of another one differs from it. */
export function beforeOf(solutions: Solutions, graph: FollowedGraph): Before {
  const { graph: last } = solutions
  const [was, is] = [last.index.design, graph.index.design]
  const isAlike = was.variables === is.variables && was.actions === is.actions
  const { redeclared } = graph
  const declared = redeclared && redeclarations(redeclared, last.index.numbers, graph.index.numbers)
  const isGiven =
    was.actions === is.actions &&
    graph.others.every((place) => givesTheSame(solutions, graph, place))
  return {
    solutions,
    others: graph.others,
    relinked: graph.relinked,
    redeclared: graph.redeclared,
    changed: changedPlaces(last, graph, declared !== null && beginAlike(declared)),
    isSaidAlike: isAlike && isContinued(last, graph) && saysTheSame(last, graph),
    isGivenAlike: isAlike && isGiven,
    isOrderedAlike: graph.isLedAlike && isEnteredAlike(last.roots, graph.roots),
    declared: isGiven ? declared : null,
  }
}

function changedPlaces(last: FlowGraph, graph: FollowedGraph, isSetAlike: boolean): Uint8Array {
  const changed = new Uint8Array(graph.index.size)
  for (const place of [...graph.others, ...graph.relinked]) {
    changed[place] = 1
    for (const { toAt } of last.outAt(place)) if (toAt >= 0) changed[toAt] = 1
    for (const { toAt } of graph.outAt(place)) if (toAt >= 0) changed[toAt] = 1
  }
  // What variables hold before anything happens is set where paths begin.
  if (!isSetAlike || !isEnteredAlike(last.roots, graph.roots)) {
    for (const { node } of [...last.roots, ...graph.roots]) changed[graph.placeOf(node)] = 1
  }
  return changed
}

function isContinued(last: FlowGraph, graph: FollowedGraph): boolean {
  return graph.others.every((place) => {
    const [node, now] = [last.nodeAt(place), graph.nodeAt(place)]
    if (node === now) return last.factsAt(place) === graph.factsAt(place)
    return node?.id !== now?.id
  })
}

/** Whether steps that were added or removed say nothing. */
function saysTheSame(last: FlowGraph, graph: FollowedGraph): boolean {
  return graph.others.every(
    (place) =>
      last.nodeAt(place) === graph.nodeAt(place) ||
      !(saysAnything(last, place) || saysAnything(graph, place)),
  )
}

/** Who calls an action counts as somebody else after any edit. */
function givesTheSame({ graph: last, lore }: Solutions, graph: FlowGraph, place: number): boolean {
  if (isCall(last, place) || isCall(graph, place)) return false
  const was = last.linksAt(place).assigns
  const is = graph.linksAt(place).assigns
  if (was.length === 0 && is.length === 0) return true
  return (
    was.length === is.length &&
    was.every((assignment, i) => isSameGift(assignment, is[i])) &&
    (takesSameDigits(last.factsAt(place), graph.factsAt(place)) ||
      was.every(({ target }) => target === undefined || isTold(lore.classOf(target)))) &&
    sameItems(outputsAt(last, place), outputsAt(graph, place))
  )
}

function isSameGift(a: ResolvedAssignment, b: ResolvedAssignment | undefined): boolean {
  if (a.target !== b?.target || a.output !== b?.output || a.source.type !== b.source.type)
    return false
  const isValue = a.source.type === 'value'
  return (
    !isValue ||
    (sameItems(a.madeOf, b.madeOf) && JSON.stringify(a.source) === JSON.stringify(b.source))
  )
}

/** How many digits are keyed in tells what a variable holds: see `classesByUse`. */
function takesSameDigits({ asks: was }: NodeFacts, { asks: is }: NodeFacts): boolean {
  return (
    was?.minDigits === is?.minDigits &&
    was?.maxDigits === is?.maxDigits &&
    was?.isExact === is?.isExact
  )
}

/** Of what something else tells what it holds, digits tell nothing. */
function isTold({ sensitivity, because }: Classification): boolean {
  return sensitivity !== 'none' && because !== 'used'
}

function isCall(graph: FlowGraph, place: number): boolean {
  return graph.nodeAt(place) !== undefined && graph.factsAt(place).call !== null
}

function outputsAt(graph: FlowGraph, place: number): readonly string[] {
  return graph.outAt(place).map(({ output }) => output)
}

function saysAnything(graph: FlowGraph, place: number): boolean {
  if (graph.nodeAt(place) === undefined) return false
  const { uses, assigns, call } = graph.factsAt(place)
  return uses.length > 0 || assigns.length > 0 || call !== null
}

/** Whether paths begin where they began. */
export function isEnteredAlike(roots: readonly Root[], now: readonly Root[]): boolean {
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
  if (before === null || before.redeclared === null) return null
  return { states: statesOf(before.solutions), changed: before.changed }
}
