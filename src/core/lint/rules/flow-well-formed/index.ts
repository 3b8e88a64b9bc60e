import type { Analysis } from '../../../analysis/analyse.ts'
import type { FlowGraph } from '../../../analysis/flow-graph.ts'
import { isBlank, tasksWithSteps } from '../../../analysis/blank.ts'
import { lostSteps } from '../../../analysis/lost-steps.ts'
import { remember } from '../../../base/remember.ts'
import { sameItems } from '../../../base/same-items.ts'
import type { FlowNode } from '../../../model/design.ts'
import { defineRule } from '../../define.ts'

/**
 * Steps that nothing reaches are reported here, and by no other rule: once where they begin, as one forgotten line can cut
 * off half a flow.
 */
export const flowWellFormed = defineRule({
  rule: 'flow-well-formed',
  code: 'SF-PUB-03',
  severity: 'error',
  group: 'publish',
  looksAt: ['names'],
  messages: {
    debugName:
      'The name of the flow, “{{name}}”, ends in -debug: Architect keeps such names for itself and refuses to save the flow. Give it another name.',
    emptyTask:
      'The task “{{task}}” does nothing: Architect refuses to publish a task without actions. Add a node, or delete the task.',
    noStart:
      'The task “{{task}}”, where the flow starts, has no first node: nothing of the flow can run. Put “Enter secure flow” before its first node.',
    unreachable:
      '“{{node}}” can never run{{behind}}: no path from the start reaches it. Connect it, or delete it.',
  },
  docs: {
    summary: 'The flow has a proper name, no empty task, and no node that nothing reaches.',
    why: 'Architect refuses the first two. A node that nothing reaches is a connection that was forgotten, or a leftover that misleads whoever reads the flow next.',
    source: 'Checks of Architect when it saves and publishes a flow.',
    fix: 'Rename the flow; add nodes to the task or delete it; connect the node or delete it.',
    invalid: [
      {
        shows: 'A node that nothing leads to.',
        flow: `start -> hello: play("Hello.") -> done: return
lost: play("Nobody hears this.") -> done`,
      },
      {
        shows: 'A reserved name.',
        flow: `named Card payment-debug
start -> hello: play("Hello.") -> done: return`,
      },
      { shows: 'A flow that does nothing.', flow: 'start' },
    ],
    valid: [
      {
        shows: 'Every node is on some path.',
        flow: 'start -> hello: play("Hello.") -> done: return',
      },
    ],
  },
  *check({ design, analysis, report }) {
    const { name } = design.flow
    if (name.trim().toLowerCase().endsWith('-debug')) {
      yield report('debugName', { name }, { node: null, field: 'name', about: 'name' })
    }
    const withSteps = tasksWithSteps(design)
    for (const task of design.tasks) {
      if (withSteps.has(task.id) || !isBlank(design, task.id)) continue
      const node = design.nodes.find((other) => other.task === task.id)?.id ?? null
      const field = node === null ? { field: `tasks.${task.id}` } : {}
      yield report('emptyTask', { task: task.name }, { node, ...field, about: `task ${task.id}` })
    }
    const [first] = design.tasks
    if (first !== undefined && !hasStart(analysis)) {
      // Without a start nothing can be reached, and that is said once.
      if (!withSteps.has(first.id)) return
      yield report('noStart', { task: first.name }, { node: null, about: 'start' })
      return
    }
    for (const {
      node: { id },
      behind,
    } of analysis.answer(cutOff, isSameCut)) {
      const node = analysis.graph.node(id)
      yield report(
        'unreachable',
        { node: node.name, behind: behindInWords(behind.length) },
        {
          node: node.id,
          severity: 'warning',
          fix: {
            title: `Delete ${node.name}${behind.length === 0 ? '' : ' and what only it leads to'}`,
            safety: 'unsafe',
            edits: [node, ...behind].map(({ id }) => ({ type: 'remove-node', node: id })),
          },
        },
      )
    }
  },
})

function behindInWords(steps: number): string {
  if (steps === 0) return ''
  return steps === 1
    ? ', and neither can the node that only it leads to'
    : `, and neither can the ${steps} nodes that only it leads to`
}

function hasStart({ graph }: Analysis): boolean {
  return graph.roots.some((root) => !root.isErrorHandler)
}

interface CutOff {
  readonly node: FlowNode
  /** What no other such step leads to. */
  readonly behind: readonly FlowNode[]
}

/** The steps to which nothing leads, or only what they lead to themselves. */
const cutOff = remember((analysis: Analysis): readonly CutOff[] => {
  const { graph } = analysis
  const heads = headsAmong(graph, lostSteps(analysis))
  const led = heads.map((node) => lostBehind(analysis, node))
  const times = new Map<number, number>()
  if (led.length > 1) {
    for (const places of led) for (const at of places) times.set(at, (times.get(at) ?? 0) + 1)
  }
  return heads.map((node, i) => {
    const behind: FlowNode[] = []
    for (const place of (led[i] ?? []).toSorted((a, b) => a - b)) {
      const other = graph.nodeAt(place)
      const isOwn = other !== undefined && other !== node && (times.get(place) ?? 1) === 1
      if (isOwn) behind.push(other)
    }
    return { node, behind }
  })
})

function isSameCut(a: readonly CutOff[], b: readonly CutOff[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ node, behind }, i) => {
      const other = b[i]
      return node === other?.node && sameItems(behind, other.behind)
    })
  )
}

/** The places to which a step leads that nothing reaches: what is reachable leads to nothing but what is reachable. */
function lostBehind({ graph, isReachable }: Analysis, head: FlowNode): readonly number[] {
  const places: number[] = []
  const seen = new Set<number>()
  let edges = graph.out(head)
  for (let at = 0; ; at += 1) {
    for (const { to, toAt } of edges) {
      if (to === undefined || seen.has(toAt) || isReachable(to)) continue
      seen.add(toAt)
      places.push(toAt)
    }
    const next = places[at]
    if (next === undefined) return places
    edges = graph.outAt(next)
  }
}

/** Of several steps that lead to each other, the first one stands for all. */
function headsAmong(graph: FlowGraph, lost: readonly FlowNode[]): readonly FlowNode[] {
  const { loopAt, membersOf } = graph.loops
  const seen = new Set<number>()
  return lost.filter((node) => {
    const place = graph.placeOf(node)
    const loop = loopAt(place)
    if (seen.has(loop)) return false
    seen.add(loop)
    // Most are led to by another one.
    if (isLedTo(graph, place, loop)) return false
    return !membersOf(place).some((member) => isLedTo(graph, member, loop))
  })
}

/** Whether something leads to a step of a loop that is not in the loop itself. */
function isLedTo(graph: FlowGraph, place: number, loop: number): boolean {
  for (const { fromAt } of graph.intoAt(place)) {
    if (graph.loops.loopAt(fromAt) !== loop) return true
  }
  return false
}
