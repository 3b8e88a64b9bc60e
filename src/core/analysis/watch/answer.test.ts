import { expect, test } from 'vitest'
import { buildFlow } from '#testing/build-flow.ts'
import { type Analysis, analyse } from '../analyse.ts'
import { Answer } from './answer.ts'

const analysis = analyse(buildFlow('start -> done: return'))

/** An answer that says how often its question was asked again. */
function counting(isSame: boolean) {
  let asked = 0
  const answer = new Answer('yes', (_later: Analysis) => {
    asked += 1
    return isSame
  })
  return { answer, count: () => asked }
}

test('it holds as long as the question has the same answer', () => {
  expect(counting(true).answer.holdsIn(analysis, {})).toBe(true)
  expect(counting(false).answer.holdsIn(analysis, {})).toBe(false)
})

test('after one edit the question is asked once, whoever wants to know; after the next one again', () => {
  const { answer, count } = counting(true)
  const edit = {}
  answer.holdsIn(analysis, edit)
  answer.holdsIn(analysis, edit)
  expect(count()).toBe(1)
  answer.holdsIn(analysis, {})
  expect(count()).toBe(2)
})

test('it is known by what was answered', () => {
  const { answer } = counting(true)
  expect([answer.isOf('yes'), answer.isOf('no')]).toEqual([true, false])
})
