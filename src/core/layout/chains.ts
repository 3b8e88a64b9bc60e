import type { NodeId, TaskId } from '../base/ids.ts'
import { remember } from '../base/remember.ts'
import { factsOf } from '../kinds/node-facts.ts'
import { type DesignIndex, indexDesign } from '../model/design-index.ts'
import { changedTasks, formOf, isSameForm, type TaskForm } from './task-form.ts'
import type { Design, FlowEdge, Task } from '../model/design.ts'

/** A run of nodes, each reached from the one before by its primary output. */
export interface Chain {
  readonly nodes: readonly NodeId[]
  /** The edges that lead to the first node from chains that were found earlier. */
  readonly entries: readonly FlowEdge[]
  /**
   * The node that it hangs on: of the chain nearest to the start that leads here, the last node that does. Null for
   * the chain that starts the task, and for nodes that nothing found so far leads to.
   */
  readonly parent: NodeId | null
  /** Zero without a parent, else one more than the parent's chain. */
  readonly depth: number
}

/** A task as runs of nodes: its main path first, then what leaves it, then what cannot be reached from its entry. */
export interface TaskChains {
  readonly task: TaskId
  readonly main: Chain | null
  readonly branches: readonly Chain[]
  readonly loose: readonly Chain[]
}

/**
 * Cuts every task into chains. Each node is in exactly one; the same design gives the same answer, and a task whose
 * steps lead where they led the one that it had before.
 */
export const chainsOf = remember((design: Design): readonly TaskChains[] => {
  const index = indexDesign(design)
  const changed = last === null ? null : changedTasks(last.index, index)
  const cuts = new Map<TaskId, KnownCut>()
  for (const task of design.tasks) {
    const known = last?.cuts.get(task.id)
    const isUntouched = changed !== null && !changed.has(task.id)
    cuts.set(task.id, known !== undefined && isUntouched ? known : cutAgain(index, task, known))
  }
  last = { index, cuts }
  return [...cuts.values()].map(({ chains }) => chains)
})

interface KnownCut {
  readonly form: TaskForm
  readonly chains: TaskChains
}

/** What was cut last: mostly the design before an edit. */
let last: { readonly index: DesignIndex; readonly cuts: ReadonlyMap<TaskId, KnownCut> } | null =
  null

function cutAgain(index: DesignIndex, task: Task, known: KnownCut | undefined): KnownCut {
  const form = formOf(index, task)
  if (known !== undefined && isSameForm(known.form, form)) return known
  return { form, chains: cutTask(index, form) }
}

/** What a cut remembers: which chain a node has gone to, and which edges lead to a node. */
interface Cut {
  readonly index: DesignIndex
  readonly task: TaskId
  readonly chainOf: Map<NodeId, number>
  readonly incoming: ReadonlyMap<NodeId, readonly FlowEdge[]>
}

function cutTask(index: DesignIndex, { task, entry, nodes: own, edges }: TaskForm): TaskChains {
  const incoming = new Map<NodeId, FlowEdge[]>()
  for (const edge of edges) {
    const list = incoming.get(edge.to)
    if (list === undefined) incoming.set(edge.to, [edge])
    else list.push(edge)
  }
  const cut: Cut = { index, task, chainOf: new Map(), incoming }
  const all: Chain[] = []
  const hasMain = entry !== null && index.node(entry)?.task === task
  if (hasMain) growFrom(cut, entry, all)
  const reached = all.length
  const roots = own.filter((node) => (incoming.get(node.id) ?? []).length === 0)
  for (const node of [...roots, ...own]) {
    if (!cut.chainOf.has(node.id)) growFrom(cut, node.id, all)
  }
  return {
    task,
    main: hasMain ? (all[0] ?? null) : null,
    branches: all.slice(hasMain ? 1 : 0, reached),
    loose: all.slice(reached),
  }
}

/** Adds the chain that starts at `root` and all that hang on it, nearest first. */
function growFrom(cut: Cut, root: NodeId, all: Chain[]): void {
  const first = all.length
  all.push(runFrom(cut, root, all))
  for (let at = first; at < all.length; at += 1) {
    for (const id of all[at]?.nodes ?? []) {
      for (const target of targetsOf(cut, id)) {
        if (!cut.chainOf.has(target)) all.push(runFrom(cut, target, all))
      }
    }
  }
}

function runFrom(cut: Cut, head: NodeId, all: readonly Chain[]): Chain {
  const place = all.length
  const nodes: NodeId[] = []
  const entries = (cut.incoming.get(head) ?? []).filter((edge) => cut.chainOf.has(edge.from))
  let next: NodeId | undefined = head
  while (next !== undefined && !cut.chainOf.has(next)) {
    nodes.push(next)
    cut.chainOf.set(next, place)
    next = successorOf(cut, next)
  }
  const nearest = Math.min(...entries.map((edge) => cut.chainOf.get(edge.from) ?? place))
  const chain = all[nearest]
  const leading = new Set(entries.map((edge) => edge.from))
  const parent = chain?.nodes.findLast((id) => leading.has(id)) ?? null
  return { nodes, entries, parent, depth: parent === null ? 0 : (chain?.depth ?? 0) + 1 }
}

/** Where the first connected primary output leads, inside the task. */
function successorOf(cut: Cut, id: NodeId): NodeId | undefined {
  const node = cut.index.node(id)
  if (node === undefined) return undefined
  for (const output of factsOf(node, cut.index).outputs) {
    const target = output.role === 'primary' ? cut.index.target(id, output.id) : undefined
    if (target !== undefined) return isInside(cut, target) ? target : undefined
  }
  return undefined
}

function targetsOf(cut: Cut, id: NodeId): readonly NodeId[] {
  const node = cut.index.node(id)
  if (node === undefined) return []
  return factsOf(node, cut.index).outputs.flatMap((output) => {
    const target = cut.index.target(id, output.id)
    return target !== undefined && isInside(cut, target) ? [target] : []
  })
}

function isInside(cut: Cut, id: NodeId): boolean {
  return cut.index.node(id)?.task === cut.task
}
