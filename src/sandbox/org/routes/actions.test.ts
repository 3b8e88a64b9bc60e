import { describe, expect, test } from 'vitest'
import { gatewayIntegrationId } from '../seed.ts'
import { driveSandbox } from '#testing/drive-sandbox.ts'

const base = '/api/v2/integrations/actions'

function payAction(changes: Readonly<Record<string, unknown>> = {}) {
  return {
    category: 'Payment gateway',
    name: 'Process_Payment',
    integrationId: gatewayIntegrationId,
    secure: true,
    config: {
      timeoutSeconds: 15,
      request: {
        requestUrlTemplate: 'https://gateway.example/pay',
        requestType: 'POST',
        headers: { 'Content-Type': 'application/json' },
        requestTemplate: '{"card":"${input.CC_Number}"}',
      },
      response: {
        translationMap: { id: '$.id' },
        translationMapDefaults: { id: '""' },
        successTemplate: '{"Transaction_ID": ${id}}',
      },
    },
    contract: {
      input: {
        inputSchema: {
          $schema: 'http://json-schema.org/draft-04/schema#',
          type: 'object',
          required: ['CC_Number'],
          properties: { CC_Number: { type: 'string' } },
          additionalProperties: true,
        },
      },
      output: {
        successSchema: {
          type: 'object',
          properties: {
            Transaction_ID: { type: 'string' },
            card: { type: 'object', properties: { last4: { type: 'string' } } },
            tries: {
              type: 'array',
              items: { type: 'object', properties: { at: { type: 'string' } } },
            },
          },
        },
      },
    },
    ...changes,
  }
}

describe('actions', () => {
  test('an action is published at once, and read with its schemas and template addresses', () => {
    const org = driveSandbox()
    const token = org.signIn()
    const created = org.api(token, 'POST', base, payAction())
    expect(created.status).toBe(200)
    expect(created.body).toMatchObject({ name: 'Process_Payment', secure: true, version: 1 })

    const read = org.api(
      token,
      'GET',
      `${base}/${created.body.id}?includeConfig=true&expand=contract`,
    )
    expect(read.body.contract.input.inputSchema.required).toEqual(['CC_Number'])
    const template = org.api(token, 'GET', read.body.config.request.requestTemplateUri)
    expect(template.body).toBe('{"card":"${input.CC_Number}"}')
  })

  test('flattened contracts name nested values as Architect does', () => {
    const org = driveSandbox()
    const token = org.signIn()
    const { body } = org.api(token, 'POST', base, payAction())
    const read = org.api(token, 'GET', `${base}/${body.id}?expand=contract&flatten=true`)
    const flattened = read.body.contract.output.successSchemaFlattened
    expect(Object.keys(flattened.schema.properties)).toEqual([
      'Transaction_ID',
      'card.last4',
      'tries.at',
    ])
    expect(flattened.arrayProperties).toEqual(['tries.at'])
  })

  test('a PATCH with a version that is not the current one is a conflict', () => {
    const org = driveSandbox()
    const token = org.signIn()
    const { body } = org.api(token, 'POST', base, payAction())
    expect(
      org.api(token, 'PATCH', `${base}/${body.id}`, { version: 1, name: 'Pay' }).body.version,
    ).toBe(2)
    const lost = org.api(token, 'PATCH', `${base}/${body.id}`, { version: 1, name: 'Pay again' })
    expect(lost.status).toBe(409)
    expect(lost.body.message).toContain('does not match the current version')
  })

  test('lists filter by secure, category and part of the name', () => {
    const org = driveSandbox()
    const token = org.signIn()
    org.api(token, 'POST', base, payAction())
    org.api(token, 'POST', base, payAction({ name: 'Process_Payment TEST', secure: false }))
    org.api(token, 'POST', base, payAction({ name: 'Token', category: 'Other' }))
    const names = (query: string) =>
      org
        .api(token, 'GET', `${base}?${query}`)
        .body.entities.map(({ name }: { name: string }) => name)
    expect(names('secure=true')).toEqual(['Process_Payment', 'Token'])
    expect(names('name=payment&secure=false')).toEqual(['Process_Payment TEST'])
    expect(names('category=Other')).toEqual(['Token'])
    expect(names('pageSize=1&pageNumber=2&sortOrder=DESC')).toEqual(['Process_Payment TEST'])
    const categories = org.api(token, 'GET', `${base}/categories?secure=true`)
    expect(categories.body.entities).toEqual([{ name: 'Other' }, { name: 'Payment gateway' }])
  })

  test('lists take fifty ids, as the definition of the platform says', () => {
    const org = driveSandbox()
    const asking = (count: number) =>
      org.api(
        org.signIn(),
        'GET',
        `${base}?ids=${Array.from({ length: count }, (_, i) => i).join()}`,
      )
    expect(asking(50).status).toBe(200)
    expect(asking(51).body.details[0].fieldName).toBe('ids')
  })

  test.each([
    ['a nested input', { type: 'object', properties: { card: { type: 'object' } } }],
    ['a reserved name', { type: 'object', properties: { rawRequest: { type: 'string' } } }],
    [
      'a name that starts with a digit',
      { type: 'object', properties: { '1st': { type: 'string' } } },
    ],
    ['a reference', { type: 'object', properties: { a: { $ref: '#/definitions/a' } } }],
    [
      'a required property that is not defined',
      { type: 'object', properties: {}, required: ['a'] },
    ],
    ['no object at all', { type: 'array', items: {} }],
  ])('an input contract with %s is refused', (_case, inputSchema) => {
    const org = driveSandbox()
    const contract = { ...payAction().contract, input: { inputSchema } }
    const reply = org.api(org.signIn(), 'POST', base, payAction({ contract }))
    expect(reply.status).toBe(400)
    expect(reply.body.details[0].fieldName).toContain('contract.input')
  })

  test.each([
    ['a missing contract', { contract: undefined }, 'contract'],
    ['a timeout beyond a minute', { config: { timeoutSeconds: 61 } }, 'config.timeoutSeconds'],
    ['an integration that does not exist', { integrationId: 'nowhere' }, 'integrationId'],
    [
      'no request URL',
      { config: { request: { requestType: 'POST' } } },
      'config.request.requestUrlTemplate',
    ],
  ])('a body with %s is refused', (_case, changes, field) => {
    const org = driveSandbox()
    const reply = org.api(org.signIn(), 'POST', base, payAction(changes))
    expect(reply.status).toBe(400)
    expect(reply.body.details[0].fieldName).toBe(field)
  })
})

describe('drafts of actions', () => {
  test('draft, validation, publish: the action appears in the list only when published', () => {
    const org = driveSandbox()
    const token = org.signIn()
    const draft = org.api(token, 'POST', `${base}/drafts`, payAction())
    const { id } = draft.body
    expect(org.api(token, 'GET', base).body.total).toBe(0)
    expect(org.api(token, 'GET', `${base}/${id}`).status).toBe(404)
    expect(org.api(token, 'GET', `${base}/${id}/draft/validation`).body).toEqual({
      valid: true,
      errors: [],
    })
    const published = org.api(token, 'POST', `${base}/${id}/draft/publish`, {
      version: draft.body.version,
    })
    expect(published.body).toMatchObject({ id, version: 1, secure: true })
    expect(org.api(token, 'GET', `${base}/drafts`).body.total).toBe(0)
  })

  test('validation tells what is wrong, and publishing is refused', () => {
    const org = driveSandbox()
    const token = org.signIn()
    const contract = {
      ...payAction().contract,
      input: { inputSchema: { type: 'object', properties: { card: { type: 'array' } } } },
    }
    const { body } = org.api(token, 'POST', `${base}/drafts`, payAction({ contract }))
    const validation = org.api(token, 'GET', `${base}/${body.id}/draft/validation`)
    expect(validation.body.valid).toBe(false)
    expect(validation.body.errors[0].message).toContain('simple type')
    expect(org.api(token, 'POST', `${base}/${body.id}/draft/publish`, { version: 1 }).status).toBe(
      400,
    )
  })

  test('a draft of a published action can change its configuration, not its contract or secure', () => {
    const org = driveSandbox()
    const token = org.signIn()
    const { body } = org.api(token, 'POST', base, payAction())
    const draftUrl = `${base}/${body.id}/draft`
    expect(org.api(token, 'POST', draftUrl).body.version).toBe(1)
    const flag = org.api(token, 'PATCH', draftUrl, { version: 1, secure: false })
    expect(flag.body.details[0].fieldName).toBe('secure')
    const contract = {
      ...payAction().contract,
      output: { successSchema: { type: 'object', properties: {} } },
    }
    expect(org.api(token, 'PATCH', draftUrl, { version: 1, contract }).status).toBe(400)
    const renamed = org.api(token, 'PATCH', draftUrl, { version: 1, name: 'Pay' })
    expect(renamed.body).toMatchObject({ name: 'Pay', version: 2 })
    const stale = org.api(token, 'POST', `${draftUrl}/publish`, { version: 3 })
    expect(stale.body.message).toBe('Supplied version 3 does not match latest draft version 2')
    expect(org.api(token, 'POST', `${draftUrl}/publish`, { version: 2 }).body.version).toBe(2)
  })
})
