import type { ActionId } from '../../base/ids.ts'
import type { Analysis } from '../analyse.ts'
import type { Range } from '../parts.ts'
import type { WordChange } from '../word-change.ts'
import { markStep } from './difference.ts'
import { type Footprint, WHOLE } from './footprint.ts'

/** What of a design was edited while all of its paths stayed as they are. */
export interface Touch {
  /** By place: a step that was edited or calls an action that was, or one next to it. */
  readonly places: Uint8Array
  /** By place: the entries of lists at that step tell of one that was edited. */
  readonly listed: Uint8Array
  readonly whole: number
}

/** `analysis` is that of the design in which the edit was written over. */
export function touchOf({ nodes, actions, lists }: WordChange, analysis: Analysis): Touch {
  const { graph } = analysis
  const { design } = graph.index
  const edited = new Uint8Array(design.nodes.length)
  for (const place of nodes) edited[place] = 1
  const called = new Set<ActionId>(actions.flatMap((at) => design.actions[at]?.id ?? []))
  if (called.size > 0) {
    for (let place = 0; place < edited.length; place += 1) {
      const action = graph.factsAt(place).call?.action ?? null
      if (action !== null && called.has(action)) edited[place] = 1
    }
  }
  const places = new Uint8Array(edited.length)
  const listed = edited.slice()
  for (let place = 0; place < edited.length; place += 1) {
    if (edited[place] === 1) markStep(graph, place, places)
  }
  for (const { fetch, payment } of analysis.tokenUses) {
    if (edited[graph.placeOf(payment.node)] === 1) listed[graph.placeOf(fetch.node)] = 1
  }
  const isAny = nodes.length > 0 || called.size > 0
  return { places, listed, whole: lists | (isAny ? STEP_LISTS : 0) }
}

/** Lists whose entries tell what steps and their actions are called. */
const STEP_LISTS =
  WHOLE.nodes |
  WHOLE.roots |
  WHOLE.assignments |
  WHOLE.inputs |
  WHOLE.fetches |
  WHOLE.payments |
  WHOLE.spends |
  WHOLE.uses

/** Whether a check has looked at anything that was edited. */
export function isTouched(
  { places, whole, part }: Footprint,
  touch: Touch,
  range: Range | null,
): boolean {
  if ((whole & touch.whole) !== 0) return true
  if (range !== null && part !== 0) {
    for (let place = range.start; place < range.end; place += 1) {
      if (touch.listed[place] === 1) return true
    }
  }
  for (const place of places) if (touch.places[place] === 1) return true
  return false
}
