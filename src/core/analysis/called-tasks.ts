import type { NodeId } from '../base/ids.ts'
import { differenceOf } from '../base/list-difference.ts'
import type { Output } from '../kinds/facts.ts'
import { asPart, factsOf } from '../kinds/node-facts.ts'
import { INTO_TASK, outputForPath } from '../kinds/output-paths.ts'
import { indexDesign } from '../model/design-index.ts'
import type { Design, FlowEdge, FlowNode } from '../model/design.ts'
import { buildGraph } from './flow-graph.ts'
import { type TaskContext, taskContexts } from './task-contexts.ts'

/**
 * A design in which no step calls a task: each call leads into the steps of the task, and those lead back behind it.
 * So whatever looks at paths finds what a called task assigns, takes and spends, and its paths go through it.
 */
export interface WrittenOut {
  /** The design itself when nothing in it calls a task. */
  readonly design: Design
  /** The steps of the design that stand in it more than once. */
  readonly copied: ReadonlySet<NodeId>
}

const known = new WeakMap<Design, WrittenOut>()

/** The same design gives the same result. */
export function writeOutCalls(design: Design): WrittenOut {
  const before = known.get(design)
  if (before !== undefined) return before
  const index = indexDesign(design)
  const calls = design.nodes.some((node) => factsOf(node, index).calls !== undefined)
  const written = calls ? new Writing(design).written() : { design, copied: NONE }
  known.set(design, written)
  return written
}

/** The same of a design that was edited, of which only those steps are looked at that are others than before. */
export function writeOutCallsAfter(design: Design, last: Design): WrittenOut {
  const isPlain = writeOutCalls(last).design === last && design.tasks === last.tasks
  const index = indexDesign(design)
  const isKept =
    isPlain &&
    differenceOf(last.nodes, design.nodes).come.every(
      (node) => factsOf(node, index).calls === undefined,
    )
  if (!isKept) return writeOutCalls(design)
  const written = { design, copied: NONE }
  known.set(design, written)
  return written
}

const NONE: ReadonlySet<NodeId> = new Set()

/** By what a step is left that calls a task, and one that ends it. */
const INTO: Output = { id: INTO_TASK, label: INTO_TASK, role: 'primary', archy: 'sibling' }
const BACK: Output = { id: 'goes back', label: 'goes back', role: 'primary', archy: 'sibling' }

/** Between the marks stands which copy or part of a step a node is; no id that people or files give holds one. */
const MARK = '\u241E'
const MARKED = new RegExp(`${MARK}[^${MARK}]*${MARK}`, 'g')
const CROSSING = 'back from'
const WAY_ON = 'goes on'

/** The text with the ids of nodes in it as they are in the design itself. */
export function originalIds(text: string): string {
  return text.includes(MARK) ? text.replaceAll(MARKED, '') : text
}

/** Whether a node stands for no step, but for the several steps that a task can go back to. */
export function isCrossing(id: string): boolean {
  return id.includes(MARK + CROSSING)
}

/** Whether a node stands for no whole step: for a crossing, or for the way on behind a call. */
export function isPart(id: string): boolean {
  return id.includes(MARK) && (isCrossing(id) || id.includes(`${MARK}${WAY_ON}`))
}

class Writing {
  private readonly graph
  private readonly contexts: readonly TaskContext[]
  private readonly ids = new Map<TaskContext, ReadonlyMap<NodeId, NodeId>>()
  private readonly copied = new Set<NodeId>()
  private readonly nodes = new Map<NodeId, FlowNode>()
  private readonly edges: FlowEdge[] = []

  private readonly design: Design

  constructor(design: Design) {
    this.design = design
    this.graph = buildGraph(indexDesign(design))
    this.contexts = taskContexts(this.graph)
    const taken = new Set<NodeId>()
    for (const context of this.contexts) {
      const ids = context.nodes.map(({ id }) => {
        const isTaken = taken.has(id)
        taken.add(id)
        if (isTaken) this.copied.add(id)
        return [id, isTaken ? marked(id, `in ${context.number}`) : id] as const
      })
      this.ids.set(context, new Map(ids))
    }
  }

  written(): WrittenOut {
    const { design, contexts, copied } = this
    for (const context of contexts) for (const node of context.nodes) this.write(context, node)
    const rest = design.nodes.filter(({ id }) => !this.nodes.has(id))
    const left = new Set(rest.map(({ id }) => id))
    const { layout } = design
    const nodes = [...this.nodes.values(), ...rest]
    return {
      copied,
      design: {
        ...design,
        nodes,
        edges: [...this.edges, ...design.edges.filter(({ from }) => left.has(from))],
        layout: Object.fromEntries(
          nodes.map(({ id }) => [id, layout[originalIds(id)] ?? { x: 0, y: 0 }]),
        ),
      },
    }
  }

  private write(context: TaskContext, node: FlowNode): void {
    const id = this.idIn(context, node.id)
    const facts = this.graph.facts(node)
    const called = context.calls.get(node.id)
    if (called !== undefined && called.entry !== null) {
      this.add({ ...node, id }, { ...facts, outputs: [INTO] })
      this.connect(id, INTO.id, this.idIn(called, called.entry))
      return
    }
    const back = facts.returns === undefined ? null : this.backTo(context, facts.returns.path)
    if (back !== null) {
      this.add({ ...node, id }, { ...facts, outputs: [BACK] })
      this.connect(id, BACK.id, back)
      return
    }
    this.nodes.set(id, id === node.id ? node : { ...node, id })
    // Architect refuses a task that runs off its end, also one that is called: such an output stays open.
    for (const { output, to } of this.graph.out(node)) {
      if (to !== undefined) this.connect(id, output, this.idIn(context, to.id))
    }
  }

  /** Where a call goes on when the task has ended by a path; null where nothing has called it. */
  private backTo(context: TaskContext, path: string): NodeId | null {
    const points = context.returns.map((call) => this.wayOn(call.context, call.node, path))
    const targets = [...new Set(points)]
    const [only, ...others] = targets
    if (only === undefined || others.length === 0) return only ?? null
    const id = marked(context.entry ?? only, `${CROSSING} ${context.number} ${path}`)
    const [node] = context.nodes
    if (!this.nodes.has(id) && node !== undefined) {
      const outputs = targets.map((_, i): Output => ({ ...BACK, id: `${BACK.id} ${i + 1}` }))
      this.add({ ...node, id }, { ...NOTHING, outputs })
      for (const [i, target] of targets.entries()) this.connect(id, outputs[i]?.id ?? '', target)
    }
    return id
  }

  /** The part of a step that goes on by one output once its task has ended. */
  private wayOn(context: TaskContext, node: FlowNode, path: string): NodeId {
    const facts = this.graph.facts(node)
    const output = outputForPath(facts.outputs, path)
    const id = marked(this.idIn(context, node.id), `${WAY_ON} ${output?.id ?? ''}`)
    if (output === undefined || this.nodes.has(id)) return id
    this.add({ ...node, id }, { ...NOTHING, outputs: [output] })
    const to = this.graph.out(node).find((edge) => edge.output === output.id)?.to
    if (to !== undefined) this.connect(id, output.id, this.idIn(context, to.id))
    return id
  }

  private add(node: FlowNode, facts: Parameters<typeof asPart>[1]): void {
    this.nodes.set(node.id, asPart(node, facts))
  }

  private connect(from: NodeId, output: string, to: NodeId): void {
    this.edges.push({ from, output, to })
  }

  private idIn(context: TaskContext, id: NodeId): NodeId {
    return this.ids.get(context)?.get(id) ?? id
  }
}

const NOTHING = {
  uses: [],
  assigns: [],
  seconds: {},
  call: null,
  ends: null,
  involvesCaller: false,
} as const

function marked(id: NodeId, text: string): NodeId {
  return `${id}${MARK}${text.replaceAll(MARK, '')}${MARK}` as NodeId
}
