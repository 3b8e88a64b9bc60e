import { cleanup, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import type { Design } from '#core/model/design.ts'
import { payDesign } from '#testing/pay-design.ts'
import { openDesign, renderApp } from '#testing/render-app.tsx'
import { someProblem } from '#testing/some-problem.ts'
import { SeveritiesButton } from './severities-button.tsx'
import { SettingNotesButton } from './setting-notes-button.tsx'

afterEach(cleanup)

const user = userEvent.setup()
const REASON = 'an exercise'

test('there is none where all that a design sets has a say', () => {
  const rule = 'token-after-input'
  const accepted = { ...payDesign(), suppressions: [{ rule, node: null, reason: REASON }] }
  renderApp(<SettingNotesButton />, accepted, [someProblem({ rule, code: 'SF-ORD-02' })])
  expect(screen.queryByRole('button')).toBeNull()
})

test('what is misspelt is told with what was meant, and is taken out', async () => {
  const design: Design = {
    ...payDesign(),
    suppressions: [{ rule: 'token-after-inputs', node: null, reason: REASON }],
    severities: { 'SF-ORD-2': 'off' },
  }
  renderApp(<SettingNotesButton />, design, [])
  await user.click(screen.getByRole('button', { name: '2 settings without effect' }))
  const list = within(screen.getByRole('dialog', { name: 'Settings without effect' }))
  await user.click(list.getByRole('button', { name: /^Take out: .*mean token-after-input\?$/ }))
  await user.click(list.getByRole('button', { name: /^Take out: .*mean SF-ORD-02\?$/ }))
  expect(openDesign()).toMatchObject({ suppressions: [], severities: {} })
})

test('a severity of a rule that does not exist is no rule that is off', () => {
  const design: Design = { ...payDesign(), severities: { 'SF-ORD-2': 'off', 'SF-ORD-02': 'off' } }
  renderApp(<SeveritiesButton />, design, [])
  expect(screen.getByRole('button').textContent).toBe('1 rule off')
})

test('an acceptance whose problem is gone is told as one with nothing to accept', async () => {
  const rule = 'token-after-input'
  const design = { ...payDesign(), suppressions: [{ rule, node: null, reason: REASON }] }
  renderApp(<SettingNotesButton />, design, [])
  await user.click(screen.getByRole('button', { name: '1 setting without effect' }))
  expect(screen.getByText(/has nothing to accept/)).toBeTruthy()
})
