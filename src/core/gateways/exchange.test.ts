import { describe, expect, test } from 'vitest'
import type { DataAction } from '../model/data-action.ts'
import { flag, input, output, secureAction } from './action-template.ts'
import { jsonReply } from './emulated-body.ts'
import {
  type ActionOutcome,
  describeFailureReason,
  describeRequestError,
  outcomeOf,
  renderRequest,
} from './exchange.ts'

const pay = secureAction({
  name: 'Pay',
  integration: 'Payments',
  gateway: 'any',
  purpose: 'payment',
  inputs: [input('Amount', 'none', 'In major units')],
  request: {
    url: 'https://payments.example.com/$esc.uriEncode(${input.Amount})',
    headers: [{ name: 'Authorization', value: 'Bearer ${credentials.key}' }],
    body: '{"amount": "${input.Amount}", "all": ${input.rawRequest}}',
  },
  reply: [output('Receipt', '$.id', 'The receipt'), flag('Approved', '$.approved', 'Whether')],
  timeoutSeconds: 15,
})
const call = { inputs: { Amount: '1.50', Unknown: 'x' }, credentials: { key: 'k' } }

describe('a request', () => {
  test('holds what the contract asks for, and nothing else that is given', () => {
    const request = renderRequest(pay, call)
    expect(request).toEqual({
      ok: true,
      value: {
        method: 'POST',
        url: 'https://payments.example.com/1.50',
        headers: { Authorization: 'Bearer k' },
        body: '{"amount": "1.50", "all": {"Amount":"1.50"}}',
      },
    })
  })

  test('shows what Velocity leaves of an input that is not given', () => {
    const request = renderRequest(pay, { ...call, inputs: {} })
    expect(request.ok && request.value.body).toContain('"amount": "${input.Amount}"')
  })

  test('by GET has no body', () => {
    const get = { ...pay, request: { ...pay.request, method: 'GET' as const } }
    const request = renderRequest(get, call)
    expect(request.ok && request.value.body).toBe('')
  })

  test.each([
    [{ url: '#if(' }, /^The URL: Line 1/],
    [{ headers: [{ name: 'Accept', value: '#if(' }] }, /^Header Accept: Line 1/],
    [{ body: '${input.Amount.substring(9)}' }, /^The body: Line 1.*StringIndexOutOfBounds/],
  ])('that cannot be rendered says where: %j', (change, words) => {
    const broken: DataAction = { ...pay, request: { ...pay.request, ...change } }
    const request = renderRequest(broken, call)
    expect(request.ok ? '' : describeRequestError(request.error)).toMatch(words)
  })
})

describe('a reply', () => {
  const reply = (body: string, status = 200, delaySeconds = 0) =>
    outcomeOf(pay, { ...jsonReply(status, {}), body, delaySeconds })
  const words = (outcome: ActionOutcome) =>
    outcome.output === 'failure' ? describeFailureReason(outcome.reason) : outcome.output

  test('gives what the contract says', () => {
    const outcome = reply('{"id": "t1", "approved": true}')
    expect(outcome).toEqual({
      output: 'success',
      values: new Map<string, unknown>([
        ['Receipt', 't1'],
        ['Approved', true],
      ]),
    })
  })

  test('without the fields gives their defaults', () => {
    const outcome = reply('{}')
    expect(outcome.output === 'success' && Object.fromEntries(outcome.values)).toEqual({
      Receipt: '',
      Approved: false,
    })
  })

  test('with null gives null: no default is taken', () => {
    const outcome = reply('{"id": null}')
    expect(outcome.output === 'success' && outcome.values.get('Receipt')).toBeNull()
  })

  test.each([
    ['{"id": "t1"}', 402, /status 402/],
    ['{"id": "t', 200, /not JSON/],
    ['', 200, /empty/],
    ['{"id": 7}', 200, /Receipt must be text/],
    ['{"approved": "yes"}', 200, /Approved must be true or false/],
  ])('%s with status %i leaves by failure', (body, status, expected) => {
    expect(words(reply(body, status))).toMatch(expected)
  })

  test('whose success template is no JSON leaves by failure', () => {
    const { response } = pay
    const open: DataAction = { ...pay, response: { ...response, successTemplate: '${nothing}' } }
    expect(words(outcomeOf(open, jsonReply(200, { id: 't1' })))).toMatch(/no JSON object/)
  })

  test('that comes after the time-out is not waited for', () => {
    expect(reply('{"id": "t1"}', 200, 15).output).toBe('success')
    expect(reply('{"id": "t1"}', 200, 16)).toEqual({ output: 'timeout' })
  })
})
