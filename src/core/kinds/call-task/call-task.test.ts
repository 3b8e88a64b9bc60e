import { describe, expect, test } from 'vitest'
import type { TaskId } from '#core/base/ids.ts'
import { indexDesign } from '#core/model/design-index.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { cardOf, exampleNode, factsFor, readAs } from '#testing/kind-example.ts'
import { callTask } from './index.ts'

const index = indexDesign(
  buildFlow(`
    start -> ask: calltask(Ask) -> end: return
    task Ask ends Paid, Gave up
    up: endtask(Gave up)`),
)
const around = { ...exampleNode(callTask, { task: 'Ask' }), index }

describe('the outputs', () => {
  test('are the paths by which the task can end, the default one first', () => {
    expect(callTask.facts(around).outputs.map(({ id }) => id)).toEqual([
      'default',
      'Paid',
      'Gave up',
    ])
  })

  test('are the default one while no task is chosen', () => {
    expect(factsFor(callTask).outputs.map(({ id }) => id)).toEqual(['default'])
  })
})

test('a task must be chosen', () => {
  expect(factsFor(callTask).lacks).toEqual([{ field: 'task', what: 'the task to call' }])
  expect(callTask.facts(around).lacks).toBeUndefined()
})

test('a task that there is not is not the same as none', () => {
  expect(factsFor(callTask, { task: 'Gone' })).toMatchObject({ dangles: 'task' })
  expect(factsFor(callTask, { task: 'Gone' }).lacks).toBeUndefined()
})

test('the card shows the task', () => {
  expect(callTask.face(around)).toEqual([[{ type: 'text', text: 'Ask' }]])
  expect(cardOf(callTask)).toEqual(['(choose a task)'])
})

describe('in Archy', () => {
  const target = '/secureCall/tasks/task[Ask_11]'
  const refer = (task: TaskId) => (task === 'Ask' ? target : null)

  test('it names its task, as public exports do', () => {
    expect(callTask.archy?.write(around, {}, refer)).toEqual({ targetTaskRef: target })
  })

  test('what follows a path is nested under its name', () => {
    const lists = { default: [{ playAudio: {} }], Paid: [{ disconnect: {} }] }
    expect(callTask.archy?.write(around, lists, refer)).toEqual({
      targetTaskRef: target,
      outputs: { default: { actions: lists.default }, Paid: { actions: lists.Paid } },
    })
  })

  test('a task that the file does not have is none', () => {
    expect(readAs(callTask, { targetTaskRef: target }).props).toEqual({ task: null })
  })

  test('inputs of a task, whose form no export shows, are refused: it stays another action', () => {
    const { props } = readAs(callTask, { targetTaskRef: target, taskInputs: { a: { lit: 1 } } })
    expect(callTask.check(props).ok).toBe(false)
  })
})
