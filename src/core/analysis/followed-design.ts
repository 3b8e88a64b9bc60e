import type { ActionId, TaskId } from '../base/ids.ts'
import { differenceOf } from '../base/list-difference.ts'
import { dependsOnTasks, factsOf, keepFacts, renewFacts } from '../kinds/node-facts.ts'
import { kindOf } from '../kinds/registry.ts'
import type { DataAction } from '../model/data-action.ts'
import { type DesignIndex, indexDesign } from '../model/design-index.ts'
import type { Design, FlowNode } from '../model/design.ts'
import { analyse, analyseAfter } from './analyse.ts'
import { isEnteredAlike } from './before.ts'
import { writeOutCalls, writeOutCallsAfter } from './called-tasks.ts'
import { findRoots } from './flow-graph.ts'
import { sameItems } from '../base/same-items.ts'
import { type IsBound, type WordChange, wordChange } from './word-change.ts'

/** A design to analyse, and in what it differs from the one before; null where its paths may differ. */
export interface Followed {
  /** The one that it is a copy of. */
  readonly source: Design
  readonly design: Design
  readonly change: WordChange | null
}

/**
 * Follows a design as it is edited, with a copy that is its own. A step or an action that was not edited stays the same
 * object there, so that what was found out about it stays known. Where an edit leaves all paths as they are, the copy
 * itself stays: what was edited is written over in it, and its analysis holds on. `before` is what it was when it was
 * followed last, or before that: the copies of two have the nodes and actions in common that are in both.
 */
export function followDesign(): (design: Design, before: Followed | null) => Followed {
  const nodeCopy = copies<FlowNode>()
  const actionCopy = copies<DataAction>()
  return (design, before) => {
    const change = before && wordChange(before.source, design, knownOf(before.design))
    if (before !== null && change !== null && canHold(before.design, design.tasks)) {
      const { design: own, source } = before
      return { source: design, design: own, change: writeOver(own, source, design, change) }
    }
    const own = copyOf(design, before)
    if (before !== null) {
      keepFacts(own.tasks, before.design.tasks)
      analyseAfter(
        writeOutCallsAfter(own, before.design).design,
        writeOutCalls(before.design).design,
      )
    }
    return { source: design, design: own, change: null }
  }

  function copyOf(design: Design, before: Followed | null): Own<Design> {
    const isKept = before !== null && before.source.actions === design.actions
    return {
      ...design,
      nodes: nodesOf(design, before),
      actions: isKept
        ? before.design.actions
        : design.actions.map((action) => actionCopy.of(action)),
    }
  }

  function nodesOf({ nodes }: Design, before: Followed | null): Own<FlowNode>[] {
    if (before === null) return nodes.map((node) => nodeCopy.of(node))
    const { source, design: own } = before
    if (nodes === source.nodes) return own.nodes
    const { start, end, come } = differenceOf(source.nodes, nodes)
    const copied = [
      ...own.nodes.slice(0, start),
      ...come.map((node) => nodeCopy.of(node)),
      ...own.nodes.slice(own.nodes.length - end),
    ]
    return sameOr(own.nodes, copied)
  }

  /** The change, by where the nodes stand in the list where calls are written out. */
  function writeOver(
    own: Own<Design>,
    before: Design,
    after: Design,
    change: WordChange,
  ): WordChange {
    const written = writeOutCalls(own)
    const analysed: Own<Design> = written.design
    // A list of its own each time: what is remembered of a list may tell names.
    const { actions } = own
    keepFacts(after.tasks, own.tasks)
    Object.assign(own, after, { nodes: own.nodes.slice(), actions })
    if (analysed !== own) {
      const { edges, nodes } = analysed
      Object.assign(analysed, own, { nodes: nodes.slice(), edges })
    }
    const retimed = new Set<ActionId>()
    for (const at of change.actions) {
      const [was, is] = [before.actions[at], after.actions[at]]
      if (was !== undefined && was.timeoutSeconds !== is?.timeoutSeconds) retimed.add(was.id)
      const action = actionCopy.follow(was, is)
      const isLivingOtherwise = action !== undefined && change.looks.has('lifetimes')
      if (isLivingOtherwise) analyse(analysed).roles.renew(action)
    }
    const edited = new Set<FlowNode>()
    for (const at of change.nodes) {
      const [was, is] = [before.nodes[at], after.nodes[at]]
      const node = nodeCopy.follow(was, is)
      if (node === undefined || is === undefined) continue
      renewWords(node, is, indexDesign(own))
      if (analysed === own) edited.add(node)
      for (const one of written.writtenAs(node.id)) {
        edited.add(one.node)
        if (one.node === node) continue
        overwrite(one.node, { ...is, id: one.node.id })
        if (one.part === null) renewWords(one.node, is, indexDesign(own))
      }
    }
    const { graph, retime } = analyse(analysed)
    for (const node of edited) graph.renew(node)
    if (retimed.size > 0) renewWaits(analysed, retimed)
    if (change.looks.has('times')) retime()
    return { ...change, nodes: placesIn(analysed.nodes, edited) }
  }
}

/** What is known of a design by its copy. Which fields of actions steps bind is gathered when it is asked for. */
function knownOf(own: Design): { readonly index: DesignIndex; readonly isBound: IsBound } {
  let known: ReadonlySet<string> | undefined
  return {
    index: indexDesign(own),
    isBound: (side, id, name) => (known ??= gatherBound(own)).has(`${side} ${id} ${name}`),
  }
}

function gatherBound(own: Design): ReadonlySet<string> {
  const bound = new Set<string>()
  const { graph } = analyse(writeOutCalls(own).design)
  for (let place = 0; place < graph.index.size; place += 1) {
    if (graph.nodeAt(place) === undefined) continue
    const { call } = graph.factsAt(place)
    if (call === null) continue
    for (const name of Object.keys(call.inputs)) bound.add(`inputs ${call.action} ${name}`)
    for (const name of Object.keys(call.outputs)) bound.add(`outputs ${call.action} ${name}`)
  }
  return bound
}

/** Whether a copy can hold other tasks: steps look at none of them, and paths begin where they began. */
function canHold(own: Design, tasks: Design['tasks']): boolean {
  if (tasks === own.tasks || areCalledOtherwise(own.tasks, tasks)) return true
  if (writeOutCalls(own).design !== own) return false
  const index = indexDesign(own)
  const { graph } = analyse(own)
  if (own.nodes.some((node) => dependsOnTasks(graph.facts(node)))) return false
  const task = (id: TaskId) => tasks.find((one) => one.id === id)
  const roots = findRoots({ ...index, task, design: { ...own, tasks } })
  return isEnteredAlike(graph.roots, roots)
}

/** Whether tasks differ in nothing but their names. */
function areCalledOtherwise(before: Design['tasks'], after: Design['tasks']): boolean {
  return (
    before.length === after.length &&
    before.every((task, i) => {
      const other = after[i]
      if (task === other || other === undefined) return task === other
      return JSON.stringify({ ...task, name: '' }) === JSON.stringify({ ...other, name: '' })
    })
  )
}

function placesIn(nodes: readonly FlowNode[], some: ReadonlySet<FlowNode>): readonly number[] {
  const places: number[] = []
  if (some.size > 0) for (const [at, node] of nodes.entries()) if (some.has(node)) places.push(at)
  return places
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
      overwrite(copy, after)
      known.delete(before)
      known.set(after, copy)
      return copy
    },
  }
}

function overwrite<T extends object>(copy: T, after: T): void {
  for (const key of Object.keys(copy)) if (!(key in after)) Reflect.deleteProperty(copy, key)
  Object.assign(copy, after)
}

/** What a node says and how long it takes are as edited; all else that is known of it stays, down to the objects. */
function renewWords(node: FlowNode, edited: FlowNode, index: DesignIndex): void {
  const { says: _, ...paths } = factsOf(node, index)
  const { says, seconds } = factsOf(edited, index)
  renewFacts(node, index, { ...paths, seconds, ...(says === undefined ? {} : { says }) })
}
