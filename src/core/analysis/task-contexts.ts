import type { NodeId } from '../base/ids.ts'
import type { TaskCall, TaskRegions } from './task-regions.ts'

/** A task as one step calls it; the first one is what the flow itself starts. */
export interface TaskContext {
  /** Tells it from the others: by which calls it is come to from the start. It stays while other calls come and go. */
  readonly key: string
  /** The step that the task begins with; null for the flow itself. */
  readonly entry: NodeId | null
  /** The context in which the task is called. */
  readonly parent: TaskContext | null
  /** Where the call goes on: the steps that call the task in this context. */
  readonly returns: { readonly context: TaskContext; readonly call: TaskCall }[]
  /** By the steps that call tasks. */
  readonly calls: Map<NodeId, Calling>
}

/** A call, and the context in which its task runs. */
export interface Calling {
  readonly call: TaskCall
  readonly called: TaskContext
}

/**
 * Every call of a task is followed by itself, so that no path goes in by one step and comes back behind another. A task
 * that is called while it runs, and one that is called in more ways than anybody can look at, shares a context.
 */
export function taskContexts(regions: TaskRegions): readonly TaskContext[] {
  const contexts: TaskContext[] = []
  const shared = new Map<NodeId, TaskContext>()
  let size = 0
  const add = (context: TaskContext) => {
    contexts.push(context)
    if (context.entry !== null) size += regions.get(context.entry)?.nodes.length ?? 0
    return context
  }
  add(newContext('', null, null))
  for (const context of contexts) {
    for (const call of regions.get(context.entry)?.calls ?? []) {
      const { node, entry } = call
      const known = around(context, entry) ?? (size > MOST_NODES ? shared.get(entry) : undefined)
      const key = `${context.key}${node.length} ${node}`
      const called = known ?? add(newContext(key, entry, context))
      if (!shared.has(entry)) shared.set(entry, called)
      called.returns.push({ context, call })
      context.calls.set(node, { call, called })
    }
  }
  return contexts
}

/** By step, the contexts that a path comes by it in. */
export type Homes = ReadonlyMap<NodeId, readonly TaskContext[]>

export function homesIn(contexts: readonly TaskContext[], regions: TaskRegions): Homes {
  const homes = new Map<NodeId, TaskContext[]>()
  for (const context of contexts) {
    for (const id of regions.get(context.entry)?.nodes ?? []) {
      const own = homes.get(id)
      if (own === undefined) homes.set(id, [context])
      else own.push(context)
    }
  }
  return homes
}

/** Tasks that call each other twice and twice again would be followed without end. */
const MOST_NODES = 2000

function newContext(key: string, entry: NodeId | null, parent: TaskContext | null): TaskContext {
  return { key, entry, parent, returns: [], calls: new Map() }
}

/** The context that a step is in, or one around it, in which this task is running already. */
function around(context: TaskContext, entry: NodeId): TaskContext | undefined {
  for (let at: TaskContext | null = context; at !== null; at = at.parent) {
    if (at.entry === entry) return at
  }
  return undefined
}
