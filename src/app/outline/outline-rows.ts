import type { NodeId, TaskId } from '#core/base/ids.ts'
import { sameItems } from '#core/base/same-items.ts'
import { factsOf } from '#core/kinds/node-facts.ts'
import { calledTask, jumpedTask } from '#core/kinds/task-facts.ts'
import { type Chain, chainsOf, type TaskChains } from '#core/layout/chains.ts'
import { branchesByParent, dividesAt } from '#core/layout/flow-order.ts'
import { type DesignIndex, edgesByNode, indexDesign } from '#core/model/design-index.ts'
import type { Design, FlowEdge } from '#core/model/design.ts'

/** A line of the outline. `key` names it for as long as the flow has it; `parent` is the key of the group it is in. */
export type OutlineRow = {
  readonly key: string
  readonly level: number
  readonly parent: string | null
} & (
  | { readonly type: 'node'; readonly node: NodeId }
  /** A task, a way out of a step, or what cannot be reached. */
  | {
      readonly type: 'group'
      readonly label: string
      readonly task: TaskId | null
      readonly isEmpty?: boolean
    }
  /** A way out of a step that leads to another task. */
  | { readonly type: 'jump'; readonly label: string; readonly to: NodeId }
)

/**
 * The flow as a tree in reading order: the main path as a list, what leaves it in groups named by the outputs that
 * lead there. Where a path divides on a condition for the last time, its own continuation is such a group as well. A
 * flow of several tasks has a group for each.
 */
export function outlineOf(design: Design): readonly OutlineRow[] {
  const index = indexDesign(design)
  const tasks = chainsOf(design)
  if (tasks.length === 1) return tasks.flatMap((task) => rowsOfTask(index, task, 1, null))
  return tasks.flatMap((task) => {
    const key = `task:${task.task}`
    const label = index.task(task.task)?.name ?? ''
    const rows = rowsOfTask(index, task, 2, key)
    const isEmpty = rows.length === 0
    const head: OutlineRow = {
      type: 'group',
      key,
      level: 1,
      parent: null,
      label,
      task: task.task,
      isEmpty,
    }
    return [head, ...rows]
  })
}

/** An outline that remembers what it gave: a row that reads as before is the same object, and so is the list of them. */
export function createOutline(): (design: Design) => readonly OutlineRow[] {
  let before = new Map<string, OutlineRow>()
  let given: readonly OutlineRow[] = []
  let of: Design | null = null
  return (design) => {
    const isSame = of !== null && readsAsBefore(of, design)
    of = design
    if (isSame) return given
    const rows = outlineOf(design).map((row) => {
      const known = before.get(row.key)
      return known !== undefined && isSameRow(known, row) ? known : row
    })
    before = new Map(rows.map((row) => [row.key, row]))
    if (!sameItems(given, rows)) given = rows
    return given
  }
}

/** Cards have been moved, or the flow has another name: quickly told, as when cards are dragged. */
function readsAsBefore(before: Design, now: Design): boolean {
  const { tasks, nodes, edges, actions } = now
  return (
    before.tasks === tasks &&
    before.nodes === nodes &&
    before.edges === edges &&
    before.actions === actions
  )
}

/** Rows are flat. */
function isSameRow(a: OutlineRow, b: OutlineRow): boolean {
  const [before, now] = [Object.entries(a), new Map<string, unknown>(Object.entries(b))]
  return before.length === now.size && before.every(([name, value]) => now.get(name) === value)
}

/** The rows that show when these groups are folded. */
export function visibleRows(
  rows: readonly OutlineRow[],
  folded: ReadonlySet<string>,
): readonly OutlineRow[] {
  const hidden = new Set<string>()
  return rows.filter((row) => {
    const isHidden = row.parent !== null && (folded.has(row.parent) || hidden.has(row.parent))
    if (isHidden) hidden.add(row.key)
    return !isHidden
  })
}

function rowsOfTask(
  index: DesignIndex,
  task: TaskChains,
  level: number,
  parent: string | null,
): readonly OutlineRow[] {
  const branches = branchesByParent(task)
  const roots = task.loose.filter((chain) => chain.parent === null)
  const main = task.main === null ? [] : rowsOfChain(index, branches, task.main, level, parent)
  if (roots.length === 0) return main
  const key = `loose:${task.task}`
  const head: OutlineRow = { type: 'group', key, level, parent, label: 'Not reached', task: null }
  return [
    ...main,
    head,
    ...roots.flatMap((chain) => rowsOfChain(index, branches, chain, level + 1, key)),
  ]
}

function rowsOfChain(
  index: DesignIndex,
  branches: ReadonlyMap<NodeId, readonly Chain[]>,
  chain: Chain,
  level: number,
  parent: string | null,
): readonly OutlineRow[] {
  const divide = dividesAt(index, chain, branches)
  const nodeRow = (node: NodeId, at = level, within = parent): OutlineRow => {
    return { type: 'node', key: node, level: at, parent: within, node }
  }
  const hanging = (node: NodeId) =>
    (branches.get(node) ?? []).flatMap((branch) => {
      const key = `branch:${branch.nodes[0] ?? node}`
      const label = [...new Set(branch.entries.map((edge) => labelOf(index, edge)))].join(', ')
      const head: OutlineRow = { type: 'group', key, level, parent, label, task: null }
      return [head, ...rowsOfChain(index, branches, branch, level + 1, key)]
    })
  const continuation = (node: NodeId): readonly OutlineRow[] => {
    const rest = chain.nodes.slice(divide + 1)
    const [next] = rest
    if (next === undefined) return []
    const key = `on:${node}`
    const edge = edgesByNode(index.design.edges)
      .get(node)
      ?.find(({ to }) => to === next)
    const label = edge === undefined ? 'next' : labelOf(index, edge)
    const head: OutlineRow = { type: 'group', key, level, parent, label, task: null }
    return [
      head,
      ...rest.flatMap((id) => [nodeRow(id, level + 1, key), ...jumpsOf(index, id, level + 1, key)]),
    ]
  }
  const own = divide === -1 ? chain.nodes : chain.nodes.slice(0, divide + 1)
  return own.flatMap((node, i) => {
    const onward = i === divide ? continuation(node) : []
    return [nodeRow(node), ...jumpsOf(index, node, level, parent), ...onward, ...hanging(node)]
  })
}

/** One line for each task that a node calls or jumps to. */
function jumpsOf(
  index: DesignIndex,
  node: NodeId,
  level: number,
  parent: string | null,
): readonly OutlineRow[] {
  const byTask = new Map<TaskId, FlowEdge[]>()
  for (const edge of edgesByNode(index.design.edges).get(node) ?? []) {
    const task = jumpedTask(index, edge)
    if (task !== null) byTask.set(task.id, [...(byTask.get(task.id) ?? []), edge])
  }
  const own = index.node(node)
  const called = own === undefined ? null : calledTask(index, own)
  const call: OutlineRow[] =
    called === null || called.entry === null
      ? []
      : [
          {
            type: 'jump',
            key: `call:${node}:${called.id}`,
            level,
            parent,
            label: `calls task ${called.name}`,
            to: called.entry,
          },
        ]
  const jumps = [...byTask].flatMap(([task, edges]): OutlineRow[] => {
    const [first] = edges
    if (first === undefined) return []
    const outputs = edges.map((edge) => labelOf(index, edge)).join(', ')
    const label = `${outputs}: jump to task ${index.task(task)?.name ?? ''}`
    return [{ type: 'jump', key: `jump:${node}:${task}`, level, parent, label, to: first.to }]
  })
  return [...call, ...jumps]
}

function labelOf(
  index: DesignIndex,
  { from, output }: { readonly from: NodeId; readonly output: string },
): string {
  const node = index.node(from)
  const outputs = node === undefined ? [] : factsOf(node, index).outputs
  return outputs.find(({ id }) => id === output)?.label ?? output
}
