import { afterEach, expect, test, vi } from 'vitest'
import { publishRig } from '#testing/publish-rig.ts'
import { actionBody } from '#testing/sandbox-contents.ts'

afterEach(() => vi.unstubAllGlobals())

const ACTIONS = '/api/v2/integrations/actions'

function start() {
  const rig = publishRig()
  const make = (name: string, changes: Readonly<Record<string, unknown>> = {}) =>
    rig.sandbox.api(rig.token, 'POST', ACTIONS, actionBody(name, changes))
  return { rig, make }
}

test('the published actions that are secure are told from the others, and from drafts', async () => {
  const { rig, make } = start()
  make('Refund_Payment', { category: 'Refunds' })
  make('Get_Tax_Rate', { secure: false })
  rig.sandbox.api(rig.token, 'POST', `${ACTIONS}/drafts`, actionBody('Begun'))
  const secure = await rig.org.publishedActions(true)
  expect(secure.ok && secure.value).toEqual([
    { id: expect.any(String), name: 'Refund_Payment', category: 'Refunds' },
  ])
  const others = await rig.org.publishedActions(false)
  expect(others.ok && others.value.map(({ name }) => name)).toEqual(['Get_Tax_Rate'])
})

test('more actions than a page holds are all listed', async () => {
  const { rig, make } = start()
  for (let n = 100; n < 205; n += 1) make(`Action_${n}`)
  const listed = await rig.org.publishedActions(true)
  expect(listed.ok && listed.value.map(({ name }) => name)).toEqual(
    Array.from({ length: 105 }, (_, n) => `Action_${100 + n}`),
  )
  expect(rig.requests.filter((request) => request.startsWith(`GET ${ACTIONS}`))).toHaveLength(2)
})

test('categories are those that actions are in', async () => {
  const { rig, make } = start()
  make('A', { category: 'Refunds' })
  make('B')
  expect(await rig.org.categoryNames()).toEqual({ ok: true, value: ['Payment gateway', 'Refunds'] })
})

test('more integrations than a page holds are all listed', async () => {
  const { rig } = start()
  for (let n = 0; n < 105; n += 1) {
    rig.sandbox.api(rig.token, 'POST', '/api/v2/integrations', {
      name: `Gateway ${n}`,
      integrationType: { id: 'custom-rest-actions' },
    })
  }
  const listed = await rig.org.integrations()
  expect(listed.ok && listed.value).toHaveLength(106)
})

test('queues, users, groups and languages are found by their names', async () => {
  const { rig } = start()
  expect(await rig.org.trackedNames('QUEUE', 'bill')).toEqual({ ok: true, value: ['Billing'] })
  expect(await rig.org.trackedNames('USER', 'nobody')).toEqual({ ok: true, value: [] })
})

test('an action whose schemas say nothing of further properties is read all the same', async () => {
  const { rig, make } = start()
  const { id } = make('Plain').body
  const read = await rig.org.action(id)
  expect(read.ok && read.value.contract.input.inputSchema.additionalProperties).toBe(true)
})
