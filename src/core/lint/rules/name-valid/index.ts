import { parsedExpression } from '../../../analysis/references.ts'
import { builtInVariables } from '../../../language/expression/built-in-variables.ts'
import type { TaskId } from '../../../base/ids.ts'
import { defineRule } from '../../define.ts'

/** Names of steps may repeat: Architect tells steps apart by their numbers. */
export const nameValid = defineRule({
  rule: 'name-valid',
  code: 'SF-FLOW-06',
  severity: 'error',
  looksAt: ['names'],
  group: 'flow',
  messages: {
    twice:
      '{{name}} is declared twice{{other}}: Architect refuses to publish the flow, because upper and lower case count as the same. Rename one of them, or delete it.',
    builtIn:
      '{{name}} is a variable that Architect itself gives every flow: it refuses to publish a flow that declares it again. Give yours another name.',
    notAName:
      '“{{name}}” is no name of a variable: Architect refuses to publish the flow. A name begins with Flow. or Task., goes on with a letter, and has letters, digits and _ only.',
    taskTwice:
      'There are {{count}} tasks of the name “{{name}}”: Architect refuses to publish the flow. Rename {{which}}.',
    noTaskName: 'A task has no name: Architect refuses to publish the flow. Give it one.',
    noStepName: 'A node has no name: Architect refuses to publish the flow. Give it one.',
    noFlowName: 'The flow has no name: Architect cannot save it. Give it one.',
  },
  docs: {
    summary:
      'Variables, tasks, nodes and the flow have names, and no two variables or tasks have the same.',
    why: 'Architect refuses to publish the flow otherwise. Before that, an expression could mean either of two variables of one name.',
    source: 'Checks of Architect when it validates a flow: “Another task has the same name”.',
    fix: 'Rename it. What mentions it follows.',
    invalid: [
      {
        shows: 'Two variables whose names differ in case only.',
        flow: `variable Flow.Note
variable Flow.NOTE
start -> done: return`,
      },
    ],
    valid: [
      {
        shows: 'Two names.',
        flow: `variable Flow.Note
variable Flow.Reply
start -> done: return`,
      },
    ],
  },
  *checkSteps({ steps, report }) {
    for (const { id } of steps.nodes.filter(({ name }) => name.trim() === '')) {
      yield report('noStepName', {}, { node: id, about: 'name' })
    }
  },
  *check({ design, report }) {
    const { flow, variables, tasks } = design
    if (flow.name.trim() === '') yield report('noFlowName', {}, { node: null, field: 'name' })
    const seen = new Map<string, string>()
    for (const { id, name, task } of variables) {
      const key = `${task ?? ''}\n${name.toLowerCase()}`
      const earlier = seen.get(key)
      const place = { node: null, variable: id }
      if (earlier !== undefined) {
        const other = earlier === name ? '' : ` (also as ${earlier})`
        yield report('twice', { name, other }, { ...place, about: `twice ${id}` })
      } else if (BUILT_IN.has(name.toLowerCase())) yield report('builtIn', { name }, place)
      else if (!isVariableName(name)) yield report('notAName', { name }, place)
      seen.set(key, name)
    }
    const byName = new Map<string, TaskId[]>()
    for (const { id, name } of tasks) byName.set(name, [...(byName.get(name) ?? []), id])
    for (const [name, ids] of byName) {
      const count = ids.length
      const place = { node: null, field: `tasks.${ids.at(-1) ?? ''}` }
      if (name.trim() === '') yield report('noTaskName', {}, { ...place, about: 'task' })
      else if (count > 1) {
        const data = { name, count, which: count === 2 ? 'one of them' : 'all but one' }
        yield report('taskTwice', data, { ...place, about: `task ${name}` })
      }
    }
  },
})

const BUILT_IN: ReadonlySet<string> = new Set(
  builtInVariables().map(({ name }) => name.toLowerCase()),
)

function isVariableName(name: string): boolean {
  const parsed = parsedExpression(name)
  return name.includes('.') && parsed?.kind === 'reference' && parsed.name === name
}
