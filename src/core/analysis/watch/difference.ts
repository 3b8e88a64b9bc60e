import type { VariableId } from '../../base/ids.ts'
import type { Design, FlowNode } from '../../model/design.ts'
import type { Analysis } from '../analyse.ts'
import type { Exposure } from '../exposure.ts'
import type { FlowGraph } from '../flow-graph.ts'
import { solutionsOf } from '../solutions.ts'
import { isSameSlots } from '../taint-slots.ts'
import { sameItems } from '../../base/same-items.ts'
import { sameShown } from './answers.ts'
import { listsThatDiffer } from './design-lists.ts'
import { blockOf, WHOLE } from './footprint.ts'
import { compareLists } from './list-difference.ts'
import { compareLoops, isNumberedAlike } from './loop-difference.ts'
import { comparePaths } from './path-difference.ts'
import { compareRows, type RowDifference } from './row-difference.ts'

/** In what the analysis of an edited design differs from the one before. Places are those of the edited design. */
export interface Difference {
  /** Stands for the edit: see `Answer`. */
  readonly edit: object
  /** Whether the one after was made of the one before, and what has not changed is the same object. */
  readonly isFollowed: boolean
  /** By the place of a step in the design before, its place now. Null when all are where they were. */
  readonly moved: Int32Array | null
  /** By place: the step, its outputs, what leads to it or what it is for differ. */
  readonly changed: Uint8Array
  /** By place: what leads to it or whether it leads to an end differs. */
  readonly reached: Uint8Array
  /** By place: what can be gone round with it differs. */
  readonly looped: Uint8Array
  /** By place: its outputs take other times. */
  readonly retimed: Uint8Array
  /** By place, bits of `WHOLE`: of which lists the entries at that step differ. */
  readonly listed: Uint16Array
  /** By place: the shortest path from the start differs. */
  readonly pathed: Uint8Array
  /** Which variables are set, what they hold, and whether they are still read. */
  readonly assigned: RowDifference
  readonly held: RowDifference
  readonly needed: RowDifference
  readonly variables: Set<VariableId>
  /** The variables that hold more of a secret, or less. */
  readonly exposed: ReadonlySet<VariableId>
  /** The lists of `listed`, taken together. */
  readonly lists: number
  /** The blocks of what has changed, is reached, gone round or timed otherwise: see `blockOf`. */
  readonly blocks: number
  /** The blocks of what is assigned, held or needed otherwise. */
  readonly solvedBlocks: number
  /** The bits that differ there: see `bitOf`. */
  readonly solvedBits: number
  /** Whether steps that lead never to others can be told by the same numbers as before. */
  readonly isApartAlike: boolean
  whole: number
}

type Gathered = 'lists' | 'blocks' | 'solvedBlocks' | 'solvedBits'

/** A difference as it is found out, before its places are gathered. */
export type Marks = Omit<Difference, Gathered>

/** Null when they differ in so much that nothing can be said of what stays. */
export function differenceOf(before: Analysis, after: Analysis): Difference | null {
  const [old, now] = [before.graph.index.design, after.graph.index.design]
  const [was, is] = [solutionsOf(before), solutionsOf(after)]
  // What is followed has all steps where they were.
  const moved = is.isFollowed ? inPlace(old.nodes.length) : movesOf(before.graph, after.graph)
  const variables = changedVariables(old, now)
  if (moved === null || variables === null || old.tasks !== now.tasks) return null
  const size = now.nodes.length
  const isInPlace = is.isFollowed || !moved.some((to, from) => to !== from)
  let pathed: Uint8Array | undefined
  const marks: Marks = {
    edit: {},
    isFollowed: is.isFollowed,
    moved: isInPlace ? null : moved,
    changed: new Uint8Array(size),
    reached: new Uint8Array(size),
    looped: new Uint8Array(size),
    retimed: new Uint8Array(size),
    listed: new Uint16Array(size),
    get pathed() {
      return (pathed ??= isInPlace
        ? comparePaths(was.shortest, is.shortest, size)
        : new Uint8Array(size).fill(1))
    },
    assigned: compareRows(was.assigned, is.assigned, isInPlace),
    held: compareRows(was.held, is.held, isInPlace && isSameSlots(was.lore.slots, is.lore.slots)),
    needed: compareRows(was.needed, is.needed, isInPlace),
    variables,
    isApartAlike: isInPlace && isNumberedAlike(was.graph.loops, is.graph.loops, old.nodes.length),
    exposed: exposedOtherwise(was.lore.exposure, is.lore.exposure),
    whole: listsThatDiffer(old, now),
  }
  if (variables.size > 0) markMentions(after, marks)
  compareSteps(before, after, moved, marks)
  compareLists(before, after, marks)
  if (!marks.isApartAlike) compareLoops(before.graph, after.graph, moved, marks.looped)
  return Object.assign(marks, gathered(marks))
}

function exposedOtherwise(was: Exposure, is: Exposure): ReadonlySet<VariableId> {
  const other = new Set<VariableId>()
  if (was === is) return other
  for (const id of was.holds.keys()) if (!is.holds.has(id)) other.add(id)
  for (const [id, shown] of is.holds) {
    const before = was.holds.get(id)
    if (before === undefined || !sameShown(before, shown)) other.add(id)
  }
  return other
}

function gathered(marks: Marks): Pick<Difference, Gathered> {
  const { changed, reached, looped, retimed, listed, assigned, held, needed } = marks
  let lists = 0
  let blocks = 0
  for (let place = 0; place < changed.length; place += 1) {
    const isAny =
      changed[place] === 1 || reached[place] === 1 || looped[place] === 1 || retimed[place] === 1
    if (isAny) blocks |= blockOf(place)
    lists |= listed[place] ?? 0
  }
  return {
    lists,
    blocks,
    solvedBlocks: blocksWhere(assigned) | blocksWhere(held) | blocksWhere(needed),
    solvedBits: assigned.bits | held.bits | needed.bits,
  }
}

function blocksWhere({ rows }: RowDifference): number {
  if (rows === null) return ALL_BLOCKS
  let blocks = 0
  for (let place = 0; place < rows.length; place += 1)
    if (rows[place] === 1) blocks |= blockOf(place)
  return blocks
}

const ALL_BLOCKS = -1

function inPlace(size: number): Int32Array {
  const places = new Int32Array(size)
  for (let place = 0; place < size; place += 1) places[place] = place
  return places
}

/** Where steps have gone; null when one is gone altogether, or when they stand in another order. */
function movesOf(before: FlowGraph, after: FlowGraph): Int32Array | null {
  const { nodes } = before.index.design
  const moved = new Int32Array(nodes.length)
  let last = -1
  for (let from = 0; from < nodes.length; from += 1) {
    const node = nodes[from]
    if (node === undefined) continue
    // Most stand where they stood.
    const to = after.nodeAt(from)?.id === node.id ? from : after.placeOf(node)
    moved[from] = to
    if (to <= last) return null
    last = to
  }
  return moved
}

/** The variables that are set otherwise; null when other variables are declared, since any name may mean another one. */
function changedVariables(old: Design, now: Design): Set<VariableId> | null {
  const changed = new Set<VariableId>()
  if (old.variables === now.variables) return changed
  if (old.variables.length !== now.variables.length) return null
  for (const [i, variable] of now.variables.entries()) {
    const before = old.variables[i]
    if (before === variable) continue
    const { id, name, task } = variable
    if (before?.id !== id || before.name !== name || before.task !== task) return null
    changed.add(id)
  }
  return changed
}

function compareSteps(
  before: Analysis,
  after: Analysis,
  moved: Int32Array,
  difference: Marks,
): void {
  const { changed, reached, listed, assigned, needed } = difference
  const { nodes } = after.graph.index.design
  const old = before.graph.index.design.nodes
  const was = solutionsOf(before).standing
  const is = solutionsOf(after).standing
  const isKnown = new Uint8Array(nodes.length)
  const isCalled = (difference.whole & WHOLE.actions) !== 0
  for (let from = 0; from < old.length; from += 1) {
    const to = moved[from] ?? -1
    const node = old[from]
    const now = nodes[to]
    if (node === undefined || now === undefined) continue
    isKnown[to] = 1
    // It is solved together with these.
    const mayStandOtherwise = assigned.rows?.[to] !== 0 || needed.rows?.[to] !== 0
    if (mayStandOtherwise && was.at(from) !== is.at(to)) reached[to] = 1
    if (node !== now || (isCalled && callsOtherwise(before, after, to))) {
      markStep(after.graph, to, changed)
      listed[to] = WHOLE.nodes
      mentionsOf(before, node, difference)
      mentionsOf(after, now, difference)
    }
    compareOutputs(before.graph, after.graph, from, to, moved, difference)
  }
  for (let place = 0; place < nodes.length; place += 1) {
    const node = nodes[place]
    if (node === undefined || isKnown[place] === 1) continue
    markStep(after.graph, place, changed)
    listed[place] = WHOLE.nodes
    mentionsOf(after, node, difference)
  }
  if (!sameItems(rootsOf(before), rootsOf(after))) difference.whole |= WHOLE.roots
}

/** A kind looks at its node, at the tasks and at the action that it calls. */
function callsOtherwise(before: Analysis, after: Analysis, place: number): boolean {
  const action = after.graph.factsAt(place).call?.action ?? null
  return action !== null && before.graph.index.action(action) !== after.graph.index.action(action)
}

function rootsOf({ graph }: Analysis): readonly unknown[] {
  return graph.roots.flatMap(({ node, isErrorHandler, isUnseen }) => [
    node,
    isErrorHandler,
    isUnseen,
  ])
}

function compareOutputs(
  before: FlowGraph,
  after: FlowGraph,
  from: number,
  to: number,
  moved: Int32Array,
  { changed, retimed }: Marks,
): void {
  const old = before.outAt(from)
  const now = after.outAt(to)
  if (old === now) return
  let isSame = old.length === now.length
  for (let i = 0; i < old.length && isSame; i += 1) {
    const [edge, other] = [old[i], now[i]]
    if (edge === undefined || other === undefined) break
    isSame = edge.output === other.output && (moved[edge.toAt] ?? -1) === other.toAt
    const { min, max } = edge.seconds
    if (min !== other.seconds.min || max !== other.seconds.max) retimed[to] = 1
  }
  if (isSame) return
  retimed[to] = 1
  changed[to] = 1
  for (const { toAt } of old) mark(changed, moved[toAt])
  for (const { toAt } of now) mark(changed, toAt)
}

function mark(places: Uint8Array, place: number | undefined): void {
  if (place !== undefined && place >= 0) places[place] = 1
}

/** Reports tell the name of a step that they have come to by an edge, without having looked at the step itself. */
export function markStep(graph: FlowGraph, place: number, changed: Uint8Array): void {
  changed[place] = 1
  for (const { toAt } of graph.outAt(place)) mark(changed, toAt)
  for (const { fromAt } of graph.intoAt(place)) mark(changed, fromAt)
}

/** The variables that a step reads or assigns; with it, what is known of them all over the design can change. */
function mentionsOf(analysis: Analysis, node: FlowNode, difference: Marks): void {
  for (const { variable } of analysis.readsOf(node)) {
    if (variable !== undefined) difference.variables.add(variable.id)
  }
  const assigned = analysis.assignments.of(node)
  for (const { target } of assigned) if (target !== undefined) difference.variables.add(target.id)
  if (assigned.length > 0) difference.whole |= WHOLE.assignments
}

/** A step that reads or assigns a variable that is set otherwise. */
function markMentions({ assignments, graph, readersOf }: Analysis, difference: Marks): void {
  for (const variable of graph.index.design.variables) {
    if (!difference.variables.has(variable.id)) continue
    for (const { node } of readersOf(variable)) mark(difference.changed, graph.placeOf(node))
    for (const { node } of assignments.to(variable)) mark(difference.changed, graph.placeOf(node))
  }
}
