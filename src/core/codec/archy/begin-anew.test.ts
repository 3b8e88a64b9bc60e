import { expect, test } from 'vitest'
import { parse } from 'yaml'
import type { TaskId } from '#core/base/ids.ts'
import type { Design } from '#core/model/design.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { graphTrace, oracleOf } from '#testing/call-trace.ts'
import { yamlTrace } from '#testing/yaml-runner.ts'
import { describeArchyNote, writeArchy } from './write.ts'

/** A second task that counts its rounds: they lead back to a step of its own, which so becomes a task of the file. */
function rounds(after: string): Design {
  const flow = buildFlow(`
    variable Round integer = 0
    variable Flow.Outer integer = 0
    start -> ask: decide(true) -> first
    ask.no -> bye: hangup
    task Second
    first: play("First.") -> count: set(Round = Task.Round + 1) -> more: decide(Task.Round < 3)
    more.yes -> count
    more.no -> ${after}
  `)
  const task = 'Second' as TaskId
  const variables = flow.variables.map((variable) =>
    variable.task === null ? variable : { ...variable, task },
  )
  return { ...flow, variables }
}

function firstActions(design: Design) {
  const written = writeArchy(design)
  if (!written.ok) throw new Error('not written')
  const { tasks } = parse(written.value.yaml).secureCall
  return {
    actions: tasks[1].task.actions.map((action: object) => Object.keys(action)[0]),
    first: tasks[1].task.actions[0],
    notes: written.value.notes.map(describeArchyNote),
  }
}

test('a task that a call comes to again gives its shared variables their initial values', () => {
  const { actions, first, notes } = firstActions(rounds('again: decide(false) -> first'))
  expect(actions).toEqual(['updateData', 'playAudio', 'jumpToTask'])
  expect(first.updateData).toEqual({
    name: 'Begin anew',
    statements: [{ integer: { variable: 'Flow.Round', value: { lit: 0 } } }],
  })
  expect(notes).toContain(
    '“Second” begins with an Update Data that gives its shared variables their initial values, as a call can come to the task again.',
  )
})

test('a task that a call comes to once does not', () => {
  expect(firstActions(rounds('done: return')).actions).toEqual(['playAudio', 'jumpToTask'])
})

test('an error leads to the task that handles errors again, and a variable without a value is set to none', () => {
  const flow = rounds('done: return')
  const { actions, first } = firstActions({
    ...flow,
    flow: { ...flow.flow, errorHandling: { type: 'task', task: 'Second' as TaskId } },
    variables: flow.variables.map((variable) => ({ ...variable, initial: { type: 'none' } })),
  })
  expect(actions).toEqual(['updateData', 'playAudio', 'jumpToTask'])
  expect(first.updateData.statements[0].integer.value).toEqual({ exp: 'NOT_SET' })
})

test('a call that comes to the task again goes the same way through the file', () => {
  const design =
    rounds(`outer: set(Flow.Outer = Flow.Outer + 1) -> again: decide(Flow.Outer < 3) -> first
    again.no -> done: return`)
  const written = writeArchy(design)
  if (!written.ok) throw new Error('not written')
  const calls = oracleOf([0], {}, null)
  const trace = graphTrace(design, calls, 200)
  const renamed = new Map([['Flow.Round', 'Task.Round']])
  expect(yamlTrace(written.value.yaml, calls, 200, renamed)).toEqual(trace)
  expect(trace.filter((item) => item === 'count sets Task.Round: 3')).toHaveLength(3)
})
