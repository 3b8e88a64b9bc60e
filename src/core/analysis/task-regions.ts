import type { NodeId } from '../base/ids.ts'
import { sameItems } from '../base/same-items.ts'
import { outputForPath } from '../kinds/output-paths.ts'
import type { FlowGraph } from './flow-graph.ts'

/** What a path comes by from where a task begins until it is over: jumps lead to other tasks, and back from there. */
export interface TaskRegion {
  /** Its steps, in the order of the design. */
  readonly nodes: readonly NodeId[]
  readonly calls: readonly TaskCall[]
  /** The paths by which it ends, each once. */
  readonly ends: readonly string[]
}

/** A step that calls a task which begins with `entry`. */
export interface TaskCall {
  readonly node: NodeId
  readonly entry: NodeId
  /** The outputs that it has, the first one for paths that it does not know. */
  readonly outputs: readonly string[]
}

/** By the step that they begin with, the regions of all tasks that are called; the flow's own stands under null. */
export type TaskRegions = ReadonlyMap<NodeId | null, TaskRegion>

/**
 * What tasks come by, and by which paths they end, is the same for all their calls: a call is left only by outputs by
 * which its task can end. So it is found out once for each task, and again where one that it calls has more ends.
 */
export function taskRegions(graph: FlowGraph): TaskRegions {
  const regions = new Map<NodeId | null, TaskRegion>()
  const callers = new Map<NodeId, Set<NodeId | null>>()
  const open = new Set<NodeId | null>([null])
  for (const entry of open) {
    open.delete(entry)
    const region = regionFrom(graph, startsOf(graph, entry), regions)
    const ends = regions.get(entry)?.ends.length ?? 0
    regions.set(entry, region)
    for (const call of region.calls) {
      const known = callers.get(call.entry) ?? new Set()
      callers.set(call.entry, known.add(entry))
      if (!regions.has(call.entry)) open.add(call.entry)
    }
    if (entry === null || region.ends.length === ends) continue
    for (const caller of callers.get(entry) ?? []) open.add(caller)
  }
  return regions
}

/** Whether the same steps call the same tasks, and those end by the same paths: some may be come by otherwise. */
export function isCalledAlike(a: TaskRegions, b: TaskRegions): boolean {
  if (a.size !== b.size) return false
  for (const [entry, region] of a) {
    const other = b.get(entry)
    if (other === undefined || !hasSameCalls(region, other)) return false
  }
  return true
}

/** By which of its outputs a call goes on when its task has ended by a path. */
export function outputAfter({ outputs }: TaskCall, path: string): string | null {
  return (
    outputForPath(
      outputs.map((id) => ({ id })),
      path,
    )?.id ?? null
  )
}

function hasSameCalls(a: TaskRegion, b: TaskRegion): boolean {
  return (
    sameItems(a.ends, b.ends) &&
    a.calls.length === b.calls.length &&
    a.calls.every((call, i) => {
      const other = b.calls[i]
      return (
        call.node === other?.node &&
        call.entry === other.entry &&
        sameItems(call.outputs, other.outputs)
      )
    })
  )
}

function startsOf(graph: FlowGraph, entry: NodeId | null): readonly number[] {
  if (entry === null) return graph.roots.map(({ node }) => graph.placeOf(node))
  return [graph.placeOf(graph.node(entry))]
}

function regionFrom(graph: FlowGraph, starts: readonly number[], known: TaskRegions): TaskRegion {
  const seen = new Set(starts)
  const calls = new Map<number, TaskCall>()
  for (const place of seen) {
    const call = callAt(graph, place)
    if (call !== null) calls.set(place, call)
    const ends = call && (known.get(call.entry)?.ends ?? [])
    for (const { output, toAt } of graph.outAt(place)) {
      const isLeft = call === null || ends?.some((path) => outputAfter(call, path) === output)
      if (toAt >= 0 && isLeft) seen.add(toAt)
    }
  }
  const inOrder = [...Int32Array.from(seen).sort()]
  const ends = new Set<string>()
  for (const place of inOrder) {
    const path = calls.has(place) ? undefined : graph.factsAt(place).returns?.path
    if (path !== undefined) ends.add(path)
  }
  return {
    nodes: inOrder.flatMap((place) => graph.nodeAt(place)?.id ?? []),
    calls: inOrder.flatMap((place) => calls.get(place) ?? []),
    ends: [...ends],
  }
}

/** Null where a node calls no task, or one that has no first step. */
function callAt(graph: FlowGraph, place: number): TaskCall | null {
  const node = graph.nodeAt(place)
  const { calls, outputs } = graph.factsAt(place)
  const entry = calls?.task == null ? null : graph.index.task(calls.task)?.entry
  if (node === undefined || entry == null || graph.index.node(entry) === undefined) return null
  return { node: node.id, entry, outputs: outputs.map(({ id }) => id) }
}
