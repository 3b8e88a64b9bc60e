import { describe, expect, it } from 'vitest'
import { missingPermissions, missingScopes, NEEDED_PERMISSIONS } from './preflight.ts'
import type { Identity } from './ports.ts'

const somebody: Identity = {
  userName: 'A',
  division: null,
  orgId: 'o1',
  orgName: 'B',
  permissions: [],
  scopes: [],
}

describe('permissions', () => {
  it('are named exactly when they are missing', () => {
    const held = NEEDED_PERMISSIONS.filter((permission) => permission !== 'architect:job:view')
    expect(missingPermissions({ ...somebody, permissions: held })).toEqual(['architect:job:view'])
  })

  it('may be held by a wildcard', () => {
    const permissions = ['architect:*:*', 'integrations:action:*', 'integrations:integration:view']
    expect(missingPermissions({ ...somebody, permissions })).toEqual([])
  })

  it('are not missed where the org does not tell', () => {
    expect(missingPermissions({ ...somebody, permissions: null })).toEqual([])
  })
})

describe('scopes', () => {
  it('that only allow reading do not do', () => {
    expect(missingScopes({ ...somebody, scopes: ['architect:readonly', 'integrations'] })).toEqual([
      'architect',
    ])
  })

  it('are not missed where the org does not enforce them', () => {
    expect(missingScopes(somebody)).toEqual([])
  })
})
