import { describe, expect, it } from 'vitest'
import { rehearsalObstacle } from './permissions.ts'

const who = (permissions: readonly string[] | null) => ({
  userName: 'Sandbox Admin',
  division: null,
  orgId: 'o1',
  orgName: 'Org',
  permissions,
  scopes: null,
})

describe('a person may rehearse', () => {
  it('with a wildcard, or where the org does not tell', () => {
    expect(rehearsalObstacle(who(['integrations:*:*']))).toBeNull()
    expect(rehearsalObstacle(who(null))).toBeNull()
  })

  it('only when clones can be run and removed again', () => {
    const words = rehearsalObstacle(who(['integrations:*:view', 'integrations:action:add']))
    expect(words).toContain(
      'missing integrations:action:execute, integrations:action:delete. Ask an admin of the org to add them',
    )
  })
})
