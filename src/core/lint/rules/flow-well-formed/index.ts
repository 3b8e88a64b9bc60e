import type { Analysis } from '../../../analysis/analyse.ts'
import { isBlank } from '../../../analysis/blank.ts'
import { defineRule } from '../../define.ts'

/** Steps that nothing reaches are reported here, and by no other rule. */
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
      '“{{node}}” can never run: no path from the start reaches it. Connect it, or delete it.',
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
    for (const task of design.tasks) {
      if (!isBlank(design, task.id)) continue
      const node = design.nodes.find((other) => other.task === task.id)?.id ?? null
      yield report('emptyTask', { task: task.name }, { node, about: `task ${task.id}` })
    }
    const [first] = design.tasks
    if (first === undefined || hasStart(analysis) || isBlank(design, first.id)) return
    yield report('noStart', { task: first.name }, { node: null, about: 'start' })
  },
  *checkSteps({ steps, design, analysis, report }) {
    // Without a start nothing can be reached, and that has been said.
    if (design.tasks.length > 0 && !hasStart(analysis)) return
    for (const node of steps.nodes) {
      if (analysis.isReachable(node)) continue
      yield report(
        'unreachable',
        { node: node.name },
        {
          node: node.id,
          severity: 'warning',
          fix: {
            title: `Delete ${node.name}`,
            safety: 'unsafe',
            edits: [{ type: 'remove-node', node: node.id }],
          },
        },
      )
    }
  },
})

function hasStart({ graph }: Analysis): boolean {
  return graph.roots.some((root) => !root.isErrorHandler)
}
