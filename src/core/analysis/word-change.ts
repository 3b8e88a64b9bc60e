import { factsOf } from '../kinds/node-facts.ts'
import { kindOf } from '../kinds/registry.ts'
import { type DesignIndex, indexDesign } from '../model/design-index.ts'
import type { DataAction } from '../model/data-action.ts'
import type { Design, FlowNode } from '../model/design.ts'
import { listsThatDiffer } from './watch/design-lists.ts'

/**
 * What of a design can change while all of its paths stay as they are: what things are called; what steps say or have
 * among their properties; how long they take; what data actions send and how they read a reply, and the latter alone.
 */
export type Look = 'names' | 'words' | 'times' | 'templates' | 'replies'

/** An edit that leaves all paths as they are. */
export interface WordChange {
  readonly looks: ReadonlySet<Look>
  /** By where they stand in their lists, the nodes and the actions that differ. */
  readonly nodes: readonly number[]
  readonly actions: readonly number[]
  /** Bits of \`WHOLE\`: the lists and settings that differ. */
  readonly lists: number
}

/** How two designs differ; null when something differs that paths depend on. */
export function wordChange(before: Design, after: Design): WordChange | null {
  const isSame =
    before.id === after.id &&
    before.flow === after.flow &&
    before.tasks === after.tasks &&
    before.edges === after.edges &&
    before.variables === after.variables
  if (!isSame) return null
  const looks = new Set<Look>(['names'])
  const actions = differing(before.actions, after.actions, (a, b) => isSentOtherwise(a, b, looks))
  const index = indexDesign(before)
  const nodes = differing(before.nodes, after.nodes, (a, b) => saysOtherwise(a, b, index, looks))
  if (actions === null || nodes === null) return null
  return { looks, nodes, actions, lists: listsThatDiffer(before, after) }
}

/** The places at which two lists differ; null when they differ in more than may be. */
function differing<Item>(
  before: readonly Item[],
  after: readonly Item[],
  mayBe: (before: Item, after: Item) => boolean,
): readonly number[] | null {
  if (before === after) return []
  if (before.length !== after.length) return null
  const places: number[] = []
  for (const [place, item] of after.entries()) {
    const old = before[place]
    if (old === item) continue
    if (old === undefined || !mayBe(old, item)) return null
    places.push(place)
  }
  return places
}

/**
 * Whether two actions differ in templates and in how long they wait for a reply alone. The address tells the gateway,
 * and an action without one is a stub.
 */
function isSentOtherwise(before: DataAction, after: DataAction, looks: Set<Look>): boolean {
  const { request, response, timeoutSeconds, ...others } = before
  const { request: later, response: reading, timeoutSeconds: wait, ...same } = after
  if (request.url !== later.url || !isEqual(others, same)) return false
  const isReadAlike = isEqual(response, reading)
  if (!isReadAlike) looks.add('replies')
  if (!isReadAlike || !isEqual(request, later)) looks.add('templates')
  if (timeoutSeconds !== wait) looks.add('times')
  return true
}

function saysOtherwise(
  before: FlowNode,
  after: FlowNode,
  index: DesignIndex,
  looks: Set<Look>,
): boolean {
  if (before.id !== after.id || before.task !== after.task || before.kind !== after.kind) {
    return false
  }
  if (!isEqual(before.carried, after.carried)) return false
  const isNamed = isEqual(before.props, after.props) && isEqual(before.comments, after.comments)
  // What an import carries as a whole may name tasks, which are entered from it.
  if (!isNamed && !kindOf(after).offered) return false
  const { says: _, seconds, ...paths } = factsOf(before, index)
  const { says: __, seconds: later, ...same } = factsOf(after, index)
  if (!isEqual(paths, same)) return false
  if (!isNamed) looks.add('words')
  if (!isEqual(seconds, later)) looks.add('times')
  return true
}

/** Of what JSON can hold; an infinite time stands for none there, and none is infinite. */
function isEqual(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}
