import { present } from '../../base/assert.ts'
import type { ActionId } from '../../base/ids.ts'
import type { Analysis } from '../analyse.ts'
import type { Range } from '../parts.ts'
import type { WordChange } from '../word-change.ts'
import { markStep } from './difference.ts'
import { blockOf, type Footprint, WHOLE } from './footprint.ts'

/** What of a design was edited while all of its paths stayed as they are. */
export interface Touch {
  /** Stands for the edit: see `Answer`. */
  readonly edit: object
  readonly analysis: Analysis
  /** By place: a step that was edited, or one next to it. */
  readonly places: Uint8Array
  /** By place: the entries of lists at that step tell of one that was edited. */
  readonly listed: Uint8Array
  /** By place: how long its outputs take may differ. Null when no times do. */
  readonly retimed: Uint8Array | null
  /** The blocks that any of these steps is in: see `blockOf`. */
  readonly blocks: number
  /** The data actions that were edited, and whether messages tell what differs of them. */
  readonly actions: ReadonlySet<ActionId>
  readonly isTold: boolean
  readonly whole: number
}

/** `analysis` is that of the design in which the edit was written over. */
export function touchOf(change: WordChange, analysis: Analysis): Touch {
  const { graph } = analysis
  const { design } = graph.index
  const actions = new Set<ActionId>(change.actions.flatMap((at) => design.actions[at]?.id ?? []))
  const edited = change.nodes.map((at) => graph.placeOf(present(design.nodes[at], 'no node')))
  const listed = new Uint8Array(graph.index.size)
  for (const place of edited) listed[place] = 1
  const places = new Uint8Array(listed.length)
  for (const place of edited) markStep(graph, place, places)
  const retimed = change.looks.has('times') ? timedBy(analysis, edited, actions) : null
  const touch = {
    edit: {},
    analysis,
    places,
    retimed,
    blocks: blocksIn(places, retimed),
    actions,
    isTold: change.isTold,
    whole: change.lists | listsOf(analysis, listed),
  }
  for (const { fetch, payment } of analysis.tokenUses) {
    if (listed[graph.placeOf(payment.node)] === 1) listed[graph.placeOf(fetch.node)] = 1
  }
  return { ...touch, listed }
}

function blocksIn(places: Uint8Array, retimed: Uint8Array | null): number {
  let blocks = 0
  for (let place = 0; place < places.length; place += 1) {
    if (places[place] === 1 || retimed?.[place] === 1) blocks |= blockOf(place)
  }
  return blocks
}

/** A call takes as long as its step or its action says. */
function timedBy(
  { graph }: Analysis,
  edited: readonly number[],
  actions: ReadonlySet<ActionId>,
): Uint8Array {
  const retimed = new Uint8Array(graph.index.size)
  for (const place of edited) retimed[place] = 1
  for (let place = 0; place < retimed.length; place += 1) {
    if (graph.nodeAt(place) === undefined) continue
    const action = graph.factsAt(place).call?.action ?? null
    if (action !== null && actions.has(action)) retimed[place] = 1
  }
  return retimed
}

/** The lists that steps are in which were edited: their entries tell what these are called. */
function listsOf(analysis: Analysis, edited: Uint8Array): number {
  if (!edited.includes(1)) return 0
  const { graph, roles, inputs, assignments } = analysis
  const isIn = (entries: readonly { readonly node: Parameters<typeof graph.placeOf>[0] }[]) =>
    entries.some(({ node }) => edited[graph.placeOf(node)] === 1)
  return (
    WHOLE.nodes |
    (isIn(graph.roots) ? WHOLE.roots : 0) |
    (isIn(assignments.all) ? WHOLE.assignments : 0) |
    (isIn(inputs) ? WHOLE.inputs : 0) |
    (isIn(roles.fetches) ? WHOLE.fetches | WHOLE.uses : 0) |
    (isIn(roles.payments) ? WHOLE.payments : 0) |
    (isIn(roles.spends) ? WHOLE.spends | WHOLE.uses : 0)
  )
}

/** Where steps stand on the canvas is asked in questions: nothing else of an answer can differ by such an edit. */
function standsAsBefore({ answers }: Footprint, touch: Touch): boolean {
  return answers.every((answer) => answer.holdsIn(touch.analysis, touch.edit))
}

interface Looking {
  /** The part of the steps that was asked about; null for the whole design. */
  readonly range: Range | null
  readonly looksAtTimes: boolean
  /** Whether it looks at what differs of actions, or tells it. */
  readonly looksIntoActions: boolean
}

/** Whether a check has looked at anything that was edited. */
export function isTouched(
  footprint: Footprint,
  touch: Touch,
  { range, looksAtTimes, looksIntoActions }: Looking,
): boolean {
  const { places, whole, part } = footprint
  if ((whole & touch.whole) !== 0) return true
  if ((touch.whole & WHOLE.layout) !== 0 && !standsAsBefore(footprint, touch)) return true
  if (looksIntoActions) {
    for (const id of touch.actions) if (footprint.actions.has(id)) return true
  }
  if (part !== 0 && isEdited(touch, range)) return true
  const { retimed } = touch
  const isTimed = looksAtTimes && retimed !== null
  for (const place of places) {
    if (touch.places[place] === 1 || (isTimed && retimed[place] === 1)) return true
  }
  return false
}

/** Whether lists of the steps of a part tell of a step that was edited. */
export function isEdited({ listed }: Touch, range: Range | null): boolean {
  if (range === null) return false
  for (let place = range.start; place < range.end; place += 1) {
    if (listed[place] === 1) return true
  }
  return false
}
