import type { ActionId, VariableId } from '../../base/ids.ts'
import type { Analysis, Ranks } from '../analyse.ts'
import { Answer } from './answer.ts'
import { blockOf, type Footprint } from './footprint.ts'
import { bitOf } from './row-difference.ts'

/** Takes down what is looked at while checks run, one footprint for each. */
export class Recorder {
  private frames: Frame[] = []
  private frame = new Frame(0)
  /** By place, the number of the frame that has taken it down last: nothing is taken down twice. */
  private readonly seen: Int32Array
  private readonly seenReached: Int32Array
  private readonly seenLinked: Int32Array
  private readonly seenLined: Int32Array
  private readonly seenRole: Int32Array
  private count = 0

  /** By question: most are made for one asker, and go with what has asked. */
  private readonly answers = new WeakMap<object, Answer>()
  private readonly analysis: Analysis

  constructor(analysis: Analysis) {
    const places = analysis.graph.index.size
    this.analysis = analysis
    this.seen = new Int32Array(places)
    this.seenReached = new Int32Array(places)
    this.seenLinked = new Int32Array(places)
    this.seenLined = new Int32Array(places)
    this.seenRole = new Int32Array(places)
  }

  /** Runs something, and gives what it has looked at beside its result. Runs can be inside others. */
  record<T>(run: () => T): { readonly result: T; readonly footprint: Footprint } {
    this.frames.push(this.frame)
    this.count += 1
    this.frame = new Frame(this.count)
    try {
      const result = run()
      return { result, footprint: this.frame.finish(this.analysis) }
    } finally {
      this.frame = this.frames.pop() ?? new Frame(0)
    }
  }

  place(place: number): void {
    const { frame, seen } = this
    if (place < 0 || seen[place] === frame.number) return
    seen[place] = frame.number
    frame.places = withItem(frame.places, place)
  }

  /** A step, and where its outputs lead, or what leads to it. */
  lined(place: number): void {
    this.place(place)
    const { frame, seenLined } = this
    if (place < 0 || seenLined[place] === frame.number) return
    seenLined[place] = frame.number
    frame.lined = withItem(frame.lined, place)
  }

  /** A step, and which variables it means. */
  linked(place: number): void {
    this.place(place)
    const { frame, seenLinked } = this
    if (place < 0 || seenLinked[place] === frame.number) return
    seenLinked[place] = frame.number
    frame.linked = withItem(frame.linked, place)
  }

  /** A step, and what it is for. */
  role(place: number): void {
    this.place(place)
    const { frame, seenRole } = this
    if (place < 0 || seenRole[place] === frame.number) return
    seenRole[place] = frame.number
    frame.roles = withItem(frame.roles, place)
  }

  reached(place: number): void {
    const { frame, seenReached } = this
    if (place < 0 || seenReached[place] === frame.number) return
    seenReached[place] = frame.number
    frame.reached = withItem(frame.reached, place)
  }

  pathed(place: number): void {
    if (place >= 0) this.frame.pathed = withItem(this.frame.pathed, place)
  }

  assigned(place: number, bit: number): void {
    if (place >= 0) this.frame.assigned = withPair(this.frame.assigned, place, bit)
  }

  held(place: number, bit: number): void {
    if (place >= 0) this.frame.held = withPair(this.frame.held, place, bit)
  }

  needed(place: number, bit: number): void {
    if (place >= 0) this.frame.needed = withPair(this.frame.needed, place, bit)
  }

  looped(place: number): void {
    if (place >= 0) this.frame.looped = withItem(this.frame.looped, place)
  }

  ranked(place: number): void {
    this.frame.ranked = withItem(this.frame.ranked, place)
  }

  apart(from: number, to: number): void {
    this.frame.apart = withPair(this.frame.apart, from, to)
  }

  action(id: ActionId): void {
    this.frame.actions = withId(this.frame.actions, id)
  }

  exposed(id: VariableId): void {
    this.frame.exposed = withId(this.frame.exposed, id)
  }

  variable(id: VariableId): void {
    this.frame.variables = withId(this.frame.variables, id)
  }

  /** A variable, and which steps read it. */
  read(id: VariableId): void {
    this.frame.read = withId(this.frame.read, id)
  }

  /** A variable, and what fills it, what it is made of, or what is made of it. */
  filled(id: VariableId): void {
    this.frame.filled = withId(this.frame.filled, id)
  }

  named(name: string): void {
    this.frame.names = withId(this.frame.names, name.toLowerCase())
  }

  whole(list: number): void {
    this.frame.whole |= list
  }

  part(list: number): void {
    this.frame.part |= list
  }

  answer<T>(question: (whole: Analysis) => T, found: T, isSame: (a: T, b: T) => boolean): void {
    const known = this.answers.get(question)
    // Many ask the same, and it is asked again once for all of them.
    const answer =
      known?.isOf(found) === true
        ? known
        : new Answer(found, (later) => isSame(question(later), found))
    this.answers.set(question, answer)
    this.frame.answers = withItem(this.frame.answers, answer)
  }

  /** What was looked at for something that is known already was looked at by whoever is told of it. */
  all(footprint: Footprint): void {
    const { frame } = this
    for (const place of footprint.places) this.place(place)
    for (const place of footprint.lined) this.lined(place)
    for (const place of footprint.linked) this.linked(place)
    for (const place of footprint.roles) this.role(place)
    for (const place of footprint.reached) this.reached(place)
    for (const item of footprint.looped) frame.looped = withItem(frame.looped, item)
    for (const item of footprint.apart) frame.apart = withItem(frame.apart, item)
    for (const item of footprint.pathed) frame.pathed = withItem(frame.pathed, item)
    for (const item of footprint.ranked) frame.ranked = withItem(frame.ranked, item)
    for (const item of footprint.assigned) frame.assigned = withItem(frame.assigned, item)
    for (const item of footprint.held) frame.held = withItem(frame.held, item)
    for (const item of footprint.needed) frame.needed = withItem(frame.needed, item)
    for (const item of footprint.answers) frame.answers = withItem(frame.answers, item)
    for (const id of footprint.variables) this.variable(id)
    for (const id of footprint.read) this.read(id)
    for (const id of footprint.filled) this.filled(id)
    for (const id of footprint.exposed) this.exposed(id)
    for (const name of footprint.names) this.named(name)
    for (const id of footprint.actions) this.action(id)
    frame.whole |= footprint.whole
    frame.part |= footprint.part
  }
}

/** The footprint of one run, while it is taken down. */
class Frame implements Footprint {
  readonly number: number
  places: number[] = NONE
  lined: number[] = NONE
  linked: number[] = NONE
  roles: number[] = NONE
  reached: number[] = NONE
  looped: number[] = NONE
  blocks = 0
  pathed: number[] = NONE
  assigned: number[] = NONE
  held: number[] = NONE
  needed: number[] = NONE
  solvedBlocks = 0
  solvedBits = 0
  apart: number[] = NONE
  variables: Set<VariableId> = NO_IDS
  read: Set<VariableId> = NO_IDS
  filled: Set<VariableId> = NO_IDS
  names: Set<string> = NO_IDS
  ranked: number[] = NONE
  actions: Set<ActionId> = NO_IDS
  exposed: Set<VariableId> = NO_IDS
  whole = 0
  part = 0
  answers: Answer[] = NONE

  constructor(number: number) {
    this.number = number
  }

  /** Works out what is compared first after an edit. */
  finish({ order }: Analysis): Footprint {
    for (const list of [this.places, this.reached, this.looped]) {
      for (let i = 0; i < list.length; i += 1) this.blocks |= blockOf(list[i] ?? 0)
    }
    for (const pairs of [this.assigned, this.held, this.needed]) {
      for (let i = 0; i < pairs.length; i += 2) {
        this.solvedBlocks |= blockOf(pairs[i] ?? 0)
        this.solvedBits |= bitOf(pairs[i + 1] ?? 0)
      }
    }
    this.ranked = this.ranked.length < 2 ? NONE : inOrder(this.ranked, order)
    return this
  }
}

// Most runs look at nothing of most kinds, and there are as many footprints as checks: a list is made for its first
// item, and these stand for those that are not.
const NONE: never[] = []
const NO_IDS = new Set<never>()

function withItem<Item>(items: Item[], item: Item): Item[] {
  if (items.length === 0) return [item]
  items.push(item)
  return items
}

function withPair(items: number[], first: number, second: number): number[] {
  if (items.length === 0) return [first, second]
  items.push(first, second)
  return items
}

function withId<Id>(ids: Set<Id>, id: Id): Set<Id> {
  return ids.size === 0 ? new Set([id]) : ids.add(id)
}

function inOrder(places: readonly number[], order: Ranks): number[] {
  return [...new Set(places)].sort((a, b) => order.at(a) - order.at(b))
}
