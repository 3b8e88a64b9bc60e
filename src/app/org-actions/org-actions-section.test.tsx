import { cleanup, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { findTemplate } from '#core/gateways/templates.ts'
import { sessionOf } from '#testing/org-session.ts'
import { publishRig } from '#testing/publish-rig.ts'
import { openDesign, renderApp } from '#testing/render-app.tsx'
import { actionBody } from '#testing/sandbox-contents.ts'
import { orgQueries } from '../publish/org-queries.ts'
import { useOrg } from '../publish/org-store.ts'
import { useView } from '../state/view-store.ts'
import { OrgActionsSection } from './org-actions-section.tsx'

/** The codecs are loaded with the first action that is used, which can take more than the usual second. */
const LOADED = { timeout: 15_000 }

afterEach(() => {
  cleanup()
  useOrg.getState().signedOut()
  orgQueries.clear()
  vi.unstubAllGlobals()
})

function show() {
  const blank = findTemplate('blank')?.build()
  if (blank === undefined) throw new Error('the blank template is gone')
  renderApp(<OrgActionsSection />, blank)
}

function signIn() {
  const rig = publishRig()
  useOrg.getState().signedIn(sessionOf(rig.org))
  return rig
}

test('signed out it is the way to the page that has you sign in', async () => {
  show()
  await userEvent.click(screen.getByRole('button', { name: 'Use an action of an org…' }))
  expect(useView.getState().stage).toEqual({ type: 'new-action', from: 'org' })
})

test('an action is used with one press, and then listed no more', async () => {
  const { sandbox, token } = signIn()
  sandbox.api(token, 'POST', '/api/v2/integrations/actions', actionBody('Refund_Payment'))
  show()
  const used = await screen.findByRole('button', { name: /^Refund_Payment/ }, LOADED)
  await userEvent.click(used)
  await screen.findByText('Everything that the org has is in this design.', {}, LOADED)
  const [action] = openDesign().actions
  expect(action?.name).toBe('Refund_Payment')
  await waitFor(() => {
    expect(useView.getState().stage).toEqual({ type: 'action', action: action?.id })
  })
})

test('of many the first are listed, and the way to all of them', async () => {
  const { sandbox, token } = signIn()
  for (let n = 1; n < 9; n += 1) {
    sandbox.api(token, 'POST', '/api/v2/integrations/actions', actionBody(`Action_${n}`))
  }
  show()
  expect(await screen.findAllByRole('listitem', {}, LOADED)).toHaveLength(6)
  expect(screen.getByRole('button', { name: 'All 8…' })).toBeDefined()
})

test('an org without actions, and one that does not show them, say so', async () => {
  signIn()
  show()
  expect(
    await screen.findByText('The org has no published secure data actions yet.', {}, LOADED),
  ).toBeDefined()
  cleanup()
  orgQueries.clear()
  const { sandbox } = signIn()
  sandbox.change((state) => ({
    ...state,
    users: state.users.map((user) => ({
      ...user,
      permissions: user.permissions.filter((one) => one !== 'integrations:action:view'),
    })),
  }))
  show()
  const needed = 'integrations:action:view or bridge:actions:view'
  expect(
    await screen.findByText(`With the permission ${needed} the org would list its actions.`),
  ).toBeDefined()
})
