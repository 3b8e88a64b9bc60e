import { describe, expect, test } from 'vitest'
import { gatewayIntegrationId } from '../seed.ts'
import { driveSandbox } from '#testing/drive-sandbox.ts'
import type { SandboxDriver } from '#testing/drive-sandbox.ts'

const base = '/api/v2/integrations'

function createIntegration(org: SandboxDriver, token: string): string {
  const body = { name: 'Second gateway', integrationType: { id: 'custom-rest-actions' } }
  return org.api(token, 'POST', base, body).body.id
}

describe('integrations', () => {
  test('the seeded one is active and has named credentials', () => {
    const org = driveSandbox()
    const token = org.signIn()
    const [gateway] = org.api(token, 'GET', `${base}?integrationType=custom-rest-actions`).body
      .entities
    expect(gateway).toMatchObject({ name: 'Payment gateway', reportedState: { code: 'ACTIVE' } })
    const config = org.api(token, 'GET', `${base}/${gateway.id}/config/current`).body
    expect(config.credentials.basicAuth.name).toBe('Sandbox gateway keys')
  })

  test('a new one is off, then activating, then active', () => {
    const org = driveSandbox()
    const token = org.signIn()
    const id = createIntegration(org, token)
    const code = () => org.api(token, 'GET', `${base}/${id}`).body.reportedState.code
    expect(code()).toBe('INACTIVE')
    org.api(token, 'PATCH', `${base}/${id}`, { intendedState: 'ENABLED' })
    expect(code()).toBe('ACTIVATING')
    org.wait(1000)
    expect(code()).toBe('ACTIVE')
  })

  test('a configuration is replaced only with the current version', () => {
    const org = driveSandbox()
    const token = org.signIn()
    const uri = `${base}/${gatewayIntegrationId}/config/current`
    const { id: _id, selfUri: _uri, ...config } = org.api(token, 'GET', uri).body
    const changed = { ...config, name: 'Gateway', properties: { region: 'eu' } }
    expect(org.api(token, 'PUT', uri, changed).body).toMatchObject({ name: 'Gateway', version: 3 })
    expect(org.api(token, 'PUT', uri, changed).status).toBe(409)
    const lost = { ...changed, version: 3, credentials: { basicAuth: { id: 'lost' } } }
    expect(org.api(token, 'PUT', uri, lost).status).toBe(400)
    expect(org.api(token, 'PUT', uri, { version: 3 }).status).toBe(400)
  })

  test('one that was just made takes no actions yet', () => {
    const org = driveSandbox()
    const token = org.signIn()
    const integrationId = createIntegration(org, token)
    const schema = { type: 'object', properties: {} }
    const action = {
      name: 'A',
      category: 'B',
      integrationId,
      config: { request: { requestUrlTemplate: 'https://gateway.example', requestType: 'GET' } },
      contract: { input: { inputSchema: schema }, output: { successSchema: schema } },
    }
    expect(org.api(token, 'POST', `${base}/actions`, action).status).toBe(400)
    org.wait(500)
    expect(org.api(token, 'POST', `${base}/actions`, action).status).toBe(200)
    expect(org.api(token, 'DELETE', `${base}/${integrationId}`).status).toBe(200)
    expect(org.api(token, 'GET', `${base}/actions`).body.total).toBe(0)
  })

  test('a type that does not exist is refused', () => {
    const org = driveSandbox()
    const body = { name: 'X', integrationType: { id: 'fax' } }
    expect(org.api(org.signIn(), 'POST', base, body).body.details[0].fieldName).toBe(
      'integrationType.id',
    )
  })

  test('types say which credentials they take', () => {
    const org = driveSandbox()
    const token = org.signIn()
    expect(org.api(token, 'GET', `${base}/types`).body.total).toBe(2)
    const type = org.api(token, 'GET', `${base}/types/custom-rest-actions`).body
    expect(type.credentials.basicAuth.credentialTypes).toContain('userDefined')
    expect(org.api(token, 'GET', `${base}/types/fax`).status).toBe(404)
  })
})

describe('credentials', () => {
  const keys = {
    name: 'Keys',
    type: { name: 'userDefined' },
    credentialFields: { apiKey: 'a value' },
  }

  test('are written, and their values are never read back', () => {
    const org = driveSandbox()
    const token = org.signIn()
    const { id } = org.api(token, 'POST', `${base}/credentials`, keys).body
    const read = org.api(token, 'GET', `${base}/credentials/${id}`)
    expect(JSON.stringify(read.body)).not.toContain('a value')
    expect(read.body).toMatchObject({ name: 'Keys', type: { name: 'userDefined' } })
    const renamed = org.api(token, 'PUT', `${base}/credentials/${id}`, {
      ...keys,
      name: 'Other keys',
    })
    expect(renamed.body.name).toBe('Other keys')
    expect(org.api(token, 'DELETE', `${base}/credentials/${id}`).status).toBe(204)
    expect(org.api(token, 'GET', `${base}/credentials/${id}`).status).toBe(404)
  })

  test('are listed by page and by cursor', () => {
    const org = driveSandbox()
    const token = org.signIn()
    org.api(token, 'POST', `${base}/credentials`, keys)
    expect(org.api(token, 'GET', `${base}/credentials`).body.total).toBe(2)
    const first = org.api(token, 'GET', `${base}/credentials/listing?pageSize=1`).body
    const second = org.api(token, 'GET', first.nextUri).body
    expect(second.entities).toHaveLength(1)
    expect(second).not.toHaveProperty('nextUri')
  })

  test('of an unknown type, or without a field of their type, are refused', () => {
    const org = driveSandbox()
    const token = org.signIn()
    const create = (body: unknown) => org.api(token, 'POST', `${base}/credentials`, body)
    expect(create({ ...keys, type: { name: 'secretHandshake' } }).status).toBe(400)
    const incomplete = { ...keys, type: { name: 'basicAuth' }, credentialFields: { userName: 'a' } }
    expect(create(incomplete).body.details[0].fieldName).toBe('credentialFields.password')
    expect(org.api(token, 'GET', `${base}/credentials/types`).body).toHaveLength(4)
  })
})
