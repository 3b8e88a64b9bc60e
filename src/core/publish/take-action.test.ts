import { expect, test } from 'vitest'
import { err, ok } from '../base/result.ts'
import { FLOW_TEMPLATES } from '../gateways/templates.ts'
import type { DataAction } from '../model/data-action.ts'
import { toActionInput } from './action-input.ts'
import type { OrgAction, OrgError } from './ports.ts'
import { describeTakeError, rememberTaken, takeAction } from './take-action.ts'

const [stub] = FLOW_TEMPLATES.flatMap((template) => template.build().actions)
if (stub === undefined) throw new Error('no action')

const FOUND: OrgAction = {
  ...toActionInput({ ...stub, category: 'Refunds' }, 'other'),
  id: 'org-1',
  version: 3,
}
const INTEGRATIONS = [
  { id: 'home', name: 'Payments', typeId: 'custom-rest-actions', isActive: true },
  { id: 'other', name: 'Refunds', typeId: 'custom-rest-actions', isActive: true },
]
const SETTINGS = {
  readAction: () => ok({ contents: stub, remarks: ['a remark'] }),
  purpose: null,
}

function orgWith(action: OrgAction | OrgError) {
  return {
    integrations: async () => ok(INTEGRATIONS),
    action: async () => ('code' in action ? err(action) : ok(action)),
  }
}

test('it keeps the category that it has in the org, also where that is the name of its integration', async () => {
  const taken = await takeAction(orgWith(FOUND), 'org-1', stub, SETTINGS)
  expect(taken.ok && taken.value.action).toMatchObject({
    id: stub.id,
    name: FOUND.name,
    category: 'Refunds',
    integration: 'Refunds',
  })
  expect(taken.ok && taken.value.remarks).toEqual(['a remark'])
})

test('it is remembered as one of the org, beside what was remembered before', async () => {
  const taken = await takeAction(orgWith(FOUND), 'org-1', stub, SETTINGS)
  if (!taken.ok) throw new Error('not taken')
  const org = { id: 'o', name: 'Org' }
  const first = rememberTaken(null, org, taken.value, [])
  expect(first.integration).toEqual({ id: 'other', name: 'Refunds' })
  expect(first.actions[stub.id]).toMatchObject({ id: 'org-1', version: 3, isOfOrg: true })
  expect(first.flow).toBeNull()
  const before = { ...first, integration: { id: 'home', name: 'Payments' }, actions: {} }
  expect(rememberTaken(before, org, taken.value, []).integration.id).toBe('home')
})

test('the design goes on to the integration of its own actions', async () => {
  const taken = await takeAction(orgWith(FOUND), 'org-1', stub, SETTINGS)
  if (!taken.ok) throw new Error('not taken')
  const others: readonly DataAction[] = [{ ...stub, integration: 'Payments' }]
  const memory = rememberTaken(null, { id: 'o', name: 'Org' }, taken.value, others)
  expect(memory.integration).toEqual({ id: 'home', name: 'Payments' })
})

test('an action that is gone, or that may not be read, is worded for whoever chose it', async () => {
  const gone = await takeAction(
    orgWith({ code: 'not-found', what: 'the action' }),
    'org-1',
    stub,
    SETTINGS,
  )
  expect(gone.ok ? '' : describeTakeError(gone.error)).toBe('The org does not have the action.')
  const unreadable = await takeAction(orgWith(FOUND), 'org-1', stub, {
    ...SETTINGS,
    readAction: () => err('no contract'),
  })
  expect(unreadable.ok ? '' : describeTakeError(unreadable.error)).toBe(
    'It cannot be read: no contract',
  )
})
