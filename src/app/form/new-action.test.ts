import { expect, test } from 'vitest'
import { buildFlow } from '#testing/build-flow.ts'
import { lintDesign } from '#core/lint/lint.ts'
import { blankAction } from './new-action.ts'

test('a token of a new action is good for one payment until somebody says otherwise', () => {
  const design = buildFlow(`start -> token: fetch -> first: pay -> second: pay -> done: return
    otherwise -> done`)
  const { singleUse } = blankAction(design)
  const actions = design.actions.map((action) => ({ ...action, singleUse }))
  expect(lintDesign({ ...design, actions }).problems.map(({ code }) => code)).toContain('SF-ORD-04')
})
