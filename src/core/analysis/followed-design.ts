import type { ActionId } from '../base/ids.ts'
import { differenceOf } from '../base/list-difference.ts'
import { factsOf, renewFacts } from '../kinds/node-facts.ts'
import { kindOf } from '../kinds/registry.ts'
import type { DataAction } from '../model/data-action.ts'
import { type DesignIndex, followIndex, indexDesign } from '../model/design-index.ts'
import type { Design, FlowNode } from '../model/design.ts'
import { analyse, analyseAfter } from './analyse.ts'
import { writeOutCalls, writeOutCallsAfter } from './called-tasks.ts'
import { sameItems } from '../base/same-items.ts'
import { type WordChange, wordChange } from './word-change.ts'

/** A design to analyse, and in what it differs from the one before; null where its paths may differ. */
interface Followed {
  readonly design: Design
  readonly change: WordChange | null
}

/**
 * Follows a design as it is edited, with a copy that is its own. A step or an action that was not edited stays the same
 * object there, so that what was found out about it stays known. Where an edit leaves all paths as they are, the copy
 * itself stays: what was edited is written over in it, and its analysis holds on.
 */
export function followDesign(): (design: Design) => Followed {
  const nodeCopy = copies<FlowNode>()
  const actionCopy = copies<DataAction>()
  let last: { readonly source: Design; readonly own: Own<Design> } | null = null
  return (design) => {
    const change = last === null ? null : wordChange(last.source, design)
    // Steps of called tasks stand in the analysis as copies, which cannot be written over.
    const own = last !== null && change !== null && canHold(last.own) ? last.own : null
    if (last !== null && own !== null && change !== null) {
      writeOver(own, last.source, design, change)
    } else {
      const before = last?.own
      last = { source: design, own: copyOf(design, last) }
      if (before !== undefined) followIndex(last.own, before)
      if (before !== undefined && writeOutCallsAfter(last.own, before).design === last.own) {
        analyseAfter(last.own, before)
      }
    }
    last = { source: design, own: last.own }
    return { design: last.own, change: own === null ? null : change }
  }

  function copyOf(design: Design, before: typeof last): Own<Design> {
    const isKept = before !== null && before.source.actions === design.actions
    return {
      ...design,
      nodes: nodesOf(design, before),
      actions: isKept ? before.own.actions : design.actions.map((action) => actionCopy.of(action)),
    }
  }

  function nodesOf({ nodes }: Design, before: typeof last): Own<FlowNode>[] {
    if (before === null) return nodes.map((node) => nodeCopy.of(node))
    const { source, own } = before
    if (nodes === source.nodes) return own.nodes
    const { start, end, come } = differenceOf(source.nodes, nodes)
    const copied = [
      ...own.nodes.slice(0, start),
      ...come.map((node) => nodeCopy.of(node)),
      ...own.nodes.slice(own.nodes.length - end),
    ]
    return sameOr(own.nodes, copied)
  }

  function writeOver(own: Own<Design>, before: Design, after: Design, change: WordChange): void {
    // A list of its own each time: what is remembered of a list may tell names.
    const { actions } = own
    Object.assign(own, after, { nodes: own.nodes.slice(), actions })
    const retimed = new Set<ActionId>()
    for (const at of change.actions) {
      const [was, is] = [before.actions[at], after.actions[at]]
      if (was !== undefined && was.timeoutSeconds !== is?.timeoutSeconds) retimed.add(was.id)
      actionCopy.follow(was, is)
    }
    for (const at of change.nodes) {
      const edited = after.nodes[at]
      const node = nodeCopy.follow(before.nodes[at], edited)
      if (node === undefined || edited === undefined) continue
      renewWords(node, edited, indexDesign(own))
      analyse(own).graph.renew(node)
    }
    if (retimed.size > 0) renewWaits(own, retimed)
    if (change.looks.has('times')) analyse(own).retime()
  }
}

/** Steps that call an action wait for it as long as it says, unless they say it themselves. */
function renewWaits(own: Design, actions: ReadonlySet<ActionId>): void {
  const index = indexDesign(own)
  const { graph } = analyse(own)
  for (let place = 0; place < index.size; place += 1) {
    const node = index.at(place)
    if (node === undefined) continue
    const facts = graph.factsAt(place)
    const action = facts.call?.action ?? null
    if (action === null || !actions.has(action)) continue
    const { call, seconds } = kindOf(node).facts({ index, node })
    renewFacts(node, index, { ...facts, call, seconds })
    graph.renew(node)
  }
}

/** The list from before, when it holds the same: what is known of a list stays known. */
function sameOr<Item>(before: Item[] | undefined, now: Item[]): Item[] {
  return before !== undefined && sameItems(before, now) ? before : now
}

type Own<T> = { -readonly [Key in keyof T]: T[Key] }

function canHold(own: Design): boolean {
  return writeOutCalls(own).design === own
}

/** Copies of things: an edited thing can go on in the copy of what it was. */
function copies<T extends object>() {
  const known = new WeakMap<T, Own<T>>()
  return {
    of(item: T): Own<T> {
      const found = known.get(item)
      if (found !== undefined) return found
      const copy = { ...item }
      known.set(item, copy)
      return copy
    },
    follow(before: T | undefined, after: T | undefined): Own<T> | undefined {
      const copy = before && known.get(before)
      if (before === undefined || after === undefined || copy === undefined) return undefined
      for (const key of Object.keys(copy)) if (!(key in after)) Reflect.deleteProperty(copy, key)
      Object.assign(copy, after)
      known.delete(before)
      known.set(after, copy)
      return copy
    },
  }
}

/** What a node says and how long it takes are as edited; all else that is known of it stays, down to the objects. */
function renewWords(node: FlowNode, edited: FlowNode, index: DesignIndex): void {
  const { says: _, ...paths } = factsOf(node, index)
  const { says, seconds } = factsOf(edited, index)
  renewFacts(node, index, { ...paths, seconds, ...(says === undefined ? {} : { says }) })
}
