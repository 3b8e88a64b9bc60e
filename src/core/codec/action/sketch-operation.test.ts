import { describe, expect, test } from 'vitest'
import { describeActionNote } from './action-draft.ts'
import { describeActionImportError } from './import-error.ts'
import { readOpenApi } from './read-openapi.ts'
import { renderSketch } from './render-sketch.ts'
import type { Choice, RequestSketch } from './request-sketch.ts'
import { sketchOperation } from './sketch-operation.ts'

/** An API for payments, as OpenAPI 3.1. */
const YAML = `
openapi: 3.1.0
info: { title: Payments, version: "1" }
servers:
  - url: https://{host}/v2/
    variables: { host: { default: pay.example } }
security: [{ key: [] }]
paths:
  /orders/{order}/charges:
    parameters:
      - $ref: '#/components/parameters/Order'
    post:
      operationId: createCharge
      summary: Charges a card
      parameters:
        - { name: expand, in: query, schema: { type: string } }
        - { name: Idempotency-Key, in: header, required: true, schema: { type: string } }
        - { name: Authorization, in: header, required: true, schema: { type: string } }
        - { name: sid, in: cookie, schema: { type: string } }
      requestBody:
        content:
          application/json:
            schema: { $ref: '#/components/schemas/Charge' }
      responses:
        '201':
          content:
            application/json:
              schema:
                type: object
                properties:
                  id: { type: string, description: The charge. Kept for ever. }
                  approved: { type: boolean }
                  card: { type: object, properties: { last4: { type: string } } }
                  links: { type: array, items: { type: string } }
    get:
      deprecated: true
      responses: {}
components:
  parameters:
    Order: { name: order, in: path, required: true, schema: { type: string } }
  securitySchemes:
    key: { type: apiKey, in: header, name: X-API-Key }
  schemas:
    Base:
      type: object
      required: [currency]
      properties:
        id: { type: string, readOnly: true }
        currency: { type: string, enum: [EUR, USD] }
    Charge:
      allOf:
        - $ref: '#/components/schemas/Base'
        - type: object
          required: [amount, card]
          properties:
            amount: { type: [integer, 'null'], description: "In minor units. See there." }
            mode: { const: moto }
            card: { $ref: '#/components/schemas/Card' }
            parent: { $ref: '#/components/schemas/Charge' }
            address: { type: object, properties: { city: { type: string } } }
    Card:
      type: object
      required: [number]
      properties: { number: { type: string }, cvv: { type: string }, holder: { type: string } }
`

/** The same idea as Swagger 2.0, with a form. */
const SWAGGER = {
  swagger: '2.0',
  info: { title: 'Tokens', version: '1' },
  host: 'api.example',
  basePath: '/v1',
  schemes: ['https'],
  securityDefinitions: { basic: { type: 'basic' } },
  security: [{ basic: [] }],
  paths: {
    '/tokens': {
      post: {
        consumes: ['application/x-www-form-urlencoded'],
        parameters: [
          { name: 'number', in: 'formData', required: true, type: 'string' },
          { name: 'note', in: 'formData', type: 'string' },
        ],
        responses: { 200: { description: 'OK', schema: { $ref: '#/definitions/Token' } } },
      },
    },
  },
  definitions: { Token: { type: 'object', properties: { token: { type: 'string' } } } },
}

function sketch(text: string, id: string): RequestSketch {
  const document = readOpenApi(text)
  if (!document.ok) throw new Error(describeActionImportError(document.error))
  const operation = document.value.operations.find((one) => one.id === id)
  if (operation === undefined) throw new Error(`no ${id}`)
  const result = sketchOperation(document.value, operation)
  if (!result.ok) throw new Error(describeActionImportError(result.error))
  return result.value
}

const CHARGE = 'POST /orders/{order}/charges'

describe('the operations of a document', () => {
  test('are listed with what they do', () => {
    const document = readOpenApi(YAML)
    expect(document.ok && document.value).toMatchObject({
      title: 'Payments',
      operations: [
        { id: 'GET /orders/{order}/charges', isDeprecated: true },
        { id: CHARGE, summary: 'Charges a card', isDeprecated: false },
      ],
    })
  })
})

describe('an operation of OpenAPI 3.1', () => {
  const read = sketch(YAML, CHARGE)
  const { draft, notes } = renderSketch(read, new Map())

  test('is an action with what is required', () => {
    expect(draft.name).toBe('createCharge')
    expect(draft.request).toEqual({
      method: 'POST',
      url: 'https://pay.example/v2/orders/$!esc.uriEncode($!{input.Order})/charges',
      headers: [
        { name: 'Content-Type', value: 'application/json' },
        { name: 'Accept', value: 'application/json' },
        { name: 'X-API-Key', value: '${credentials.xApiKey}' },
        { name: 'Idempotency-Key', value: '$!{input.Idempotency_Key}' },
      ],
      body: `{
  "currency": "EUR",
  "amount": $!{input.Amount},
  "card": {
    "number": "$!esc.jsonString($!{input.Card_Number})",
    "cvv": "$!esc.jsonString($!{input.CVV})"
  }
}`,
    })
  })

  test('has inputs with types, sensitivities and one line of description', () => {
    expect(draft.inputs).toMatchObject([
      { name: 'Order', type: 'string', required: true },
      { name: 'Amount', type: 'integer', description: 'In minor units.' },
      { name: 'Card_Number', sensitivity: 'pan' },
      { name: 'CVV', sensitivity: 'cvv', required: false },
      { name: 'Idempotency_Key' },
    ])
  })

  test('gives out the values of its reply', () => {
    expect(draft.outputs.map(({ name, type }) => [name, type])).toEqual([
      ['ID', 'string'],
      ['Approved', 'boolean'],
    ])
    expect(draft.response).toEqual({
      translationMap: { id: '$.id', approved: '$.approved' },
      translationMapDefaults: { id: '""', approved: 'null' },
      successTemplate: '{"ID": ${id}, "Approved": ${approved}}',
    })
    expect(read.outputs.map(({ path, isOutput }) => [path, isOutput])).toContainEqual([
      '$.card.last4',
      false,
    ])
  })

  test('says what it needs and what it left out', () => {
    expect(notes.map(describeActionNote)).toEqual([
      'The security scheme key wants a secret: the action names it ${credentials.xApiKey}. Put its value into the credentials of the integration in Genesys Cloud.',
      'The cookie sid was left out: an action keeps no cookies.',
    ])
  })

  test('what is left out can be taken in, and a schema in itself ends', () => {
    const chosen = new Map<number, Choice>()
    for (const { id, where, best } of read.values) {
      if (where === 'body address.city') chosen.set(id, { ...best, role: 'input' })
      if (where === 'body mode') chosen.set(id, { ...best, role: 'constant' })
    }
    const { body } = renderSketch(read, chosen).draft.request
    expect(body).toContain('"address": {\n    "city": "$!esc.jsonString($!{input.City})"\n  }')
    expect(body).toContain('"mode": "moto"')
    expect(body).not.toContain('parent')
  })
})

describe('an operation of Swagger 2.0', () => {
  const read = sketch(JSON.stringify(SWAGGER), 'POST /tokens')
  const { draft } = renderSketch(read, new Map())

  test('is an action that sends its form', () => {
    expect(draft.request).toEqual({
      method: 'POST',
      url: 'https://api.example/v1/tokens',
      headers: [
        { name: 'Content-Type', value: 'application/x-www-form-urlencoded' },
        { name: 'Accept', value: 'application/json' },
        {
          name: 'Authorization',
          value: 'Basic $encoding.base64("${credentials.username}:${credentials.password}")',
        },
      ],
      body: 'number=$!esc.uriEncode($!{input.Number})',
    })
    expect(draft.outputs).toMatchObject([{ name: 'Token', sensitivity: 'token' }])
  })
})

describe('what the document does not say', () => {
  const bare = (more: object, operation: object = {}) =>
    JSON.stringify({ openapi: '3.0.3', info: {}, paths: { '/a': { post: operation } }, ...more })

  test('where the API is', () => {
    const read = sketch(bare({ servers: [{ url: '/v1' }] }), 'POST /a')
    expect(renderSketch(read, new Map()).draft.request.url).toBe('/a')
    expect(read.notes).toEqual([{ code: 'no-server' }])
  })

  test('a reference to another file is not fetched', () => {
    const body = {
      content: { 'application/json': { schema: { $ref: 'https://a.example/x.json' } } },
    }
    expect(sketch(bare({}, { requestBody: body }), 'POST /a').body).toEqual({ type: 'none' })
  })

  test('a reference to itself ends', () => {
    const text = bare({ paths: { '/a': { $ref: '#/paths/~1a' }, '/b': { get: {} } } })
    expect(sketch(text, 'GET /b').values).toEqual([])
  })
})

describe('what cannot be read says why', () => {
  test.each([
    ['nothing', '', 'empty'],
    ['other JSON', '{"a": 1}', 'not-openapi'],
    ['text', 'hello', 'not-openapi'],
    ['broken JSON', '{"openapi": ', 'json-syntax'],
    ['broken YAML', 'openapi: "3.0.0\npaths: {', 'yaml'],
    ['a version to come', 'openapi: 4.0.0', 'openapi-version'],
    ['Swagger 1.2', '{"swagger": "1.2"}', 'openapi-version'],
    ['no operation', 'openapi: 3.0.0\npaths: {}', 'no-operations'],
    ['a key of a prototype', '{"openapi": "3.0.0", "__proto__": {"paths": {}}}', 'unsafe-key'],
    [
      'a Swagger document that is none',
      '{"swagger": "2.0", "paths": {"/a": {"get": {"parameters": 5}}}}',
      'openapi-unreadable',
    ],
  ])('%s', (_, text, code) => {
    const result = readOpenApi(text)
    expect(result).toMatchObject({ ok: false, error: { code } })
    expect(result.ok ? '' : describeActionImportError(result.error)).toMatch(/\.$/)
  })

  test('an operation that takes files only', () => {
    const text = JSON.stringify({
      openapi: '3.0.0',
      paths: { '/a': { post: { requestBody: { content: { 'multipart/form-data': {} } } } } },
    })
    const document = readOpenApi(text)
    const [operation] = document.ok ? document.value.operations : []
    const result =
      document.ok && operation !== undefined && sketchOperation(document.value, operation)
    expect(result).toMatchObject({ ok: false, error: { code: 'body-type' } })
  })
})
