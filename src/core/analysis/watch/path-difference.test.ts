import { expect, test } from 'vitest'
import { buildFlow } from '#testing/build-flow.ts'
import type { NodeId } from '../../base/ids.ts'
import { applyEdit } from '../../model/apply-edit.ts'
import type { Edit } from '../../model/edit.ts'
import { analyse } from '../analyse.ts'
import { solutionsOf } from '../solutions.ts'
import { comparePaths } from './path-difference.ts'

const FLOW = buildFlow(`start -> ask: decide(Task.Ok)
ask.yes -> long: play -> longer: play -> meet: play -> last: play -> done: return
ask.no -> short: play -> meet`)

/** The steps to which another shortest path leads after an edit. */
function pathedBy(edit: Edit): readonly string[] {
  const applied = applyEdit(FLOW, edit)
  if (!applied.ok) throw new Error(applied.error.code)
  const { design } = applied.value
  const [before, after] = [FLOW, design].map((one) => solutionsOf(analyse(one)).shortest)
  if (before === undefined || after === undefined) throw new Error('no paths')
  const pathed = comparePaths(before, after, design.nodes.length)
  return design.nodes.flatMap(({ id }, place) => (pathed[place] === 1 ? [id] : []))
}

const [ask, short, longer] = ['ask', 'short', 'longer'] as NodeId[]

test('the step that is come to by another line, and all behind it', () => {
  const edit: Edit = { type: 'disconnect', from: short as NodeId, output: 'next' }
  expect(pathedBy(edit).toSorted()).toEqual(['done', 'last', 'meet'])
})

test('nothing when a line that lies on no shortest path leads elsewhere', () => {
  const edge = { from: longer as NodeId, output: 'next', to: ask as NodeId }
  expect(pathedBy({ type: 'connect', edge })).toEqual([])
})

test('steps to which no path leads any more', () => {
  const edit: Edit = { type: 'disconnect', from: ask as NodeId, output: 'yes' }
  expect(pathedBy(edit).toSorted()).toEqual(['long', 'longer'])
})
