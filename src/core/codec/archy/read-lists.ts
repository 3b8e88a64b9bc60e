import { freshId, type NodeId, type TaskId } from '../../base/ids.ts'
import { err, ok, type Result } from '../../base/result.ts'
import { asObject } from '../../kinds/archy-values.ts'
import type { FlowNode } from '../../model/design.ts'
import type { Json } from '../../model/values.ts'
import { ASSUMED } from '../../kinds/archy-assumptions.ts'
import { carriedWayOn, WAY_ON_KEYS, type WayOn } from './jumps.ts'
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
  readonly context: ActionContext
  readonly taken: Set<string>
  readonly nodes: FlowNode[]
  readonly positions: Map<NodeId, TextPosition>
  /** The action of the file that each node stands for. */
  readonly items: Map<NodeId, Json>
  /** Properties that no form shows as they are, by node. */
  readonly kept: { readonly node: NodeId; readonly properties: readonly string[] }[]
  /** The task with a reference id or, failing that, with a name. */
  taskOf(refId: string): TaskId | null
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
  const position = reader.tree.position(action, list)
  if (only === undefined || more.length > 0 || !isBody(only[1])) {
    const expected = 'one action, such as “- playAudio:” with its properties below it,'
    return err({ code: 'unexpected-shape', expected, ...position })
  }
  const [key, value] = only
  const body = asObject(value)
  const wayOn = readWayOn(reader, action, key, body, inLoop)
  if (wayOn !== null) return ok(wayOn)
  const id = freshId<NodeId>(idFrom(body['name'], key), reader.taken)
  reader.taken.add(id)
  const { node, branches, kept } = readAction(key, body, { id, task }, reader.context)
  reader.nodes.push(node)
  reader.positions.set(id, position)
  reader.items.set(id, action)
  if (kept.length > 0) reader.kept.push({ node: id, properties: kept })
  return readBranches(reader, node, branches, task, inLoop || key === LOOP_KEY)
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
  if (way !== 'jump') return inLoop ? { type: way, carried, wayOn } : null
  const reference = body[ASSUMED.targetTask.value]
  const refId = typeof reference === 'string' ? referencedTask(reference) : null
  const target = refId === null ? null : reader.taskOf(refId)
  return target === null ? null : { type: 'jump', task: target, carried, wayOn }
}

const WAYS_ON: readonly WayOn[] = ['jump', 'next-pass', 'leave-loop']

function isBody(value: Json): boolean {
  return value === null || (typeof value === 'object' && !Array.isArray(value))
}
