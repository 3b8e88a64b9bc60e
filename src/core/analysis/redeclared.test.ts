import { describe, expect, test } from 'vitest'
import { buildFlow } from '#testing/build-flow.ts'
import type { NodeId, TaskId, VariableId } from '../base/ids.ts'
import type { Design, Variable } from '../model/design.ts'
import { followNumbers, newNumbers } from '../model/variable-numbers.ts'
import { analyse } from './analyse.ts'
import { mentionsAny, redeclared } from './redeclared.ts'

const TASK = 'main' as TaskId

function declared(id: string, name: string, task: TaskId | null = TASK): Variable {
  return {
    id: id as VariableId,
    name,
    task,
    type: 'string',
    secure: false,
    sensitivity: 'none',
    description: '',
    initial: { type: 'none' },
  }
}

const AMOUNT = declared('a', 'Task.Amount')
const NOTE = declared('b', 'Task.Note')
const BEFORE = [AMOUNT, NOTE]

function declaredOtherwise(before: Design['variables'], now: Design['variables']) {
  const numbers = newNumbers(before)
  return redeclared(numbers, now === before ? numbers : followNumbers(now, before, numbers))
}

describe('in what the variables of a design differ', () => {
  test('nothing, where the list is the same', () => {
    expect(declaredOtherwise(BEFORE, BEFORE)?.variables.size).toBe(0)
  })

  test('one that is added at the end: its name means another variable, or none before', () => {
    const added = declaredOtherwise(BEFORE, [...BEFORE, declared('c', 'Task.Extra')])
    expect([...(added?.variables ?? [])]).toEqual(['c'])
    expect([...(added?.moved.keys() ?? [])]).toEqual(['task.extra'])
  })

  test('one that is set otherwise: its name means it as before', () => {
    const set = declaredOtherwise(BEFORE, [AMOUNT, { ...NOTE, secure: true }])
    expect([...(set?.names.keys() ?? [])]).toEqual(['task.note'])
    expect(set?.moved.size).toBe(0)
  })

  test('one that is renamed: both names', () => {
    const renamed = declaredOtherwise(BEFORE, [AMOUNT, { ...NOTE, name: 'Task.Remark' }])
    expect([...(renamed?.moved.keys() ?? [])]).toEqual(['task.note', 'task.remark'])
  })

  test('one that shares its name with one that comes, in other letters', () => {
    const added = declaredOtherwise(BEFORE, [...BEFORE, declared('c', 'task.NOTE', null)])
    expect([...(added?.variables ?? [])].toSorted()).toEqual(['b', 'c'])
  })

  test('none that has the name in another task alone', () => {
    const elsewhere = declared('d', 'Task.Note', 'other' as TaskId)
    const renamed = declaredOtherwise(
      [...BEFORE, elsewhere],
      [AMOUNT, declared('b', 'Task.Remark'), elsewhere],
    )
    expect([...(renamed?.variables ?? [])]).toEqual(['b'])
  })

  test('one that is taken out, and one that comes in between, while the others keep their numbers', () => {
    expect([...(declaredOtherwise(BEFORE, [NOTE])?.variables ?? [])]).toEqual(['a'])
    const added = declaredOtherwise(BEFORE, [declared('c', 'Task.Extra'), ...BEFORE])
    expect([...(added?.variables ?? [])]).toEqual(['c'])
  })

  test('cannot be told where they stand in another order', () => {
    expect(declaredOtherwise(BEFORE, [NOTE, AMOUNT])).toBeNull()
  })
})

describe('a step mentions a name', () => {
  const flow = buildFlow('start -> ask: decide(Task.Answer.total > 1) -> done: return')
  const { graph } = analyse(flow)
  const ask = graph.node('ask' as NodeId)
  const mentions = (name: string, task: TaskId | null = null) =>
    mentionsAny(graph.facts(ask), ask.task, new Map([[name, new Set([task])]]))

  test('in whatever letters, and with a property behind it', () => {
    expect(mentions('task.answer')).toBe(true)
    expect(mentions('task.ans')).toBe(false)
  })

  test('that is declared in its task, and in no other', () => {
    expect(mentions('task.answer', ask.task)).toBe(true)
    expect(mentions('task.answer', 'other' as TaskId)).toBe(false)
  })
})
