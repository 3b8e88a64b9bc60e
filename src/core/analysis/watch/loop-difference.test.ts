import { describe, expect, test } from 'vitest'
import { buildFlow } from '#testing/build-flow.ts'
import type { NodeId } from '../../base/ids.ts'
import { applyEdit } from '../../model/apply-edit.ts'
import { analyse } from '../analyse.ts'
import { solutionsOf } from '../solutions.ts'
import { compareLoops, isNumberedAlike } from './loop-difference.ts'

const FLOW = buildFlow(`start -> a: play -> b: play -> ask: decide(Task.Ok)
ask.yes -> a
ask.no -> c: play -> done: return`)

/** What can be gone round with other steps than before when an output leads elsewhere. */
function afterLeading(from: string, output: string, to: string) {
  const edge = { from: from as NodeId, output, to: to as NodeId }
  const applied = applyEdit(FLOW, { type: 'connect', edge })
  if (!applied.ok) throw new Error(applied.error.code)
  const before = solutionsOf(analyse(FLOW)).graph.loops
  const after = solutionsOf(analyse(applied.value.design)).graph.loops
  const looped = new Uint8Array(FLOW.nodes.length)
  compareLoops(before, after, looped)
  return {
    looped: FLOW.nodes.flatMap(({ id }, place) => (looped[place] === 1 ? [id] : [])).toSorted(),
    isAlike: isNumberedAlike(before, after),
  }
}

describe('the steps that can be gone round with others than before', () => {
  test('those that are out of a loop, and those that stay in it', () => {
    expect(afterLeading('ask', 'yes', 'b').looped).toEqual(['a', 'ask', 'b'])
  })

  test('those that come into one, and those that were there', () => {
    expect(afterLeading('c', 'next', 'a').looped).toEqual(['a', 'ask', 'b', 'c'])
  })

  test('none where a line goes to the same end another way', () => {
    expect(afterLeading('ask', 'no', 'done').looped).toEqual([])
  })
})

test('numbers tell as before what leads never to what, unless a loop has come or gone', () => {
  expect(afterLeading('start', 'next', 'b').isAlike).toBe(true)
  expect(afterLeading('ask', 'yes', 'done').isAlike).toBe(false)
})
