import { describe, expect, test } from 'vitest'
import type { Design } from '#core/model/design.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { testRule } from '#testing/rule-tester.ts'
import { lintDesign } from '../../lint.ts'
import { nameValid } from './index.ts'

testRule(nameValid, {
  valid: [
    {
      name: 'names that differ',
      flow: `variable Flow.Note
variable Flow.Reply
start -> done: return`,
    },
    {
      name: 'a variable of the flow and one of a task',
      flow: `variable Flow.Note
variable Task.Note
start -> done: return`,
    },
  ],
  invalid: [
    {
      name: 'names that differ in case only',
      flow: `variable Flow.Note
variable Flow.NOTE
start -> done: return`,
      reports: [
        {
          node: null,
          messageId: 'twice',
          variable: 'Flow.NOTE',
          says: ['Flow.NOTE is declared twice (also as Flow.Note)'],
        },
      ],
    },
    {
      name: 'a name that Architect has taken',
      flow: `variable Flow.InvocationData
start -> done: return`,
      reports: [{ node: null, messageId: 'builtIn', variable: 'Flow.InvocationData' }],
    },
    {
      name: 'a hyphen in a name',
      flow: `variable Flow.a-b
start -> done: return`,
      reports: [{ node: null, messageId: 'notAName', says: ['“Flow.a-b” is no name'] }],
    },
  ],
})

describe('names beside those of variables', () => {
  const design = buildFlow('start -> done: return')
  const messages = (changed: Design) =>
    lintDesign(changed, { rules: [nameValid] }).problems.map(({ message }) => message)

  test('two tasks of one name', () => {
    const tasks = [...design.tasks, ...buildFlow('task Other\nlost: return').tasks.slice(1)]
    const same = tasks.map((task) => ({ ...task, name: 'Main' }))
    expect(messages({ ...design, tasks })).toEqual([])
    expect(messages({ ...design, tasks: same })).toEqual([
      'There are 2 tasks of the name “Main”: Architect refuses to publish the flow. Rename one of them.',
    ])
  })

  test('three tasks of one name', () => {
    const others = buildFlow('task One\na: return\ntask Two\nb: return').tasks.slice(1)
    const tasks = [...design.tasks, ...others].map((task) => ({ ...task, name: 'Main' }))
    expect(messages({ ...design, tasks })).toEqual([
      'There are 3 tasks of the name “Main”: Architect refuses to publish the flow. Rename all but one.',
    ])
  })

  test('no name at all', () => {
    const flow = { ...design.flow, name: ' ' }
    const tasks = design.tasks.map((task) => ({ ...task, name: '' }))
    const nodes = design.nodes.map((node, i) => (i === 0 ? node : { ...node, name: '' }))
    expect(messages({ ...design, flow, tasks, nodes }).map((text) => text.slice(0, 20))).toEqual([
      'The flow has no name',
      'A task has no name: ',
      'A node has no name: ',
    ])
  })
})
