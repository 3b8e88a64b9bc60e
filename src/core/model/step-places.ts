import type { NodeId } from '../base/ids.ts'
import { remember } from '../base/remember.ts'
import type { FlowNode } from './design.ts'

/**
 * Which node is at which place. Places grow along the list of a design; after an edit a node keeps the place that it had,
 * so that whatever is kept by place stays where it is.
 */
export interface StepPlaces {
  /** By place; undefined in the gap that a removed node has left. */
  readonly nodes: readonly (FlowNode | undefined)[]
  /** By place, the node that is or was there last, as it was when it came: by its id it finds back. */
  readonly homes: Homes
  /** Stands for the numbering: where it is the same, a node that stays has the same place. */
  readonly line: object
}

type Homes = readonly (FlowNode | undefined)[]

/** The places of nodes that were never numbered before: those of the list. */
export function newPlaces(nodes: readonly FlowNode[]): StepPlaces {
  return { nodes, homes: nodes, line: {} }
}

/** The places of nodes that are or were there, by their ids. */
export const placesById = remember((homes: Homes): ReadonlyMap<NodeId, number> => {
  const places = new Map<NodeId, number>()
  for (let place = 0; place < homes.length; place += 1) {
    const node = homes[place]
    if (node !== undefined) places.set(node.id, place)
  }
  return places
})

/**
 * The places after an edit. A node that comes back between those that were its neighbours has the place that it left;
 * any other takes a free one between its neighbours, and behind the last of all a new one. Null when there is none, when
 * nodes stand in another order, or when there are too many gaps: then all are numbered anew.
 */
export function followPlaces(nodes: readonly FlowNode[], last: StepPlaces): StepPlaces | null {
  const following = new Following(last)
  for (const node of nodes) if (!following.add(node)) return null
  return following.end(nodes.length)
}

/** Whoever visits all places passes over gaps as well: so many take no time that matters. */
const MOST_GAPS = { few: 8, share: 1 / 8 }

class Following {
  private readonly last: StepPlaces
  private readonly nodes: (FlowNode | undefined)[]
  private ownHomes: (FlowNode | undefined)[] | null = null
  /** The last place that is taken. */
  private before = -1
  /** New nodes behind it, until it is known how much room they have. */
  private waiting: FlowNode[] = []

  constructor(last: StepPlaces) {
    this.last = last
    this.nodes = last.nodes.map(() => undefined)
  }

  /** False when a node cannot stay where it was. */
  add(node: FlowNode): boolean {
    const place = this.placeOf(node)
    if (place === undefined) {
      this.waiting.push(node)
      return true
    }
    if (place <= this.before + this.waiting.length) return false
    this.settle(place)
    this.nodes[place] = node
    this.before = place
    return true
  }

  end(count: number): StepPlaces | null {
    this.settle(Number.POSITIVE_INFINITY)
    const { nodes, last, ownHomes } = this
    const isTorn = nodes.length - count > MOST_GAPS.few + nodes.length * MOST_GAPS.share
    return isTorn ? null : { nodes, homes: ownHomes ?? last.homes, line: last.line }
  }

  /** Most stand right behind the one before them. */
  private placeOf({ id }: FlowNode): number | undefined {
    const { nodes, homes } = this.last
    const next = this.before + 1
    if (nodes[next]?.id === id) return next
    const place = placesById(homes).get(id)
    return place === undefined || nodes[place] === undefined ? undefined : place
  }

  /** Gives those that wait a place before `end`. */
  private settle(end: number): void {
    const { waiting, nodes, last } = this
    if (waiting.length === 0) return
    for (const [i, node] of waiting.entries()) {
      const room = end - (waiting.length - i - 1)
      const home = placesById(last.homes).get(node.id) ?? -1
      const place = home > this.before && home < room ? home : this.before + 1
      if (place !== home) this.move(node, home, place)
      nodes[place] = node
      this.before = place
    }
    this.waiting = []
  }

  private move(node: FlowNode, home: number, place: number): void {
    const homes = (this.ownHomes ??= [...this.last.homes])
    if (homes[home]?.id === node.id) homes[home] = undefined
    homes[place] = node
  }
}
