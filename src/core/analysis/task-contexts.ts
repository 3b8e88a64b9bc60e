import type { NodeId } from '../base/ids.ts'
import type { FlowNode } from '../model/design.ts'
import type { FlowGraph } from './flow-graph.ts'

/** A task as one step calls it; the first one is what the flow itself starts. */
export interface TaskContext {
  readonly number: number
  /** The step that the task begins with; null for the flow itself. */
  readonly entry: NodeId | null
  /** The context in which the task is called. */
  readonly parent: TaskContext | null
  /** The steps that a path comes by before the task is over: jumps lead to other tasks, and back from there. */
  readonly nodes: readonly FlowNode[]
  /** Where the call goes on: the steps that call the task in this context. */
  readonly returns: { readonly context: TaskContext; readonly node: FlowNode }[]
  /** The context in which each of the steps calls its task. */
  readonly calls: Map<NodeId, TaskContext>
}

/**
 * Every call of a task is followed by itself, so that no path goes in by one step and comes back behind another. A task
 * that is called while it runs, and one that is called in more ways than anybody can look at, shares a context.
 */
export function taskContexts(graph: FlowGraph): readonly TaskContext[] {
  const roots = graph.roots.map(({ node }) => node)
  const contexts: TaskContext[] = [newContext(0, null, null, reached(graph, roots))]
  let size = 0
  for (const context of contexts) {
    for (const node of context.nodes) {
      const entry = calledEntry(graph, node)
      if (entry === undefined) continue
      let called = around(context, entry.id)
      if (called === undefined && size > MOST_NODES) {
        called = contexts.find((other) => other.entry === entry.id)
      }
      if (called === undefined) {
        const nodes = reached(graph, [entry])
        size += nodes.length
        called = newContext(contexts.length, entry.id, context, nodes)
        contexts.push(called)
      }
      called.returns.push({ context, node })
      context.calls.set(node.id, called)
    }
  }
  return contexts
}

/** Tasks that call each other twice and twice again would be followed without end. */
const MOST_NODES = 2000

function newContext(
  number: number,
  entry: NodeId | null,
  parent: TaskContext | null,
  nodes: readonly FlowNode[],
): TaskContext {
  return { number, entry, parent, nodes, returns: [], calls: new Map() }
}

/** The context that a step is in, or one around it, in which this task is running already. */
function around(context: TaskContext, entry: NodeId): TaskContext | undefined {
  for (let at: TaskContext | null = context; at !== null; at = at.parent) {
    if (at.entry === entry) return at
  }
  return undefined
}

/** The step that runs next where a node calls a task. */
function calledEntry(graph: FlowGraph, node: FlowNode): FlowNode | undefined {
  const task = graph.facts(node).calls?.task
  const entry = task == null ? undefined : graph.index.task(task)?.entry
  return entry == null ? undefined : graph.index.node(entry)
}

function reached(graph: FlowGraph, starts: readonly FlowNode[]): readonly FlowNode[] {
  const seen = new Set(starts)
  for (const node of seen) {
    for (const { to } of graph.out(node)) if (to !== undefined) seen.add(to)
  }
  return [...seen]
}
