import { describe, expect, test } from 'vitest'
import { driveSandbox } from '#testing/drive-sandbox.ts'

describe('users/me', () => {
  test('tells roles, permissions and organization when asked to', () => {
    const org = driveSandbox()
    const token = org.signIn()
    expect(org.api(token, 'GET', '/api/v2/users/me').body).not.toHaveProperty('authorization')
    const me = org.api(token, 'GET', '/api/v2/users/me?expand=authorization,organization').body
    expect(me.authorization.permissions).toContain('architect:flow:publish')
    expect(me.organization.name).toBe('Sandbox org')
  })

  test('of the read-only user lacks what publishing needs', () => {
    const org = driveSandbox()
    const me = org.api(org.signIn('reader'), 'GET', '/api/v2/users/me?expand=authorization').body
    expect(me.authorization.permissions).toContain('architect:flow:view')
    expect(me.authorization.permissions).not.toContain('architect:job:create')
  })
})

test('tokens/me tells the scopes of the client', () => {
  const org = driveSandbox()
  const token = org.api(org.signIn(), 'GET', '/api/v2/tokens/me').body
  expect(token.authorizedScope).toEqual(expect.arrayContaining(['architect', 'integrations']))
  expect(token.OAuthClient.authorizedGrantType).toBe('CODE')
})

test('organizations/me, and the divisions in which a permission is held', () => {
  const org = driveSandbox()
  const token = org.signIn()
  const divisions = '/api/v2/authorization/divisions'
  const permitted = '/api/v2/authorization/divisionspermitted/me'
  expect(org.api(token, 'GET', '/api/v2/organizations/me').body.productPlatform).toBe(
    'GenesysCloud',
  )
  expect(org.api(token, 'GET', divisions).body.entities).toHaveLength(2)
  expect(org.api(token, 'GET', `${divisions}/home`).body.homeDivision).toBe(true)
  expect(org.api(token, 'GET', `${permitted}?permission=architect:flow:add`).body).toHaveLength(2)
  expect(org.api(token, 'GET', `${permitted}?permission=quality:survey:view`).body).toEqual([])
  expect(org.api(token, 'GET', permitted).status).toBe(400)
})

test('prompts of the org and of the system', () => {
  const org = driveSandbox()
  const token = org.signIn()
  const prompts = org.api(token, 'GET', '/api/v2/architect/prompts?name=payment_w*').body.entities
  expect(prompts.map(({ name }: { name: string }) => name)).toEqual(['Payment_Welcome'])
  expect(
    org.api(token, 'GET', `/api/v2/architect/prompts/${prompts[0].id}`).body.resources[0].language,
  ).toBe('en-us')
  expect(org.api(token, 'GET', '/api/v2/architect/prompts/lost').status).toBe(404)
  const system = org.api(
    token,
    'GET',
    '/api/v2/architect/systemprompts?nameOrDescription=hold',
  ).body
  expect(system.entities.map(({ name }: { name: string }) => name)).toEqual(['on_hold_music'])
})
