import type { NodeId, TaskId } from '#core/base/ids.ts'
import { factsOf } from '#core/kinds/node-facts.ts'
import { kindOf } from '#core/kinds/registry.ts'
import { beginsTask, calledTask, jumpedTask } from '#core/kinds/task-facts.ts'
import { flowOrder } from '#core/layout/flow-order.ts'
import type { Problem, Severity } from '#core/lint/problem.ts'
import { indexDesign } from '#core/model/design-index.ts'
import type { Design, FlowNode } from '#core/model/design.ts'
import { countOf } from '../ui/severity-icon.tsx'

/**
 * A node in words, for screen readers: “Collect input ‘Card number’, step 3 of 12, 2 errors, outputs: success →
 * Expiry, failure → not connected”.
 */
export function describeNode(design: Design, id: NodeId, problems: readonly Problem[]): string {
  const index = indexDesign(design)
  const node = index.node(id)
  if (node === undefined) return ''
  const order = flowOrder(design)
  const { title } = kindOf(node)
  const name = node.name === title ? title : `${title} ‘${node.name}’`
  const outputs = factsOf(node, index).outputs.map((output) => {
    const target = index.target(id, output.id)
    if (target === undefined) return `${output.label} → not connected`
    const jumped = jumpedTask(index, { from: id, to: target })
    const to = index.node(target)?.name ?? ''
    return `${output.label} → ${to}${jumped === null ? '' : `, a jump to task ‘${jumped.name}’`}`
  })
  const counts = describeProblems(problems)
  const called = calledTask(index, node)
  return [
    name,
    `node ${order.indexOf(id) + 1} of ${order.length}`,
    ...taskInWords(design, id, node.task),
    ...(called === null ? [] : [`calls task ‘${called.name}’`]),
    ...(counts === '' ? [] : [counts]),
    outputs.length === 0 ? endInWords(design, node) : `outputs: ${outputs.join(', ')}`,
  ].join(', ')
}

function endInWords(design: Design, node: FlowNode): string {
  const returns = factsOf(node, indexDesign(design)).returns
  return returns === undefined ? 'the flow ends here' : `the task ends here, by ${returns.path}`
}

function taskInWords(design: Design, id: NodeId, task: TaskId): readonly string[] {
  if (design.tasks.length < 2) return []
  const index = indexDesign(design)
  const name = index.task(task)?.name ?? ''
  return [`${beginsTask(index, id) ? 'first node of task' : 'in task'} ‘${name}’`]
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info']

/** “1 error, 2 warnings”; empty without open problems. */
export function describeProblems(problems: readonly Problem[]): string {
  return SEVERITIES.flatMap((severity) => {
    const count = openProblems(problems).filter((p) => p.severity === severity).length
    return count === 0 ? [] : [countOf(severity, count)]
  }).join(', ')
}

/** The worst severity among open problems, or null. */
export function worstSeverity(problems: readonly Problem[]): Severity | null {
  const open = openProblems(problems)
  return SEVERITIES.find((severity) => open.some((p) => p.severity === severity)) ?? null
}

/** Those that nobody has decided to live with. */
export function openProblems(problems: readonly Problem[]): readonly Problem[] {
  return problems.filter((problem) => problem.suppressed === undefined)
}
