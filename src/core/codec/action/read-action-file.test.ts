import { describe, expect, test } from 'vitest'
import { actionFile, mustReadAction } from '#testing/action-files.ts'
import { describeActionNote } from './action-draft.ts'
import { describeActionImportError } from './import-error.ts'
import { readActionFile } from './read-action-file.ts'

describe('reading a file of Genesys', () => {
  test('gives the contract, the request and the response', () => {
    expect(mustReadAction(actionFile({})).draft).toMatchObject({
      name: 'Charge',
      secure: true,
      timeoutSeconds: 60,
      inputs: [
        { name: 'Amount', type: 'string', required: true, sensitivity: 'none' },
        { name: 'CVV', type: 'string', required: false, sensitivity: 'cvv' },
      ],
      outputs: [{ name: 'Payment_ID', type: 'string' }],
      request: {
        method: 'POST',
        url: 'https://pay.example/v1/charges',
        headers: [{ name: 'Content-Type', value: 'application/json' }],
        body: '{"amount": "${input.Amount}"}',
      },
      response: { translationMap: { id: '$.id' }, successTemplate: '{"Payment_ID": ${id}}' },
    })
  })

  test('says that sensitivities are guessed', () => {
    expect(mustReadAction(actionFile({})).notes.map(describeActionNote)).toEqual([
      expect.stringContaining('Guessed by their names: CVV (cvv).'),
    ])
  })

  test('what is left out is what Genesys takes for it', () => {
    const bare = {
      name: 'Ping',
      config: { request: { requestUrlTemplate: 'https://a.example', requestType: 'get' } },
      contract: { input: { inputSchema: {} }, output: { successSchema: {} } },
    }
    expect(mustReadAction(bare).draft).toMatchObject({
      secure: false,
      request: { method: 'GET', headers: [], body: '' },
      response: { translationMap: {}, successTemplate: '${rawResult}' },
    })
  })

  test('a secret is named, not kept', () => {
    const headers = {
      Authorization: 'Bearer 0123456789abcdefghijKLMN',
      'X-Key': 'sk_live_NoRealKey1',
    }
    const { draft, notes } = mustReadAction(actionFile({ request: { headers } }))
    expect(draft.request.headers).toEqual([
      { name: 'Authorization', value: 'Bearer ${credentials.accessToken}' },
      { name: 'X-Key', value: '${credentials.secretKey}' },
    ])
    expect(JSON.stringify(draft)).not.toMatch(/NoRealKey1|0123456789/)
    expect(notes.map(describeActionNote)[0]).toBe(
      'config.request.headers.Authorization held a secret: it is now ${credentials.accessToken}. Put its value into the credentials of the integration in Genesys Cloud.',
    )
  })

  test('a secret in what is only carried is not kept either', () => {
    const { draft } = mustReadAction(actionFile({ more: { comment: 'sk_live_NoRealKey1' } }))
    expect(draft.carried).toEqual({ comment: '${credentials.secretKey}' })
  })
})

describe('what cannot be read', () => {
  test.each([
    ['nothing', '', 'empty'],
    ['broken JSON', '{"name": ', 'json-syntax'],
    ['nesting without end', '['.repeat(5000), 'json-too-deep'],
    ['a list', '[]', 'not-an-action'],
    ['another file', '{"flow": {}}', 'not-an-action'],
    ['an OpenAPI document', '{"openapi": "3.1.0"}', 'not-an-action'],
    [
      'a static action',
      JSON.stringify(actionFile({ more: { actionType: 'static' } })),
      'not-importable',
    ],
    ['no name', JSON.stringify(actionFile({ name: 5 })), 'missing'],
    [
      'a method that Genesys does not send',
      JSON.stringify(actionFile({ request: { requestType: 'TRACE' } })),
      'method',
    ],
    [
      'a header that is no text',
      JSON.stringify(actionFile({ request: { headers: { a: {} } } })),
      'missing',
    ],
    ['a key of a prototype', '{"config": {"__proto__": {"x": 1}}}', 'unsafe-key'],
    ['far too much', ' '.repeat(1_000_001), 'too-large'],
  ])('%s', (_, text, code) => {
    const result = readActionFile(text)
    expect(result).toMatchObject({ ok: false, error: { code } })
    expect(result.ok ? '' : describeActionImportError(result.error)).toMatch(/\.$/)
  })
})
