import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ActionId } from '#core/base/ids.ts'
import { GATEWAYS } from '#core/gateways/registry.ts'
import { type DataAction, FIELD_TYPES, REQUEST_METHODS } from '#core/model/data-action.ts'
import { describeActionNote, type ImportedAction } from './action-draft.ts'
import { describeActionImportError } from './import-error.ts'
import { readActionFile } from './read-action-file.ts'
import { writeActionFile } from './write-action-file.ts'

/** What Genesys writes for a small action; the parts can be changed. */
function fileOf(parts: {
  readonly name?: unknown
  readonly request?: object
  readonly config?: object
  readonly input?: object
  readonly output?: object
  readonly more?: object
}) {
  return {
    name: 'Charge - Exported 2026-11-26 @ 18:30',
    integrationType: 'custom-rest-actions',
    actionType: 'custom',
    config: {
      request: {
        requestUrlTemplate: 'https://pay.example/v1/charges',
        requestType: 'POST',
        headers: { 'Content-Type': 'application/json' },
        requestTemplate: '{"amount": "${input.Amount}"}',
        ...parts.request,
      },
      response: {
        translationMap: { id: '$.id' },
        translationMapDefaults: { id: '""' },
        successTemplate: '{"Payment_ID": ${id}}',
      },
      ...parts.config,
    },
    contract: {
      input: {
        inputSchema: {
          type: 'object',
          required: ['Amount'],
          properties: { Amount: { type: 'string' }, CVV: { type: 'string' }, ...parts.input },
          additionalProperties: true,
        },
      },
      output: {
        successSchema: {
          type: 'object',
          properties: { Payment_ID: { type: 'string' }, ...parts.output },
          additionalProperties: true,
        },
      },
    },
    secure: true,
    ...(parts.name === undefined ? {} : { name: parts.name }),
    ...parts.more,
  }
}

function read(file: unknown): ImportedAction {
  const result = readActionFile(typeof file === 'string' ? file : JSON.stringify(file))
  if (!result.ok) throw new Error(describeActionImportError(result.error))
  return result.value
}

function asAction({ draft }: ImportedAction): DataAction {
  return { ...draft, id: 'a' as ActionId, category: 'Payments', integration: 'Payments' }
}

/** The file that is written after a change. */
function written(file: unknown, change: Partial<DataAction> = {}): unknown {
  return JSON.parse(writeActionFile({ ...asAction(read(file)), ...change }))
}

describe('reading a file of Genesys', () => {
  test('gives the contract, the request and the response', () => {
    expect(read(fileOf({})).draft).toMatchObject({
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
    expect(read(fileOf({})).notes.map(describeActionNote)).toEqual([
      expect.stringContaining('Guessed by their names: CVV (cvv).'),
    ])
  })

  test('what is left out is what Genesys takes for it', () => {
    const bare = {
      name: 'Ping',
      config: { request: { requestUrlTemplate: 'https://a.example', requestType: 'get' } },
      contract: { input: { inputSchema: {} }, output: { successSchema: {} } },
    }
    expect(read(bare).draft).toMatchObject({
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
    const { draft, notes } = read(fileOf({ request: { headers } }))
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
    const { draft } = read(fileOf({ more: { comment: 'sk_live_NoRealKey1' } }))
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
      JSON.stringify(fileOf({ more: { actionType: 'static' } })),
      'not-importable',
    ],
    ['no name', JSON.stringify(fileOf({ name: 5 })), 'missing'],
    [
      'a method that Genesys does not send',
      JSON.stringify(fileOf({ request: { requestType: 'TRACE' } })),
      'method',
    ],
    [
      'a header that is no text',
      JSON.stringify(fileOf({ request: { headers: { a: {} } } })),
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

describe('writing it back', () => {
  test('a file of Genesys comes back as it was, without the moment of its export', () => {
    const file = fileOf({})
    expect(written(file)).toEqual({ ...file, name: 'Charge' })
  })

  test('the keys stand in the order of Genesys’ exports', () => {
    expect(Object.keys(written(fileOf({})) as object)).toEqual([
      'name',
      'integrationType',
      'actionType',
      'config',
      'contract',
      'secure',
    ])
  })

  const odd = fileOf({
    config: { timeoutSeconds: 60, request: { ...fileOf({}).config.request, cacheable: true } },
    input: { Note: { type: ['string', 'null'], maxLength: 20 } },
    output: { items: { type: 'array', items: { type: 'string' } } },
    more: { integrationType: 'purecloud-data-actions', tags: ['a'] },
  })

  test('what we do not model is carried', () => {
    expect(written(odd)).toEqual({ ...odd, name: 'Charge' })
    expect(read(odd).notes.map(describeActionNote)).toContain(
      'The output items is no text, number or truth value: it is kept and written back as it is, and not shown in the contract.',
    )
  })

  test('what was changed wins over what was carried', () => {
    const { inputs } = read(odd).draft
    const changed = inputs.map((field) =>
      field.name === 'Note' ? { ...field, type: 'integer' as const } : field,
    )
    expect(written(odd, { inputs: changed, timeoutSeconds: 5 })).toMatchObject({
      config: { timeoutSeconds: 5, request: { cacheable: true } },
      contract: {
        input: { inputSchema: { properties: { Note: { type: 'integer', maxLength: 20 } } } },
      },
    })
  })

  test('what was removed is gone with what was carried of it', () => {
    const inputs = read(odd).draft.inputs.filter(({ name }) => name !== 'Note')
    const { contract } = written(odd, { inputs }) as typeof odd
    expect(Object.keys(contract.input.inputSchema.properties)).toEqual(['Amount', 'CVV'])
  })

  test('every action of every gateway comes back', () => {
    for (const action of GATEWAYS.flatMap(({ actions }) => actions)) {
      expect(recorded(asAction(read(writeActionFile(action))))).toEqual(recorded(action))
    }
  })

  test('import(export(action)) is the action, in all that Genesys records', () => {
    fc.assert(
      fc.property(actions, (action) => {
        expect(recorded(asAction(read(writeActionFile(action))))).toEqual(recorded(action))
      }),
    )
  })
})

/** What a file of Genesys can say of an action. */
function recorded({ name, secure, request, response, timeoutSeconds, ...action }: DataAction) {
  const side = (fields: DataAction['inputs']) =>
    fields.map((field) => ({ ...field, sensitivity: 'of ours alone' }))
  return {
    name,
    secure,
    request,
    response,
    timeoutSeconds,
    carried: action.carried,
    inputs: side(action.inputs),
    outputs: side(action.outputs),
  }
}

const words = fc.stringMatching(/^[A-Za-z][A-Za-z_-]{0,8}$/)
const texts = fc.oneof(
  words,
  fc.string({ maxLength: 12 }),
  fc.constantFrom('${input.x}', '"', '\n', 'é€😀'),
)
const fields = fc.uniqueArray(
  fc.record({
    name: words,
    type: fc.constantFrom(...FIELD_TYPES),
    required: fc.boolean(),
    description: texts,
    sensitivity: fc.constant('none' as const),
  }),
  { selector: ({ name }) => name, maxLength: 5 },
)

const actions: fc.Arbitrary<DataAction> = fc.record({
  id: fc.constant('a' as ActionId),
  name: words,
  category: fc.constant('Payments'),
  integration: fc.constant('Payments'),
  secure: fc.boolean(),
  purpose: fc.constant('other' as const),
  gateway: fc.constant(''),
  tokenLifetimeSeconds: fc.constant(null),
  singleUse: fc.constant(false),
  inputs: fields,
  outputs: fields,
  request: fc.record({
    method: fc.constantFrom(...REQUEST_METHODS),
    url: texts,
    headers: fc.uniqueArray(fc.record({ name: words, value: texts }), {
      selector: ({ name }) => name,
      maxLength: 4,
    }),
    body: texts,
  }),
  response: fc.record({
    translationMap: fc.dictionary(words, texts),
    translationMapDefaults: fc.dictionary(words, texts),
    successTemplate: texts,
  }),
  timeoutSeconds: fc.integer({ min: 1, max: 60 }),
})
