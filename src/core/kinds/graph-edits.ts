import type { NodeId, TaskId } from '../base/ids.ts'
import { type DesignIndex, indexDesign } from '../model/design-index.ts'
import type { Design, FlowEdge, FlowNode, Position } from '../model/design.ts'
import { batch, type Edit } from '../model/edit.ts'
import { primaryOutput } from './connections.ts'
import type { NodeKind } from './define.ts'
import { newNode } from './new-node.ts'
import { kindOf } from './registry.ts'

/** A node that an edit adds, and the edit. */
export interface Addition {
  readonly node: FlowNode
  readonly edit: Edit
}

/** Where a new node stands, what must make room for it, and by which output it is reached. */
export interface Placement {
  readonly task: TaskId
  readonly position: Position
  readonly moved?: Readonly<Record<NodeId, Position>>
  readonly from?: Pick<FlowEdge, 'from' | 'output'>
}

/**
 * Adds a node of a kind. Reached by an output that led elsewhere, it takes that place in the path: its own primary
 * output leads on to where the path went. A task without nodes begins with it.
 */
export function addNode(
  design: Design,
  kind: NodeKind,
  { task, position, moved = {}, from }: Placement,
): Addition {
  const index = indexDesign(design)
  const node = newNode(design, kind, task)
  const next = from === undefined ? undefined : index.target(from.from, from.output)
  const on = next === undefined ? undefined : primaryOutput(index, node)
  const isFirst =
    index.task(task)?.entry === null && design.nodes.every((other) => other.task !== task)
  return {
    node,
    edit: batch([
      ...(Object.keys(moved).length === 0
        ? []
        : [{ type: 'move-nodes' as const, positions: moved }]),
      { type: 'add-node', node, position },
      ...(isFirst ? [{ type: 'set-task' as const, task, patch: { entry: node.id } }] : []),
      ...(from === undefined ? [] : [connect({ ...from, to: node.id })]),
      ...(next === undefined || on === undefined
        ? []
        : [connect({ from: node.id, output: on.id, to: next })]),
    ]),
  }
}

/** Whether a node may be taken away or doubled: where the call comes in may not. */
export function isFixed(node: FlowNode): boolean {
  return kindOf(node).isEntry
}

/**
 * Removes nodes with their edges; null when none of them may be removed. With `reconnect` what led to a removed node
 * leads on to where its primary output led, past other removed nodes, and a task that began there begins after it.
 */
export function removeNodes(
  design: Design,
  ids: Iterable<NodeId>,
  reconnect: boolean,
): Edit | null {
  const index = indexDesign(design)
  const removed = new Set<NodeId>()
  for (const id of ids) {
    const node = index.node(id)
    if (node !== undefined && !isFixed(node)) removed.add(id)
  }
  if (removed.size === 0) return null
  const bridges = reconnect ? bridgesOver(index, removed) : []
  return batch([...[...removed].map((node): Edit => ({ type: 'remove-node', node })), ...bridges])
}

/** The first node along primary outputs that stays; null when the path ends, or only goes round, before one. */
export function nextThatStays(
  index: DesignIndex,
  start: NodeId,
  removed: ReadonlySet<NodeId>,
): NodeId | null {
  const seen = new Set<NodeId>()
  let id: NodeId | undefined = start
  while (id !== undefined && removed.has(id)) {
    if (seen.has(id)) return null
    seen.add(id)
    const node = index.node(id)
    const output = node === undefined ? undefined : primaryOutput(index, node)
    id = output === undefined ? undefined : index.target(id, output.id)
  }
  return id ?? null
}

function bridgesOver(index: DesignIndex, removed: ReadonlySet<NodeId>): readonly Edit[] {
  const { edges, tasks } = index.design
  return [
    ...edges.flatMap((edge): Edit[] => {
      if (removed.has(edge.from) || !removed.has(edge.to)) return []
      const to = nextThatStays(index, edge.to, removed)
      return to === null ? [] : [connect({ ...edge, to })]
    }),
    ...tasks.flatMap((task): Edit[] => {
      if (task.entry === null || !removed.has(task.entry)) return []
      const entry = nextThatStays(index, task.entry, removed)
      const isInside = entry !== null && index.node(entry)?.task === task.id
      return isInside ? [{ type: 'set-task', task: task.id, patch: { entry } }] : []
    }),
  ]
}

function connect(edge: FlowEdge): Edit {
  return { type: 'connect', edge }
}
