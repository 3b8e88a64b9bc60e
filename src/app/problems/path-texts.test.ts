import { expect, test } from 'vitest'
import type { NodeId } from '#core/base/ids.ts'
import type { Problem } from '#core/lint/problem.ts'
import { applyEdit } from '#core/model/apply-edit.ts'
import type { Design } from '#core/model/design.ts'
import type { Edit } from '#core/model/edit.ts'
import { payDesign } from '#testing/pay-design.ts'
import { createPathTexts } from './path-texts.ts'

const problem: Problem = {
  id: 'p',
  code: 'SF-TST-01',
  rule: 'some-rule',
  severity: 'error',
  node: 'fetch' as NodeId,
  message: 'Something.',
  path: [
    { node: 'card' as NodeId, output: 'failure' },
    { node: 'queue' as NodeId, output: null },
  ],
  fix: null,
}

function edited(design: Design, edit: Edit): Design {
  const applied = applyEdit(design, edit)
  if (!applied.ok) throw new Error(applied.error.code)
  return applied.value.design
}

const named = (node: string, name: string): Edit => {
  return { type: 'set-node', node: node as NodeId, patch: { name } }
}

test('a path names its steps, and the outputs that are not the usual way on', () => {
  expect(createPathTexts(problem)(payDesign())).toEqual(['Card number (failure)', 'To a person'])
})

test('edits of other steps leave the list as it is', () => {
  const textsIn = createPathTexts(problem)
  const before = textsIn(payDesign())
  const other = edited(payDesign(), named('fetch', 'Other'))
  expect(textsIn(other)).toBe(before)
  expect(textsIn(edited(other, { type: 'remove-node', node: 'fetch' as NodeId }))).toBe(before)
})

test('a step that is renamed is read anew, whatever was edited before', () => {
  const textsIn = createPathTexts(problem)
  textsIn(payDesign())
  const other = edited(payDesign(), named('fetch', 'Other'))
  textsIn(other)
  const renamed = edited(other, named('queue', 'To sales'))
  expect(textsIn(renamed)).toEqual(['Card number (failure)', 'To sales'])
  expect(textsIn(edited(renamed, { type: 'remove-node', node: 'queue' as NodeId }))).toEqual([
    'Card number (failure)',
    'queue',
  ])
})
