import type { NodeId } from '../base/ids.ts'
import { sameItems } from '../base/same-items.ts'
import type { NodeFacts, Output, SharedCall } from '../kinds/facts.ts'
import { asPart } from '../kinds/node-facts.ts'
import { INTO_TASK } from '../kinds/output-paths.ts'
import { edgesByNode } from '../model/design-index.ts'
import type { FlowEdge, FlowNode } from '../model/design.ts'
import type { GraphEdge, WholeGraph } from './flow-graph.ts'
import type { Calling, Homes, TaskContext } from './task-contexts.ts'
import { outputAfter, type TaskRegions } from './task-regions.ts'
import { copyId, crossingId, wayOnId } from './written-ids.ts'

/** One node of a design in which calls are written out, made of a step. */
export interface WrittenNode {
  readonly node: FlowNode
  /** Null where it stands for the step as it is. */
  readonly part: Part | null
  readonly edges: readonly FlowEdge[]
}

/** All that a step is written out as, and what it was made of. */
export interface WrittenStep {
  readonly step: FlowNode
  readonly facts: NodeFacts
  readonly out: readonly GraphEdge[]
  readonly written: readonly WrittenNode[]
  /** Whether it stands there more than once. */
  readonly isCopied: boolean
}

/** The outputs of a node that stands for a part of a step; `isBare`: it does nothing but lead on. */
interface Part {
  readonly outputs: readonly Output[]
  readonly isBare: boolean
  readonly shares?: SharedCall
}

type Way = Pick<FlowEdge, 'output' | 'to'>

/** Writes out steps one by one, each at all the calls that come by it. */
export class StepWriter {
  private readonly graph: WholeGraph
  private readonly regions: TaskRegions
  private readonly homes: Homes

  constructor(graph: WholeGraph, regions: TaskRegions, homes: Homes) {
    this.graph = graph
    this.regions = regions
    this.homes = homes
  }

  /** What has not changed since it was written `before` is the same object. */
  write(step: FlowNode, before: WrittenStep | undefined): WrittenStep {
    const facts = this.graph.facts(step)
    const making = new Making(step, facts, before)
    const contexts = this.homes.get(step.id) ?? NOWHERE
    for (const context of contexts) this.writeIn(context, making)
    if (contexts.length === 0) making.keep(edgesOf(this.graph, step))
    const out = this.graph.out(step)
    return { step, facts, out, written: making.written(), isCopied: contexts.length > 1 }
  }

  private writeIn(context: TaskContext, making: Making): void {
    const { step, facts } = making
    const id = this.idIn(context, step.id)
    const calling = context.calls.get(step.id)
    const back = facts.returns === undefined ? null : this.backTo(context, facts.returns.path)
    if (calling !== undefined) {
      const { call, called, shares } = calling
      making.add(id, shares === undefined ? INTO : INTO_SHARED[shares], [
        { output: INTO_TASK, to: this.idIn(called, call.entry) },
      ])
      this.writeWaysOn(context, calling, making)
    } else if (back !== null) making.add(id, BACK, [{ output: GOES_BACK, to: back }])
    else making.add(id, null, this.waysIn(context, step))
    if (context.entry === step.id) this.writeCrossings(context, making)
  }

  // Architect refuses a task that runs off its end, also one that is called: such an output stays open.
  private waysIn(context: TaskContext, step: FlowNode): readonly Way[] {
    const ways: Way[] = []
    for (const { output, to } of this.graph.out(step)) {
      if (to !== undefined) ways.push({ output, to: this.idIn(context, to.id) })
    }
    return ways
  }

  /** The parts of a step that go on by one output each once its task has ended. */
  private writeWaysOn(context: TaskContext, { call, called }: Calling, making: Making): void {
    const { step, facts } = making
    const id = this.idIn(context, step.id)
    const after = new Set(this.endsOf(called).map((path) => outputAfter(call, path)))
    for (const output of facts.outputs) {
      if (!after.delete(output.id)) continue
      const ways = this.waysIn(context, step).filter((way) => way.output === output.id)
      making.add(wayOnId(id, output.id), { outputs: [output], isBare: true }, ways)
    }
  }

  private writeCrossings(context: TaskContext, making: Making): void {
    for (const path of this.endsOf(context)) {
      const targets = this.targetsOf(context, path)
      if (targets.length < 2) continue
      const ways = targets.map((to, i): Way => ({ output: `${GOES_BACK} ${i + 1}`, to }))
      const outputs = ways.map(({ output }): Output => ({ ...BACK_BY, id: output }))
      const id = crossingId(making.step.id, context.key, path)
      making.add(id, { outputs, isBare: true }, ways)
    }
  }

  private endsOf({ entry }: TaskContext): readonly string[] {
    return this.regions.get(entry)?.ends ?? []
  }

  /** Where a call goes on when the task has ended by a path; null where nothing has called it. */
  private backTo(context: TaskContext, path: string): NodeId | null {
    const [only, ...others] = this.targetsOf(context, path)
    if (only === undefined || context.entry === null) return null
    return others.length === 0 ? only : crossingId(context.entry, context.key, path)
  }

  private targetsOf({ returns }: TaskContext, path: string): readonly NodeId[] {
    const targets = new Set<NodeId>()
    for (const { context, call } of returns) {
      const output = outputAfter(call, path)
      if (output !== null) targets.add(wayOnId(this.idIn(context, call.node), output))
    }
    return [...targets]
  }

  /** The first call that comes by a step has the step itself. */
  private idIn(context: TaskContext, id: NodeId): NodeId {
    return this.homes.get(id)?.[0] === context ? id : copyId(id, context.key)
  }
}

const NOWHERE: readonly TaskContext[] = []

/** By what a step is left that calls a task, and one that ends it. */
const GOES_BACK = 'goes back'
const BACK_BY: Output = { id: GOES_BACK, label: GOES_BACK, role: 'primary', archy: 'sibling' }
const BACK: Part = { outputs: [BACK_BY], isBare: false }
const INTO_BY: Output = { ...BACK_BY, id: INTO_TASK, label: INTO_TASK }
const INTO: Part = { outputs: [INTO_BY], isBare: false }
const INTO_SHARED: Readonly<Record<SharedCall, Part>> = {
  'one too many': { ...INTO, shares: 'one too many' },
  'runs already': { ...INTO, shares: 'runs already' },
}

/** What one step is written out as, while it is being written. */
class Making {
  readonly step: FlowNode
  readonly facts: NodeFacts
  private readonly before: WrittenStep | undefined
  private readonly nodes: WrittenNode[] = []
  private byId: ReadonlyMap<NodeId, WrittenNode> | undefined

  constructor(step: FlowNode, facts: NodeFacts, before: WrittenStep | undefined) {
    this.step = step
    this.facts = facts
    this.before = before
  }

  add(id: NodeId, part: Part | null, ways: readonly Way[]): void {
    const known = this.known(id)
    const node = this.sameNode(known, part) ?? this.make(id, part)
    const edges = sameEdges(known?.edges, id, ways)
    const isKnown = node === known?.node && edges === known.edges
    this.nodes.push(isKnown ? known : { node, part, edges })
  }

  /** A step that nothing comes by stays as it is. */
  keep(edges: readonly FlowEdge[]): void {
    const { step } = this
    const known = this.known(step.id)
    const isKnown = known?.node === step && sameItems(known.edges, edges)
    this.nodes.push(isKnown ? known : { node: step, part: null, edges })
  }

  written(): readonly WrittenNode[] {
    const { nodes, before } = this
    return before !== undefined && sameItems(before.written, nodes) ? before.written : nodes
  }

  private known(id: NodeId): WrittenNode | undefined {
    if (this.before === undefined) return undefined
    const next = this.before.written[this.nodes.length]
    if (next?.node.id === id) return next
    this.byId ??= new Map(this.before.written.map((one) => [one.node.id, one]))
    return this.byId.get(id)
  }

  private sameNode(known: WrittenNode | undefined, part: Part | null): FlowNode | undefined {
    const { before, step, facts } = this
    if (known === undefined || before?.step !== step || before.facts !== facts) return undefined
    return isSamePart(known.part, part) ? known.node : undefined
  }

  private make(id: NodeId, part: Part | null): FlowNode {
    const { step, facts } = this
    if (part === null) return id === step.id ? step : { ...step, id }
    const { outputs, isBare, shares } = part
    const does = isBare ? NOTHING : facts
    const calls = shares && facts.calls && { ...facts.calls, shares }
    return asPart({ ...step, id }, { ...does, outputs, ...(calls && { calls }) })
  }
}

function isSamePart(a: Part | null, b: Part | null): boolean {
  if (a === b) return true
  if (a === null || b === null) return false
  const isAlike = a.isBare === b.isBare && a.shares === b.shares
  return isAlike && sameOutputs(a.outputs, b.outputs)
}

function sameOutputs(a: readonly Output[], b: readonly Output[]): boolean {
  return (
    a.length === b.length && a.every(({ id, label }, i) => id === b[i]?.id && label === b[i].label)
  )
}

function sameEdges(
  known: readonly FlowEdge[] | undefined,
  from: NodeId,
  ways: readonly Way[],
): readonly FlowEdge[] {
  const isSame =
    known?.length === ways.length &&
    ways.every(({ output, to }, i) => output === known[i]?.output && to === known[i].to)
  if (isSame) return known
  return ways.map(({ output, to }) => {
    const same = known?.find((edge) => edge.output === output && edge.to === to)
    return same ?? { from, output, to }
  })
}

function edgesOf({ index }: WholeGraph, { id }: FlowNode): readonly FlowEdge[] {
  return edgesByNode(index.design.edges).get(id) ?? []
}

const NOTHING = {
  uses: [],
  assigns: [],
  seconds: {},
  call: null,
  ends: null,
  involvesCaller: false,
} as const
