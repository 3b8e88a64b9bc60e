import type { NodeId } from '../base/ids.ts'
import { sameItems } from '../base/same-items.ts'
import { outputForPath } from '../kinds/output-paths.ts'
import type { FlowNode } from '../model/design.ts'
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

export function taskRegions(graph: FlowGraph): TaskRegions {
  const starts = graph.roots.map(({ node }) => graph.placeOf(node))
  const regions = new Map<NodeId | null, TaskRegion>([[null, regionFrom(graph, starts)]])
  for (const { calls } of regions.values()) {
    for (const { entry } of calls) {
      const place = graph.index.place(entry)
      if (place !== undefined && !regions.has(entry)) {
        regions.set(entry, regionFrom(graph, [place]))
      }
    }
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

function regionFrom(graph: FlowGraph, starts: readonly number[]): TaskRegion {
  const seen = new Set(starts)
  for (const place of seen) {
    for (const { toAt } of graph.outAt(place)) if (toAt >= 0) seen.add(toAt)
  }
  const nodes: NodeId[] = []
  const calls: TaskCall[] = []
  const ends = new Set<string>()
  for (const place of Int32Array.from(seen).sort()) {
    const node = graph.nodeAt(place)
    if (node === undefined) continue
    const { outputs, returns } = graph.factsAt(place)
    const entry = calledEntry(graph, place)
    nodes.push(node.id)
    if (entry !== undefined) {
      calls.push({ node: node.id, entry: entry.id, outputs: outputs.map(({ id }) => id) })
    } else if (returns !== undefined) ends.add(returns.path)
  }
  return { nodes, calls, ends: [...ends] }
}

/** The step that runs next where a node calls a task. */
function calledEntry(graph: FlowGraph, place: number): FlowNode | undefined {
  const task = graph.factsAt(place).calls?.task
  const entry = task == null ? undefined : graph.index.task(task)?.entry
  return entry == null ? undefined : graph.index.node(entry)
}
