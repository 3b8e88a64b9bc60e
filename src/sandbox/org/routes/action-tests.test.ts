import { describe, expect, test } from 'vitest'
import { GATEWAYS } from '#core/gateways/registry.ts'
import { sessionToken } from '#core/gateways/session-token/index.ts'
import type { DataAction } from '#core/model/data-action.ts'
import { toActionInput } from '#core/publish/action-input.ts'
import { driveSandbox } from '#testing/drive-sandbox.ts'
import type { SandboxDriver } from '#testing/drive-sandbox.ts'
import { sampleInputs } from '#testing/gateway-driver.ts'
import { gatewayIntegrationId } from '../seed.ts'

const base = '/api/v2/integrations/actions'
const [openSession, pay] = sessionToken.actions

/** A test clone of a template's action, unless it is to be secure. */
function create(org: SandboxDriver, token: string, action: DataAction, secure = false): string {
  const input = toActionInput({ ...action, secure }, gatewayIntegrationId)
  return org.api(token, 'POST', base, input).body.id
}

function start(action: DataAction | undefined, secure = false) {
  if (action === undefined) throw new Error('the template has two actions')
  const org = driveSandbox()
  const token = org.signIn()
  const id = create(org, token, action, secure)
  const tested = (input: object) => org.api(token, 'POST', `${base}/${id}/test`, input).body
  return { org, token, id, tested }
}

function changed(action: DataAction | undefined, request: Partial<DataAction['request']>) {
  return action && { ...action, request: { ...action.request, ...request } }
}

const errorOf = (reply: { readonly error: { readonly message: string } }) => reply.error.message

describe.each(GATEWAYS)('the actions of $title', (gateway) => {
  test('take a test card as test clones, one after the other', () => {
    const org = driveSandbox()
    const token = org.signIn()
    const values: Record<string, string> = { ...sampleInputs(gateway) }
    for (const action of gateway.actions) {
      const id = create(org, token, action)
      const reply = org.api(token, 'POST', `${base}/${id}/test`, values).body
      expect(reply).toMatchObject({ success: true })
      Object.assign(values, reply.finalResult)
      expect(org.api(token, 'DELETE', `${base}/${id}`).status).toBe(204)
      if (action.purpose === 'payment') break
    }
    expect(org.state().actions.size).toBe(0)
  })
})

describe('the test of an action', () => {
  test('shows each step, with credentials hidden', () => {
    const { tested } = start(openSession)
    const reply = tested({ Reference: 'r1', Idempotency_Key: 'k1' })
    expect(reply.operations.map(({ name }: { name: string }) => name)).toEqual([
      'Check the input',
      'Render the request',
      'Send the request',
      'Translate the reply',
      'Check the result',
    ])
    const [, rendered, sent] = reply.operations
    expect(rendered.result.url).toBe('https://payments.example.com/v1/sessions')
    expect(rendered.result.headers.Authorization).toBe('Bearer *****')
    expect(sent.result.status).toBe(201)
    expect(reply.finalResult).toEqual(reply.operations[4].result)
  })

  test('tells what a gateway says to a wrong request', () => {
    const reply = start(openSession).tested({ Reference: '', Idempotency_Key: 'k1' })
    expect(reply).toMatchObject({ success: false })
    expect(reply.operations[2].result).toMatchObject({ status: 400 })
    expect(reply.operations[2].result.body).toContain('reference_missing')
    expect(errorOf(reply)).toContain('status 400')
  })

  test('asks for inputs that are required', () => {
    expect(errorOf(start(pay).tested({}))).toContain('CC_Number')
  })

  test.each([
    ['a machine that no emulator stands for', 'https://elsewhere.example/pay', 'no emulator'],
    ['a live host', 'https://api.checkout.com/tokens', 'live host of Checkout.com'],
    ['an address without encryption', 'http://api.stripe.com/v1/tokens', 'https'],
    ['an address of this machine', 'https://127.0.0.1:4173/sandbox/reset', 'https address'],
  ])('sends nothing to %s', (_, url, words) => {
    const { org, tested } = start(changed(openSession, { url }))
    expect(errorOf(tested({ Reference: 'r1', Idempotency_Key: 'k1' }))).toContain(words)
    expect(org.state().gateways.size).toBe(0)
  })

  test('sends no card number that is not published for tests, however it is written', () => {
    const card = ['4539', '5787', '6362', '1486']
    const input = { ...sampleInputs(sessionToken), Session_Token: 't' }
    for (const body of ['{"number":"${input.CC_Number}"}', 'a%5Bnumber%5D%3D${input.CC_Number}']) {
      const { org, tested } = start(changed(pay, { body }))
      for (const number of [card.join(''), card.join(' ')]) {
        const reply = tested({ ...input, CC_Number: number })
        expect(errorOf(reply)).toContain('no gateway publishes for tests')
      }
      expect(org.state().gateways.size).toBe(0)
    }
  })

  test('of a token that was used finds it used: emulators remember', () => {
    const { org, token, tested } = start(pay)
    const session = create(org, token, openSession ?? pay!)
    const values = sampleInputs(sessionToken)
    const opened = org.api(token, 'POST', `${base}/${session}/test`, values).body.finalResult
    const twice = [1, 2].map((n) => tested({ ...values, ...opened, Idempotency_Key: `k${n}` }))
    expect(twice.map(({ success }) => success)).toEqual([true, false])
    expect(twice[1].operations[2].result.body).toContain('session_used')
  })

  test('ends by the time-out of the action when the gateway is slow', () => {
    const { org, tested } = start(openSession)
    org.change((state) => ({ ...state, scenario: 'slow' }))
    expect(errorOf(tested({ Reference: 'r1', Idempotency_Key: 'k1' }))).toContain('time-out')
  })

  test('of a secure action tells nothing but whether it succeeded', () => {
    const { tested } = start(openSession, true)
    const input = { Reference: 'r1', Idempotency_Key: 'k1' }
    expect(tested(input)).toEqual({ operations: [], success: true })
    expect(tested({ ...input, Reference: '' })).toEqual({ operations: [], success: false })
  })

  test('needs the permission to execute', () => {
    const { org, id } = start(openSession)
    const reply = org.api(org.signIn('reader'), 'POST', `${base}/${id}/test`, {})
    expect(reply.status).toBe(403)
    expect(reply.body.messageParams.permissions).toContain('integrations:action:execute')
  })
})

test('a draft is tested as it stands', () => {
  const org = driveSandbox()
  const token = org.signIn()
  const input = toActionInput({ ...pay!, ...openSession, secure: false }, gatewayIntegrationId)
  const { id } = org.api(token, 'POST', `${base}/drafts`, input).body
  const body = { Reference: 'r1', Idempotency_Key: 'k1' }
  expect(org.api(token, 'POST', `${base}/${id}/draft/test`, body).body.success).toBe(true)
  expect(org.api(token, 'POST', `${base}/${id}/test`, body).status).toBe(404)
})

test('executing gives the result alone, or says why there is none', () => {
  const { org, token, id } = start(openSession)
  const execute = (body: object) => org.api(token, 'POST', `${base}/${id}/execute`, body)
  expect(Object.keys(execute({ Reference: 'r1', Idempotency_Key: 'k1' }).body)).toEqual(
    openSession?.outputs.map(({ name }) => name),
  )
  const refused = execute({ Reference: '', Idempotency_Key: 'k1' })
  expect(refused).toMatchObject({ status: 400, body: { code: 'bad.request' } })
})

test('a result is flattened when asked, under the names that Architect uses', () => {
  const { org, token } = start(openSession)
  const input = toActionInput({ ...openSession!, secure: false }, gatewayIntegrationId)
  const successTemplate = '{"Session": {"Token": ${token}}}'
  const body = {
    ...input,
    name: 'Nested',
    config: {
      ...input.config,
      response: {
        translationMap: { token: '$.sessionToken' },
        translationMapDefaults: {},
        successTemplate,
      },
    },
    contract: {
      ...input.contract,
      output: { successSchema: { type: 'object', properties: { Session: { type: 'object' } } } },
    },
  }
  const { id } = org.api(token, 'POST', base, body).body
  const tested = (query: string) =>
    org.api(token, 'POST', `${base}/${id}/test${query}`, { Reference: 'r', Idempotency_Key: query })
      .body.finalResult
  expect(tested('?flatten=true')).toEqual({ 'Session.Token': 'sess_000001' })
  expect(tested('?flatten=false')).toEqual({ Session: { Token: 'sess_000002' } })
})
