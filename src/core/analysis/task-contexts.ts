import type { NodeId } from '../base/ids.ts'
import type { SharedCall } from '../kinds/facts.ts'
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
  /** Set where the task runs in the context of another call, of all that are too many for the first one. */
  readonly shares: SharedCall | undefined
}

/**
 * Every call of a task is followed by itself, so that no path goes in by one step and comes back behind another. A task
 * that is called while it runs shares a context. So do calls where more than `most` steps would be followed, once a few
 * are: then there are paths that no call takes, and what is right in most calls can hide what is wrong in one. So the
 * calls that share are marked, of those that are too many the first, and `calls-can-be-followed` says it.
 */
export function taskContexts(regions: TaskRegions, most = MOST_STEPS): readonly TaskContext[] {
  return follow(regions, { most, isShared: false }) ?? sharing(regions, Math.min(most, FEW_STEPS))
}

/**
 * Tasks that call each other twice and twice again would be followed without end. A call that runs 10,000 actions is
 * broken off (Genesys Resource Center: Architect action limit), so that no way through more steps is gone to its end.
 */
export const MOST_STEPS = 25_000

const FEW_STEPS = 2000

function sharing(regions: TaskRegions, most: number): readonly TaskContext[] {
  return follow(regions, { most, isShared: true }) ?? []
}

/** Null where more steps would be followed, unless calls may share contexts from there on. */
function follow(
  regions: TaskRegions,
  { most, isShared }: { readonly most: number; readonly isShared: boolean },
): readonly TaskContext[] | null {
  const contexts: TaskContext[] = [newContext('', null, null)]
  const first = new Map<NodeId, TaskContext>()
  let size = 0
  let isSharing = false
  for (const context of contexts) {
    for (const call of regions.get(context.entry)?.calls ?? []) {
      const { node, entry } = call
      const isFull = size > most
      if (isFull && !isShared) return null
      let called = around(context, entry)
      let shares: SharedCall | undefined = called && 'runs already'
      if (called === undefined && isFull) {
        called = first.get(entry)
        if (called !== undefined && !isSharing) shares = 'one too many'
        isSharing ||= called !== undefined
      }
      if (called === undefined) {
        called = newContext(`${context.key}${node.length} ${node}`, entry, context)
        contexts.push(called)
        size += regions.get(entry)?.nodes.length ?? 0
      }
      if (!first.has(entry)) first.set(entry, called)
      called.returns.push({ context, call })
      context.calls.set(node, { call, called, shares })
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
