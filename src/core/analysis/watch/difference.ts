import type { VariableId } from '../../base/ids.ts'
import type { FlowNode } from '../../model/design.ts'
import type { Analysis } from '../analyse.ts'
import type { Exposure } from '../exposure.ts'
import type { FlowGraph } from '../flow-graph.ts'
import { solutionsOf } from '../solutions.ts'
import { mentionsAny, type NamesIn } from '../redeclared.ts'
import { movedSlots } from '../taint-slots.ts'
import { sameShown } from './answers.ts'
import { listsThatDiffer } from './design-lists.ts'
import { blockOf, WHOLE } from './footprint.ts'
import { compareLists } from './list-difference.ts'
import { addMentions } from './mention-difference.ts'
import { compareLoops, isNumberedAlike } from './loop-difference.ts'
import { comparePaths } from './path-difference.ts'
import { compareRoots } from './root-difference.ts'
import { compareRows, type RowDifference } from './row-difference.ts'
import { compareStanding } from './standing-difference.ts'

/** In what the analysis of an edited design differs from the one before that it was made of: their places are the same. */
export interface Difference {
  /** Stands for the edit: see `Answer`. */
  readonly edit: object
  /** By place: the step differs, or it has come or gone, or one next to it has. */
  readonly changed: Uint8Array
  /** By place: its outputs lead elsewhere, or something else leads to it. */
  readonly relined: Uint8Array
  /** By place: it is the same, but mentions a variable that is declared otherwise. */
  readonly relinked: Uint8Array
  /** By place: what the step is for differs. */
  readonly roles: Uint8Array
  /** By place: what leads to it or whether it leads to an end differs. */
  readonly reached: Uint8Array
  /** By place: what can be gone round with it differs. */
  readonly looped: Uint8Array
  /** By place: its outputs take other times. */
  readonly retimed: Uint8Array
  /** By place, bits of `WHOLE`: of which lists the entries at that step differ. */
  readonly listed: Uint32Array
  /** By place: the shortest path from the start differs. */
  readonly pathed: Uint8Array
  /** Which variables are set, what they hold, and whether they are still read. */
  readonly assigned: RowDifference
  readonly held: RowDifference
  readonly needed: RowDifference
  /** The variables that are declared as something else, or have another class. */
  readonly variables: Set<VariableId>
  /** The variables that steps read otherwise, and those that they fill otherwise, or with something else. */
  readonly read: Set<VariableId>
  readonly filled: Set<VariableId>
  /** The names that mean another variable than before, or none. */
  readonly names: NamesIn
  /** The variables of which `held` has the bits elsewhere, or none any more. */
  readonly moved: ReadonlySet<VariableId>
  /** The variables that hold more of a secret, or less, and those of which that cannot be compared. */
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
  const { others } = is
  const { redeclared, relinked } = is
  if (others === null || redeclared === null) return null
  const { size } = after.graph.index
  let pathed: Uint8Array | undefined
  const moved = movedSlots(was.lore.slots, is.lore.slots)
  const marks: Marks = {
    edit: {},
    changed: new Uint8Array(size),
    relined: new Uint8Array(size),
    relinked: new Uint8Array(size),
    roles: new Uint8Array(size),
    reached: new Uint8Array(size),
    looped: new Uint8Array(size),
    retimed: new Uint8Array(size),
    listed: new Uint32Array(size),
    get pathed() {
      return (pathed ??= comparePaths(was.shortest, is.shortest, size))
    },
    assigned: compareRows(was.assigned, is.assigned),
    held: compareRows(was.held, is.held),
    needed: compareRows(was.needed, is.needed),
    variables: new Set(redeclared.variables),
    read: new Set(),
    filled: new Set(),
    names: redeclared.moved,
    isApartAlike: isNumberedAlike(was.graph.loops, is.graph.loops),
    moved,
    exposed: exposedOtherwise(was.lore.exposure, is.lore.exposure, moved),
    whole: listsThatDiffer(old, now),
  }
  for (const place of relinked) markRelinked(before, after, place, marks)
  compareSteps(before, after, others, marks)
  compareLists(before, after, marks)
  compareClasses(before, after, marks.variables)
  if (!marks.isApartAlike) compareLoops(was.graph.loops, is.graph.loops, marks.looped)
  return Object.assign(marks, gathered(marks))
}

/** What other variables of a call hold can tell what one is: see `classesByUse`. */
function compareClasses(before: Analysis, after: Analysis, other: Set<VariableId>): void {
  const [was, is] = [solutionsOf(before).lore.classOf, solutionsOf(after).lore.classOf]
  if (was === is) return
  // The classes are the same few objects: see `classify.ts`.
  for (const variable of after.graph.index.design.variables) {
    // What one says of itself no other can tell otherwise.
    if (variable.sensitivity !== 'none') continue
    if (was(variable) !== is(variable)) other.add(variable.id)
  }
}

function exposedOtherwise(
  was: Exposure,
  is: Exposure,
  moved: ReadonlySet<VariableId>,
): ReadonlySet<VariableId> {
  const other = new Set<VariableId>(moved)
  if (was === is) return other
  for (const id of was.holds.keys()) if (!is.holds.has(id)) other.add(id)
  for (const [id, shown] of is.holds) {
    const before = was.holds.get(id)
    if (before === shown) continue
    if (before === undefined || !sameShown(before, shown)) other.add(id)
  }
  return other
}

function gathered(marks: Marks): Pick<Difference, Gathered> {
  const { changed, relined, relinked, roles, reached, looped, retimed, listed } = marks
  const { assigned, held, needed } = marks
  let lists = 0
  let blocks = 0
  for (let place = 0; place < changed.length; place += 1) {
    const isAny =
      changed[place] === 1 ||
      relined[place] === 1 ||
      relinked[place] === 1 ||
      roles[place] === 1 ||
      reached[place] === 1 ||
      looped[place] === 1 ||
      retimed[place] === 1
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

function compareSteps(
  before: Analysis,
  after: Analysis,
  others: readonly number[],
  difference: Marks,
): void {
  compareStanding(before, after, difference)
  for (const place of others) {
    const node = before.graph.nodeAt(place)
    const now = after.graph.nodeAt(place)
    if (node !== now) markNode(before, after, place, difference)
    if (node?.id === now?.id) compareOutputs(before.graph, after.graph, place, difference)
    else markStep(before.graph, place, difference.changed)
  }
  if ((difference.whole & WHOLE.actions) !== 0) compareCalls(before, after, difference)
  compareRoots(before.graph, after.graph, difference)
}

/** The lists of steps that one is in whatever it is for, where paths come to it. */
function listsOfStep(graph: FlowGraph, place: number): number {
  if (graph.nodeAt(place) === undefined) return 0
  const isCall = graph.factsAt(place).call !== null
  return WHOLE.nodes | WHOLE.reached | (isCall ? WHOLE.calls : 0)
}

/** A kind looks at its node and at the action that it calls; what it makes of the tasks is in its facts. */
function compareCalls(before: Analysis, after: Analysis, difference: Marks): void {
  for (let place = 0; place < difference.changed.length; place += 1) {
    if (after.graph.nodeAt(place) === undefined) continue
    const action = after.graph.factsAt(place).call?.action ?? null
    const isSame =
      action === null || before.graph.index.action(action) === after.graph.index.action(action)
    if (!isSame) markNode(before, after, place, difference)
  }
}

function markNode(before: Analysis, after: Analysis, place: number, difference: Marks): void {
  const lists = listsOfStep(before.graph, place) | listsOfStep(after.graph, place)
  difference.listed[place] = (difference.listed[place] ?? 0) | lists
  markMentions(before, after, place, difference)
  const isToldAlike = areToldAlike(before.graph.nodeAt(place), after.graph.nodeAt(place))
  if (isToldAlike) mark(difference.changed, place)
  else markStep(after.graph, place, difference.changed)
}

/** Whether a step is what another one was for whoever has come to it by an edge, and has not looked at what it does. */
function areToldAlike(node: FlowNode | undefined, now: FlowNode | undefined): boolean {
  return (
    node?.id === now?.id &&
    node?.name === now?.name &&
    node?.task === now?.task &&
    node?.kind === now?.kind
  )
}

function compareOutputs(
  before: FlowGraph,
  after: FlowGraph,
  place: number,
  { changed, relined, retimed }: Marks,
): void {
  const old = before.outAt(place)
  const now = after.outAt(place)
  if (old === now) return
  let isSame = old.length === now.length
  for (let i = 0; i < old.length && isSame; i += 1) {
    const [edge, other] = [old[i], now[i]]
    if (edge === undefined || other === undefined) break
    isSame = edge.output === other.output && edge.toAt === other.toAt
    const { min, max } = edge.seconds
    if (min !== other.seconds.min || max !== other.seconds.max) retimed[place] = 1
  }
  if (isSame) return
  retimed[place] = 1
  // Where the node itself gives other outputs, whoever has looked at it has looked at them.
  if (before.factsAt(place) !== after.factsAt(place)) changed[place] = 1
  mark(relined, place)
  for (const { toAt } of old) mark(relined, toAt)
  for (const { toAt } of now) mark(relined, toAt)
}

function mark(places: Uint8Array, place: number): void {
  if (place >= 0) places[place] = 1
}

/** Reports tell the name of a step that they have come to by an edge, without having looked at the step itself. */
export function markStep(graph: FlowGraph, place: number, changed: Uint8Array): void {
  changed[place] = 1
  for (const { toAt } of graph.outAt(place)) mark(changed, toAt)
  for (const { fromAt } of graph.intoAt(place)) mark(changed, fromAt)
}

function markMentions(before: Analysis, after: Analysis, place: number, difference: Marks): void {
  addMentions(before.graph, after.graph, place, difference)
  const isAssigning = [before, after].some(({ graph }) => graph.linksAt(place).assigns.length > 0)
  if (isAssigning) difference.whole |= WHOLE.assignments
}

/** A step that mentions what is declared otherwise: it can read and assign another variable now. */
function markRelinked(before: Analysis, after: Analysis, place: number, difference: Marks): void {
  mark(difference.relinked, place)
  const task = after.graph.nodeAt(place)?.task
  const { names } = difference
  if (task === undefined || !mentionsAny(after.graph.factsAt(place), task, names)) return
  markMentions(before, after, place, difference)
}
