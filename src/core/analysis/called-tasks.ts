import type { NodeId } from '../base/ids.ts'
import { differenceOf } from '../base/list-difference.ts'
import { sameItems } from '../base/same-items.ts'
import { factsOf } from '../kinds/node-facts.ts'
import { followIndex, indexDesign } from '../model/design-index.ts'
import type { Design, FlowEdge, FlowNode } from '../model/design.ts'
import { buildGraph, followGraph, type WholeGraph } from './flow-graph.ts'
import { type Homes, homesIn, type TaskContext, taskContexts } from './task-contexts.ts'
import { isCalledAlike, type TaskRegions, taskRegions } from './task-regions.ts'
import { StepWriter, type WrittenNode, type WrittenStep } from './written-steps.ts'

/**
 * A design in which no step calls a task: each call leads into the steps of the task, and those lead back behind it.
 * So whatever looks at paths finds what a called task assigns, takes and spends, and its paths go through it.
 */
export interface WrittenOut {
  /** The design itself when nothing in it calls a task. */
  readonly design: Design
  /** Whether a step of the design stands in it more than once. */
  readonly isCopied: (step: NodeId) => boolean
  /** What a step of the design stands there as, in the order of the list. */
  readonly writtenAs: (step: NodeId) => readonly WrittenNode[]
}

const known = new WeakMap<Design, WrittenOut>()
const writings = new WeakMap<WrittenOut, Writing>()

/** The same design gives the same result. */
export function writeOutCalls(design: Design): WrittenOut {
  const before = known.get(design)
  if (before !== undefined) return before
  // Where nothing is called, the graph is the one that is analysed.
  const graph = buildGraph(indexDesign(design))
  return keep(design, hasCalls(graph) ? writingOf(graph, null) : null)
}

/**
 * The same of a design that was edited: what is written out as it was is the same object as before, down to its lines,
 * and has the place that it had. Of a design without calls only those steps are looked at that are others than before.
 */
export function writeOutCallsAfter(design: Design, last: Design): WrittenOut {
  const given = known.get(design)
  if (given !== undefined) return given
  followIndex(design, last)
  const before = writeOutCalls(last)
  const written = isStillPlain(design, last, before)
    ? keep(design, null)
    : followed(design, writings.get(before) ?? null)
  followIndex(written.design, before.design)
  return written
}

/** The same anew where calls share contexts once so many steps are written out; it is not remembered. */
export function writeOutAtMost(design: Design, steps: number): WrittenOut {
  return writtenBy(design, writingOf(buildGraph(indexDesign(design)), null, steps))
}

function isStillPlain(design: Design, last: Design, before: WrittenOut): boolean {
  if (before.design !== last) return false
  const index = indexDesign(design)
  return differenceOf(last.nodes, design.nodes).come.every(
    (node) => factsOf(node, index).calls === undefined,
  )
}

function followed(design: Design, last: Writing | null): WrittenOut {
  const graph = last && followGraph(last.graph, indexDesign(design))
  if (graph === null) return writeOutCalls(design)
  return keep(design, hasCalls(graph) ? writingOf(graph, last) : null)
}

function hasCalls(graph: WholeGraph): boolean {
  return graph.index.design.nodes.some((node) => graph.facts(node).calls !== undefined)
}

function keep(design: Design, writing: Writing | null): WrittenOut {
  const written = writtenBy(design, writing)
  known.set(design, written)
  if (writing !== null) writings.set(written, writing)
  return written
}

function writtenBy(design: Design, writing: Writing | null): WrittenOut {
  return {
    design: writing?.design ?? design,
    isCopied: (step) => writing?.steps.get(step)?.isCopied === true,
    writtenAs: (step) => writing?.steps.get(step)?.written ?? [],
  }
}

/** How a design was written out, for the next time. */
interface Writing {
  readonly graph: WholeGraph
  readonly regions: TaskRegions
  readonly contexts: readonly TaskContext[]
  readonly homes: Homes
  readonly steps: ReadonlyMap<NodeId, WrittenStep>
  readonly design: Design
}

function writingOf(graph: WholeGraph, last: Writing | null, most?: number): Writing {
  const { design } = graph.index
  const regions = taskRegions(graph)
  const calling = callsIn(regions, last, most)
  const { contexts, homes } = calling
  const writer = new StepWriter(graph, regions, homes)
  const steps = new Map<NodeId, WrittenStep>()
  const nodes: FlowNode[] = []
  const edges: FlowEdge[] = []
  for (const step of design.nodes) {
    const before = last?.steps.get(step.id)
    const isKept = before !== undefined && isWrittenAlike(before, step, graph, calling)
    const now = isKept ? before : writer.write(step, before)
    steps.set(step.id, now)
    for (const written of now.written) {
      nodes.push(written.node)
      for (const edge of written.edges) edges.push(edge)
    }
  }
  return {
    graph,
    regions,
    contexts,
    homes,
    steps,
    design: {
      ...design,
      nodes: sameOr(last?.design.nodes, nodes),
      edges: sameOr(last?.design.edges, edges),
    },
  }
}

interface Calls extends Pick<Writing, 'contexts' | 'homes'> {
  /** The steps that other calls come by than before; null where calls differ. */
  readonly moved: ReadonlySet<NodeId> | null
}

function callsIn(regions: TaskRegions, last: Writing | null, most?: number): Calls {
  const contexts = taskContexts(regions, most)
  const isAlike =
    last !== null &&
    isCalledAlike(last.regions, regions) &&
    contexts.length === last.contexts.length &&
    contexts.every(({ key }, i) => key === last.contexts[i]?.key)
  if (!isAlike) return { contexts, homes: homesIn(contexts, regions), moved: null }
  const homes = homesIn(last.contexts, regions)
  const moved = new Set<NodeId>()
  for (const [id, own] of homes) if (!sameItems(own, last.homes.get(id) ?? [])) moved.add(id)
  for (const id of last.homes.keys()) if (!homes.has(id)) moved.add(id)
  return { contexts: last.contexts, homes, moved: hasHinges(regions, moved) ? null : moved }
}

/** Whether a call or the begin of a task is among steps: what leads back to it is written out at other steps. */
function hasHinges(regions: TaskRegions, steps: ReadonlySet<NodeId>): boolean {
  if (steps.size === 0) return false
  for (const [entry, { calls }] of regions) {
    if (entry !== null && steps.has(entry)) return true
    if (calls.some(({ node }) => steps.has(node))) return true
  }
  return false
}

function isWrittenAlike(
  before: WrittenStep,
  step: FlowNode,
  graph: WholeGraph,
  { moved, homes }: Calls,
): boolean {
  // The lines of a step that nothing comes by are taken as they are, also those that the graph has not.
  if (moved === null || moved.has(step.id) || !homes.has(step.id)) return false
  const out = graph.out(step)
  const isMadeOfSame =
    before.step === step && before.facts === graph.facts(step) && before.out === out
  return isMadeOfSame && (moved.size === 0 || out.every(({ to }) => !to || !moved.has(to.id)))
}

function sameOr<T>(before: T[] | undefined, now: T[]): T[] {
  return before !== undefined && sameItems(before, now) ? before : now
}
