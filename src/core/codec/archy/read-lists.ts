import { freshId, type NodeId, type TaskId } from '../../base/ids.ts'
import { err, ok, type Result } from '../../base/result.ts'
import { asObject } from '../../kinds/archy-values.ts'
import type { JsonObject } from '../../kinds/define.ts'
import { kindOf } from '../../kinds/registry.ts'
import type { FlowNode } from '../../model/design.ts'
import type { Json } from '../../model/values.ts'
import { ASSUMED } from '../../kinds/archy-assumptions.ts'
import { carriedWayOn, TARGET_MENU, WAY_ON_KEYS, type WayOn } from './jumps.ts'
import { referencedMenu } from './menus.ts'
import { type ActionContext, readAction } from './read-actions.ts'
import type { ArchyReadError } from './read-error.ts'
import { idFrom } from './read-ids.ts'
import { referencedTask } from './references.ts'
import type { TextPosition } from './yaml-text.ts'
import type { YamlTree } from './yaml-tree.ts'

/** One line of a list of actions that has been read, its edges still to be drawn. */
export type Item =
  | {
      readonly type: 'node'
      readonly node: FlowNode
      readonly branches: ReadonlyMap<string, readonly Item[]>
    }
  | (WayOnItem & { readonly type: 'jump'; readonly task: TaskId })
  | (WayOnItem & { readonly type: 'next-pass' | 'leave-loop' })

interface WayOnItem {
  readonly carried: Json | null
  /** The action as it stands in the file. */
  readonly wayOn: Json
}

export interface ListReader {
  readonly tree: YamlTree
  readonly context: Omit<ActionContext, 'isListed'>
  readonly taken: Set<string>
  readonly nodes: FlowNode[]
  readonly positions: Map<NodeId, TextPosition>
  /** The action of the file that each node stands for. */
  readonly items: Map<NodeId, Json>
  /** Properties that no form shows as they are, by node. */
  readonly kept: { readonly node: NodeId; readonly properties: readonly string[] }[]
  /** The task or the menu with a reference id or, failing that, with a name. */
  taskOf(refId: string): TaskId | null
  menuOf(refId: string): TaskId | null
  /** Items of the flow's own lists that are read as actions. */
  readonly listed: ReadonlySet<Json>
  /** What stands in the file for an action that a kind has made of it. */
  readonly inPlace: Map<Json, Json>
}

/** Reads a list of actions and what is nested in it; nodes are numbered in the order of the text. */
export function readList(
  reader: ListReader,
  list: readonly Json[],
  task: TaskId,
  inLoop: boolean,
): Result<readonly Item[], ArchyReadError> {
  const items: Item[] = []
  for (const action of list) {
    const item = readItem(reader, action, list, task, inLoop)
    if (!item.ok) return item
    items.push(item.value)
  }
  return ok(items)
}

function readItem(
  reader: ListReader,
  action: Json,
  list: readonly Json[],
  task: TaskId,
  inLoop: boolean,
): Result<Item, ArchyReadError> {
  const [only, ...more] = Object.entries(asObject(action))
  const thing = reader.inPlace.get(action) ?? action
  const position = reader.tree.position(thing, list)
  if (only === undefined || more.length > 0 || !isBody(only[1])) {
    const expected = 'one action, such as “- playAudio:” with its properties below it,'
    return err({ code: 'unexpected-shape', expected, ...position })
  }
  const [key, value] = only
  const body = asObject(value)
  const wayOn = readWayOn(reader, thing, key, body, inLoop)
  if (wayOn !== null) return ok(wayOn)
  const id = freshId<NodeId>(idFrom(body['name'], key), reader.taken)
  reader.taken.add(id)
  const { node, branches, kept } = readAction(
    key,
    body,
    { id, task },
    {
      ...reader.context,
      isListed: reader.listed.has(action),
    },
  )
  reader.nodes.push(node)
  reader.positions.set(id, position)
  reader.items.set(id, thing)
  for (const [output, item] of Object.entries(itemsInPlace(reader, node, body))) {
    const [made] = branches[output] ?? []
    if (made !== undefined) reader.inPlace.set(made, item)
  }
  if (kept.length > 0) reader.kept.push({ node: id, properties: kept })
  return readBranches(reader, node, branches, task, inLoop || key === LOOP_KEY)
}

function itemsInPlace(
  { context }: ListReader,
  node: FlowNode,
  body: JsonObject,
): Readonly<Record<string, Json>> {
  return kindOf(node).archy?.inPlace({ index: context.index(), node }, body) ?? {}
}

/** Only inside a loop do “next loop” and “exit loop” lead anywhere. */
const LOOP_KEY = 'loop'

function readBranches(
  reader: ListReader,
  node: FlowNode,
  lists: Readonly<Record<string, readonly Json[]>>,
  task: TaskId,
  inLoop: boolean,
): Result<Item, ArchyReadError> {
  const branches = new Map<string, readonly Item[]>()
  for (const [output, list] of Object.entries(lists)) {
    const items = readList(reader, list, task, inLoop)
    if (!items.ok) return items
    branches.set(output, items.value)
  }
  return ok({ type: 'node', node, branches })
}

function readWayOn(
  reader: ListReader,
  wayOn: Json,
  key: string,
  body: Readonly<Record<string, Json>>,
  inLoop: boolean,
): Item | null {
  const way = WAYS_ON.find((candidate) => WAY_ON_KEYS[candidate] === key)
  if (way === undefined) return null
  const carried = carriedWayOn(way, body)
  if (way === 'jump-to-menu') {
    const menu = targetOf(body[TARGET_MENU], referencedMenu, (refId) => reader.menuOf(refId))
    return menu === null ? null : { type: 'jump', task: menu, carried, wayOn }
  }
  if (way !== 'jump') return inLoop ? { type: way, carried, wayOn } : null
  const target = targetOf(body[ASSUMED.targetTask.value], referencedTask, (refId) =>
    reader.taskOf(refId),
  )
  return target === null ? null : { type: 'jump', task: target, carried, wayOn }
}

function targetOf(
  reference: Json | undefined,
  referenced: (reference: string) => string | null,
  find: (refId: string) => TaskId | null,
): TaskId | null {
  const refId = typeof reference === 'string' ? referenced(reference) : null
  return refId === null ? null : find(refId)
}

const WAYS_ON: readonly WayOn[] = ['jump', 'jump-to-menu', 'next-pass', 'leave-loop']

function isBody(value: Json): boolean {
  return value === null || (typeof value === 'object' && !Array.isArray(value))
}
