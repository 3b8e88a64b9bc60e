import { expect, test } from 'vitest'
import { FLOW_TEMPLATES } from '../gateways/templates.ts'
import { err, ok } from '../base/result.ts'
import type { ActionSummary, OrgError } from './ports.ts'
import { fillActions } from './fill-actions.ts'

const [template] = FLOW_TEMPLATES
if (template === undefined) throw new Error('no template')
const DESIGN = template.build()

const SETTINGS = {
  files: { readAction: () => err('not asked') },
  integrations: [],
  isStopped: () => false,
  tell: () => {},
}

/** An org that lists these actions, and gives none of them out. */
function orgWith(listed: readonly ActionSummary[], error: OrgError) {
  return { actionsIn: async () => ok(listed), action: async () => err(error) }
}

const REFUSED: OrgError = {
  code: 'forbidden',
  permissions: ['integrations:action:view'],
  detail: '',
}

test('an action that the org no longer has stays as the flow names it, and that is said', async () => {
  const filled = await fillActions(orgWith([], REFUSED), DESIGN, SETTINGS)
  const all = filled.ok ? filled.value : []
  expect(all.map(({ action }) => action)).toEqual(DESIGN.actions)
  expect(all.flatMap(({ remarks }) => remarks).join()).toContain('is no longer in the org')
})

test('of two actions of one name it is not guessed which one is called', async () => {
  const twice = DESIGN.actions.flatMap(({ name }) => [
    { id: `${name}-1`, name },
    { id: `${name}-2`, name },
  ])
  const filled = await fillActions(orgWith(twice, REFUSED), DESIGN, SETTINGS)
  const [first] = filled.ok ? filled.value : []
  expect(first?.found).toBeNull()
  expect(first?.remarks.join()).toContain('2 times under that name')
})

test('an action that a person may not read ends it, with the permission that is missing', async () => {
  const listed = DESIGN.actions.map(({ name }) => ({ id: name, name }))
  expect(await fillActions(orgWith(listed, REFUSED), DESIGN, SETTINGS)).toEqual(err(REFUSED))
})

test('one of a kind that has no templates to read stays as the flow names it', async () => {
  const listed = DESIGN.actions.map(({ name }) => ({ id: name, name }))
  const gone: OrgError = { code: 'not-found', what: 'its request' }
  const filled = await fillActions(orgWith(listed, gone), DESIGN, SETTINGS)
  const [first] = filled.ok ? filled.value : []
  expect(first?.remarks.join()).toContain('could not be read: The org does not have its request.')
})
