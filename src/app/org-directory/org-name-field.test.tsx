import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { publishRig } from '#testing/publish-rig.ts'
import { orgQueries } from '../publish/org-queries.ts'
import { useOrg } from '../publish/org-store.ts'
import { OrgNameField } from './org-name-field.tsx'

afterEach(() => {
  cleanup()
  useOrg.getState().signedOut()
  orgQueries.clear()
  vi.unstubAllGlobals()
})

function Field() {
  const [value, setValue] = useState('')
  return <OrgNameField names="prompts" label="Prompt" value={value} onChange={setValue} />
}

function signIn() {
  const address = { type: 'sandbox', origin: 'http://sandbox' } as const
  const { org, requests } = publishRig()
  useOrg.getState().signedIn({
    address,
    way: { address, grant: 'pkce', clientId: 'x' },
    client: org,
    expiresAt: Number.MAX_SAFE_INTEGER,
    stop: () => {},
  })
  return requests
}

test('signed out it is a line of text, and nobody is asked', async () => {
  render(<Field />)
  await userEvent.type(screen.getByRole('textbox', { name: 'Prompt' }), 'Prompt.Mine')
  expect(screen.queryByRole('combobox')).toBeNull()
  expect(screen.getByRole('textbox', { name: 'Prompt' })).toHaveProperty('value', 'Prompt.Mine')
})

test('signed in it suggests what the org has, as a flow writes it', async () => {
  const requests = signIn()
  render(<Field />)
  const field = await screen.findByRole('combobox', { name: 'Prompt' })
  await userEvent.type(field, 'processing')
  await userEvent.click(await screen.findByRole('option', { name: 'PromptSystem.processing' }))
  expect(field).toHaveProperty('value', 'PromptSystem.processing')
  expect(requests).toEqual(['GET /api/v2/architect/prompts', 'GET /api/v2/architect/systemprompts'])
})

test('any other text stays allowed', async () => {
  signIn()
  render(<Field />)
  const field = await screen.findByRole('combobox', { name: 'Prompt' })
  await userEvent.type(field, 'Prompt.Of_another_org')
  expect(field).toHaveProperty('value', 'Prompt.Of_another_org')
})
