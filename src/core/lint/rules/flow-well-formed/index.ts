import { isPart } from '../../../analysis/called-tasks.ts'
import type { Analysis } from '../../../analysis/analyse.ts'
import type { FlowGraph } from '../../../analysis/flow-graph.ts'
import { isBlank, tasksWithSteps } from '../../../analysis/blank.ts'
import { reach } from '../../../analysis/paths.ts'
import { sameItems } from '../../../base/same-items.ts'
import type { NodeId } from '../../../base/ids.ts'
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
  messages: {
    debugName:
      'The name of the flow, “{{name}}”, ends in -debug: Architect keeps such names for itself and refuses to save the flow. Give it another name.',
    emptyTask:
      'The task “{{task}}” does nothing: Architect refuses to publish a task without actions. Add a step, or delete the task.',
    noStart:
      'The task “{{task}}”, where the flow starts, has no first step: nothing of the flow can run. Put “Enter secure flow” before its first step.',
    unreachable:
      '“{{node}}” can never run{{behind}}: no path from the start reaches it. Connect it, or delete it.',
  },
  docs: {
    summary: 'The flow has a proper name, no empty task, and no step that nothing reaches.',
    why: 'Architect refuses the first two. A step that nothing reaches is a connection that was forgotten, or a leftover that misleads whoever reads the flow next.',
    source: 'Checks of Architect when it saves and publishes a flow.',
    fix: 'Rename the flow; add steps to the task or delete it; connect the step or delete it.',
    invalid: [
      {
        shows: 'A step that nothing leads to.',
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
        shows: 'Every step is on some path.',
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
      yield report('emptyTask', { task: task.name }, { node, about: `task ${task.id}` })
    }
    const [first] = design.tasks
    if (first !== undefined && !hasStart(analysis)) {
      // Without a start nothing can be reached, and that is said once.
      if (!withSteps.has(first.id)) return
      yield report('noStart', { task: first.name }, { node: null, about: 'start' })
      return
    }
    for (const { node, behind } of cutOff(analysis)) {
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
    ? ', and neither can the step that only it leads to'
    : `, and neither can the ${steps} steps that only it leads to`
}

function hasStart({ graph }: Analysis): boolean {
  return graph.roots.some((root) => !root.isErrorHandler)
}

function stepsOnNoPath({ graph, isReachable }: Analysis): readonly FlowNode[] {
  return graph.index.design.nodes.filter((node) => !isReachable(node))
}

interface CutOff {
  readonly node: FlowNode
  /** What no other such step leads to. */
  readonly behind: readonly FlowNode[]
}

/** The steps to which nothing leads, or only what they lead to themselves. */
function cutOff(analysis: Analysis): readonly CutOff[] {
  const { graph, isReachable } = analysis
  const heads = headsAmong(graph, analysis.answer(stepsOnNoPath, sameItems))
  // What is reachable leads to nothing but what is reachable.
  const led = heads.map((node) => reach(graph, { from: graph.out(node), avoidNode: isReachable }))
  const times = new Map<NodeId, number>()
  if (led.length > 1) {
    for (const ids of led) for (const id of ids) times.set(id, (times.get(id) ?? 0) + 1)
  }
  return heads.map((node, i) => {
    const behind: FlowNode[] = []
    for (const id of led[i] ?? []) {
      if (id === node.id || isPart(id) || (times.get(id) ?? 1) > 1) continue
      const other = graph.node(id)
      if (!isReachable(other)) behind.push(other)
    }
    return { node, behind: behind.toSorted((a, b) => graph.placeOf(a) - graph.placeOf(b)) }
  })
}

/** Of several steps that lead to each other, the first one stands for all. */
function headsAmong(graph: FlowGraph, lost: readonly FlowNode[]): readonly FlowNode[] {
  const { loopAt, membersOf } = graph.loops
  const seen = new Set<number>()
  return lost.filter((node) => {
    const place = graph.placeOf(node)
    const loop = loopAt(place)
    if (seen.has(loop)) return false
    const isLedTo = (member: number) =>
      graph
        .intoAt(member)
        .some(({ from, fromAt }) => loopAt(fromAt) !== loop && !isLeftOver(graph, from))
    // Most are led to by another one. What stands for no whole step is none that anybody sees.
    const isBehind = isLedTo(place)
    if (!isBehind && isPart(node.id)) return false
    seen.add(loop)
    return !isBehind && !membersOf(place).some(isLedTo)
  })
}

/** The way on behind a call whose task nothing ends. */
function isLeftOver(graph: FlowGraph, node: FlowNode): boolean {
  return isPart(node.id) && graph.into(node).every(({ from }) => isLeftOver(graph, from))
}
