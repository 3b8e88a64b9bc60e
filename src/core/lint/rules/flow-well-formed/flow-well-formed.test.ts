import { expect, test } from 'vitest'
import { lintDesign } from '#core/lint/lint.ts'
import type { FlowNode } from '#core/model/design.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { testRule } from '#testing/rule-tester.ts'
import { flowWellFormed } from './index.ts'

testRule(flowWellFormed, {
  valid: [
    { name: 'every step is on some path', flow: 'start -> hello: play -> done: return' },
    {
      name: 'reached only by an exception',
      flow: `start -> card: collect(CC) -> done: return
        card.failure -> sorry: play -> done`,
    },
    {
      name: 'a task that the error handler alone enters',
      flow: `on-error Handler
        start -> done: return
        task Handler
        sorry: play -> end: return`,
    },
    {
      name: 'a name with -debug in the middle',
      flow: `named pre-debug-flow
        start -> done: return`,
    },
  ],
  invalid: [
    {
      name: 'a step that nothing leads to, and what follows it',
      flow: `start -> done: return
        lost: play -> far: play -> done`,
      reports: [
        {
          node: 'lost',
          messageId: 'unreachable',
          severity: 'warning',
          says: ['can never run, and neither can the node that only it leads to: no path'],
          title: 'Delete lost and what only it leads to',
        },
      ],
      safety: 'unsafe',
      fixed: 'start -> done: return',
    },
    {
      name: 'two lost places, of which one is a loop that only leads to itself',
      flow: `start -> done: return
        one: play -> more: play -> last: play -> done
        round: play -> and: play -> round`,
      reports: [
        { node: 'one', messageId: 'unreachable', says: ['neither can the 2 nodes that'] },
        { node: 'round', messageId: 'unreachable', says: ['neither can the node that'] },
      ],
      safety: 'unsafe',
      fixed: 'start -> done: return',
    },
    {
      name: 'a name that ends in -debug',
      flow: `named Payment-Debug
        start -> done: return`,
      reports: [{ node: null, messageId: 'debugName', severity: 'error', field: 'name' }],
    },
    {
      name: 'a flow that does nothing',
      flow: 'start',
      reports: [{ node: 'start', messageId: 'emptyTask', severity: 'error' }],
    },
    {
      name: 'a task without a step',
      flow: `start -> done: return
        task Empty`,
      reports: [{ node: null, messageId: 'emptyTask', says: ['“Empty”'] }],
    },
  ],
})

test('steps that two lost places lead to are behind neither', () => {
  const { problems } = lintDesign(
    buildFlow(`start -> done: return
      one: play -> same: play -> done
      two: play -> same`),
    { rules: [flowWellFormed] },
  )
  expect(problems.map(({ message }) => message.split(':')[0])).toEqual([
    '“one” can never run',
    '“two” can never run',
  ])
})

test('a first task with steps, of which none is the first', () => {
  const design = buildFlow('start -> hello: play -> done: return')
  const nodes = design.nodes.filter(({ id }) => id !== 'start')
  const tasks = design.tasks.map((task) => ({ ...task, entry: null }))
  const edges = design.edges.filter(({ from }) => from !== 'start')
  const { problems } = lintDesign({ ...design, nodes, tasks, edges }, { rules: [flowWellFormed] })
  expect(problems.map(({ message }) => message)).toEqual([
    expect.stringContaining('where the flow starts, has no first node'),
  ])
})

test('a task that only jumps to another one is not empty', () => {
  const design = buildFlow(`start -> done: return
    task Jump`)
  const problemsWith = (entry: FlowNode | undefined) => {
    const tasks = design.tasks.map((task) =>
      task.name === 'Jump' ? { ...task, entry: entry?.id ?? null } : task,
    )
    return lintDesign({ ...design, tasks }, { rules: [flowWellFormed] }).problems.length
  }
  expect(problemsWith(undefined)).toBe(1)
  expect(problemsWith(design.nodes.find(({ name }) => name === 'done'))).toBe(0)
})
