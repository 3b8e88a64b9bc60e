import { describe, expect, test } from 'vitest'
import { buildFlow } from '#testing/build-flow.ts'
import type { NodeId, TaskId } from '../base/ids.ts'
import { indexDesign } from '../model/design-index.ts'
import type { Design, FlowNode, Task } from '../model/design.ts'
import { dependsOnTasks, factsOf, keepFacts } from './node-facts.ts'

const OTHER = 'other' as TaskId
const CALL: FlowNode = {
  id: 'run' as NodeId,
  task: OTHER,
  kind: 'call-task',
  name: 'Run',
  props: { task: OTHER },
}

function withTask(patch: Partial<Task>): Design {
  const built = buildFlow('start -> say: play -> done: return')
  const other: Task = { id: OTHER, name: 'Other', entry: null, ...patch }
  return { ...built, tasks: [...built.tasks, other], nodes: [...built.nodes, CALL] }
}

const before = withTask({})
const outputsIn = (design: Design) => factsOf(CALL, indexDesign(design)).outputs.map(({ id }) => id)

describe('after an edit of tasks', () => {
  const after: Design = { ...before, tasks: withTask({ outputPaths: ['Paid'] }).tasks }

  test('a step that calls a task is left by the paths that the task has now', () => {
    outputsIn(before)
    keepFacts(after.tasks, before.tasks)
    expect([before, after, before].map(outputsIn)).toEqual([
      ['default'],
      ['default', 'Paid'],
      ['default'],
    ])
    expect(dependsOnTasks(factsOf(CALL, indexDesign(after)))).toBe(true)
  })

  test('a step that looks at no task has the facts that it had', () => {
    const [start] = before.nodes
    if (start === undefined) throw new Error('no step')
    const known = factsOf(start, indexDesign(before))
    keepFacts(after.tasks, before.tasks)
    expect(factsOf(start, indexDesign(after))).toBe(known)
    expect(dependsOnTasks(known)).toBe(false)
  })
})
