import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { NodeId } from '#core/base/ids.ts'
import { FLOW_TEMPLATES } from '#core/gateways/templates.ts'
import { isUpToDate } from '#core/publish/plan.ts'
import { installFakeIndexedDb } from '#testing/fake-indexed-db.ts'
import { sessionOf } from '#testing/org-session.ts'
import { publishRig } from '#testing/publish-rig.ts'
import { openDesign, openNode, steps } from '#testing/render-app.tsx'
import { actionBody, publishTemplate } from '#testing/sandbox-contents.ts'
import { orgQueries } from '../publish/org-queries.ts'
import { publishRecords } from '../publish/publish-records.ts'
import { useDocument } from '../state/document-store.ts'
import { useTaking } from './take-store.ts'
import { offeredTo } from './use-org-actions.ts'

installFakeIndexedDb()

const PAYMENT = 'process-payment' as NodeId
const ACTIONS = '/api/v2/integrations/actions'

beforeEach(() => useTaking.setState({ taking: null, failure: null }))
afterEach(() => {
  useDocument.getState().close()
  orgQueries.clear()
  vi.unstubAllGlobals()
})

/** The template is open and published; in an integration of its own the org has an action that gives money back. */
async function start() {
  const rig = publishRig()
  const template = FLOW_TEMPLATES.find(({ id }) => id === 'session-token')
  if (template === undefined) throw new Error('no template')
  const design = publishTemplate(rig.sandbox, rig.token, template)
  const api = (method: string, url: string, body: unknown) =>
    rig.sandbox.api(rig.token, method, url, body).body
  const made = api('POST', '/api/v2/integrations', {
    name: 'Refunds',
    integrationType: { id: 'custom-rest-actions' },
  })
  api('PATCH', `/api/v2/integrations/${made.id}`, { intendedState: 'ENABLED' })
  rig.sandbox.wait(60_000)
  api('POST', ACTIONS, actionBody('Refund_Payment', refund(made.id)))
  useDocument.getState().open(design)
  const session = sessionOf(rig.org)
  const offered = async () => {
    const listed = await rig.org.publishedActions(true)
    return offeredTo(openDesign(), listed.ok ? listed.value : [])
  }
  const take = async (name: string, node: NodeId | null = null) => {
    const one = (await offered()).find((action) => action.name === name)
    if (one === undefined) throw new Error(`${name} is not offered`)
    return useTaking.getState().take(session, one, { secure: true, node })
  }
  return { rig, session, offered, take }
}

function refund(integrationId: string) {
  return {
    category: 'Refunds',
    integrationId,
    config: {
      timeoutSeconds: 20,
      request: {
        requestUrlTemplate: 'https://gateway.example/refunds/${input.transactionId}',
        requestType: 'POST',
        headers: { 'Content-Type': 'application/json' },
        requestTemplate: '{"amount": ${input.amount}}',
      },
      response: {
        translationMap: { status: '$.status' },
        translationMapDefaults: {},
        successTemplate: '{"status": ${status}}',
      },
    },
    contract: {
      input: {
        inputSchema: {
          type: 'object',
          required: ['transactionId'],
          properties: { transactionId: { type: 'string' }, amount: { type: 'number' } },
          additionalProperties: true,
        },
      },
      output: {
        successSchema: { type: 'object', properties: { status: { type: 'string' } } },
      },
    },
  }
}

test('what the design has already is not offered again', async () => {
  const { offered } = await start()
  expect((await offered()).map(({ name }) => name)).toEqual(['Refund_Payment'])
})

test('an action comes whole, with what was chosen for it in the org, in one step of undo', async () => {
  const { take } = await start()
  const action = await take('Refund_Payment')
  expect(action).toMatchObject({
    name: 'Refund_Payment',
    category: 'Refunds',
    integration: 'Refunds',
    secure: true,
    timeoutSeconds: 20,
    request: { method: 'POST', body: '{"amount": ${input.amount}}' },
    response: { successTemplate: '{"status": ${status}}' },
  })
  expect(action?.inputs.map(({ name, required }) => [name, required])).toEqual([
    ['transactionId', true],
    ['amount', false],
  ])
  expect(steps()).toBe(1)
  useDocument.getState().undo()
  expect(openDesign().actions.map(({ name }) => name)).not.toContain('Refund_Payment')
})

test('a step calls it, and publishing finds nothing to change in it, in whatever integration it is', async () => {
  const { rig, session, take } = await start()
  const action = await take('Refund_Payment', PAYMENT)
  expect(openNode(PAYMENT).props['action']).toBe(action?.id)
  const who = await session.client.identity()
  if (!who.ok) throw new Error('nobody')
  const design = openDesign()
  const kept = await publishRecords.memory({ org: who.value.orgId, design: design.id })
  const memory = kept.ok ? kept.value : null
  expect(memory?.integration.name).toBe('Payment gateway')
  const plan = await rig.plan(design, { memory })
  const step = plan.steps.find(({ id }) => id === `action:${action?.id}`)
  expect([step?.title, step?.change]).toEqual(['Action Refund_Payment', 'unchanged'])
  expect(isUpToDate(plan)).toBe(false)
})

test('an action that is gone by then is said, and the design stays as it is', async () => {
  const { rig, offered, session } = await start()
  const [one] = await offered()
  if (one === undefined) throw new Error('nothing offered')
  rig.sandbox.api(rig.token, 'DELETE', `${ACTIONS}/${one.id}`)
  const before = openDesign()
  const { take } = useTaking.getState()
  expect(await take(session, one, { secure: true, node: PAYMENT })).toBeNull()
  expect(openDesign()).toBe(before)
  expect(useTaking.getState().failure).toMatchObject({
    name: 'Refund_Payment',
    node: PAYMENT,
    text: 'The org does not have the action.',
  })
})

test('an action of which the design knows the name only is filled, under its own id', async () => {
  const { take, offered } = await start()
  const [first] = openDesign().actions
  if (first === undefined) throw new Error('no action')
  const stub = { ...first, request: { ...first.request, url: '' }, inputs: [], outputs: [] }
  const { id, ...patch } = stub
  useDocument.getState().edit({ type: 'set-action', action: id, patch }, 'Forget')
  expect((await offered()).find(({ name }) => name === first.name)?.fills).toBe(id)
  const action = await take(first.name)
  expect(action).toMatchObject({ id, request: first.request })
  expect(action?.inputs.map(({ name }) => name)).toEqual(first.inputs.map(({ name }) => name))
  expect(openDesign().actions).toHaveLength(2)
})
