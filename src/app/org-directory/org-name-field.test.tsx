import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import type { OrgNames } from '#core/kinds/fields.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { sessionOf } from '#testing/org-session.ts'
import { publishRig } from '#testing/publish-rig.ts'
import { actionBody } from '#testing/sandbox-contents.ts'
import { orgQueries } from '../publish/org-queries.ts'
import { useOrg } from '../publish/org-store.ts'
import { useDocument } from '../state/document-store.ts'
import { OrgNameField } from './org-name-field.tsx'

afterEach(() => {
  cleanup()
  useDocument.getState().close()
  useOrg.getState().signedOut()
  orgQueries.clear()
  vi.unstubAllGlobals()
})

function show(names: OrgNames, label = 'Name') {
  function Field() {
    const [value, setValue] = useState('')
    return <OrgNameField names={names} label={label} value={value} onChange={setValue} />
  }
  render(<Field />)
  return screen.getByRole('combobox', { name: label })
}

function signIn(user: 'admin' | 'reader' = 'admin') {
  const { org, requests, sandbox, token } = publishRig()
  if (user === 'reader') org.renew(sandbox.signIn('reader'))
  useOrg.getState().signedIn(sessionOf(org))
  return { requests, sandbox, token }
}

const ACTIONS = '/api/v2/integrations/actions'

test('signed out it is a line of text, and nobody is asked', async () => {
  const field = show('prompts')
  await userEvent.type(field, 'Prompt.Mine')
  expect(screen.queryByRole('listbox')).toBeNull()
  expect(screen.queryByRole('status')).toBeNull()
  expect(field).toHaveProperty('value', 'Prompt.Mine')
})

test('signed out it suggests what the design itself names', async () => {
  useDocument.getState().open(buildFlow('start -> hold: transfer(Billing) -> done: return'))
  const field = show('queues')
  await userEvent.click(field)
  await userEvent.click(await screen.findByRole('option', { name: 'Billing' }))
  expect(field).toHaveProperty('value', 'Billing')
})

test('nothing is asked before the list is opened, and then once for all fields', async () => {
  const { requests } = signIn()
  const field = show('prompts')
  await userEvent.tab()
  expect(document.activeElement).toBe(field)
  expect(requests).toEqual([])
  await userEvent.keyboard('{ArrowDown}')
  await screen.findByRole('option', { name: 'Prompt.Payment_Welcome' })
  const other = show('prompts', 'Another')
  await userEvent.click(other)
  await screen.findByRole('option', { name: 'Prompt.Payment_Welcome' })
  expect(requests).toEqual(['GET /api/v2/architect/prompts', 'GET /api/v2/architect/systemprompts'])
})

test('it suggests what the org has, as a flow writes it, and any other text stays allowed', async () => {
  signIn()
  const field = show('prompts')
  await userEvent.type(field, 'processing')
  await userEvent.click(await screen.findByRole('option', { name: 'PromptSystem.processing' }))
  expect(field).toHaveProperty('value', 'PromptSystem.processing')
  await userEvent.clear(field)
  await userEvent.type(field, 'Prompt.Of_another_org')
  expect(field).toHaveProperty('value', 'Prompt.Of_another_org')
})

test('integrations and categories are those of the org', async () => {
  const { sandbox, token } = signIn()
  await userEvent.click(show('integrations', 'Integration'))
  expect(await screen.findByRole('option', { name: 'Payment gateway' })).toBeDefined()
  sandbox.api(token, 'POST', ACTIONS, actionBody('Refund_Payment', { category: 'Refunds' }))
  await userEvent.click(show('categories', 'Category'))
  expect(await screen.findByRole('option', { name: 'Refunds' })).toBeDefined()
})

test('an org that has none says so', async () => {
  signIn()
  await userEvent.click(show('categories', 'Category'))
  expect(await screen.findByText('The org has none yet.')).toBeDefined()
})

test('queues are looked for once two letters are there', async () => {
  const { requests } = signIn()
  const field = show('queues')
  await userEvent.type(field, 'b')
  expect(screen.getByRole('status').textContent).toBe('From 2 letters on the org looks for them.')
  expect(requests).toEqual([])
  await userEvent.type(field, 'ill')
  await userEvent.click(await screen.findByRole('option', { name: 'Billing' }))
  expect(field).toHaveProperty('value', 'Billing')
})

test('languages are suggested with their names, whoever is signed in', async () => {
  const field = show('languages')
  await userEvent.type(field, 'de')
  const option = await screen.findByRole('option', { name: /^de-de/ })
  expect(option.textContent).toContain('German')
})

test('the permission that would bring more is named, and that is no error', async () => {
  const { requests } = signIn('reader')
  const field = show('queues')
  await userEvent.type(field, 'bill')
  expect(
    await screen.findByText(
      'With the permission architect:dependencyTracking:view the org would suggest more.',
    ),
  ).toBeDefined()
  expect(field.getAttribute('aria-invalid')).toBeNull()
  expect(screen.queryByRole('alert')).toBeNull()
  // Once is enough: no letter that follows is asked about.
  await userEvent.type(field, 'ing')
  const key = ['names', useOrg.getState().session?.address, 'queues', 'billing']
  await vi.waitFor(() => expect(orgQueries.getQueryData(key)).toBeDefined())
  expect(requests).toEqual(['GET /api/v2/architect/dependencytracking'])
})

test('Escape closes the list and leaves the text', async () => {
  signIn()
  const field = show('integrations')
  await userEvent.type(field, 'Pay')
  await screen.findByRole('option', { name: 'Payment gateway' })
  await userEvent.keyboard('{Escape}')
  expect(screen.queryByRole('listbox')).toBeNull()
  expect(field).toHaveProperty('value', 'Pay')
  await userEvent.keyboard('{ArrowDown}{Enter}')
  expect(field).toHaveProperty('value', 'Payment gateway')
})
