import { describe, expect, test } from 'vitest'
import { driveSandbox } from '#testing/drive-sandbox.ts'
import type { SandboxDriver } from '#testing/drive-sandbox.ts'
import { flowYaml } from '#testing/sandbox-contents.ts'
import { runJob } from '#testing/sandbox-jobs.ts'

const FILE = flowYaml('Card payment')

function lock(org: SandboxDriver, flow: string): number {
  return org.send({ method: 'POST', url: '/sandbox/locks', body: JSON.stringify({ flow }) }).status
}

describe('flows', () => {
  test('lists filter by type, name, lock and division, and page', () => {
    const org = driveSandbox()
    const token = org.signIn()
    for (const name of ['Alpha', 'Beta', 'Gamma']) runJob(org, token, flowYaml(name))
    runJob(org, token, 'inboundCall: {name: Another menu}')
    lock(org, 'Beta')
    const names = (query: string) =>
      org
        .api(token, 'GET', `/api/v2/flows?${query}`)
        .body.entities.map(({ name }: { name: string }) => name)
    expect(names('type=securecall')).toEqual(['Alpha', 'Beta', 'Gamma'])
    expect(names('name=a*ma')).toEqual(['Gamma'])
    expect(names('name=ALPHA')).toEqual(['Alpha'])
    expect(names('lockedBy=5a11d0c5-0000-4000-8000-000000000013')).toEqual(['Beta'])
    expect(names('divisionId=nowhere')).toEqual([])
    expect(names('type=securecall&type=commonmodule')).toContain('Opening hours')
    const page = org.api(token, 'GET', '/api/v2/flows?pageSize=3&pageNumber=2&sortOrder=desc').body
    expect(page).toMatchObject({ total: 7, pageCount: 3, pageNumber: 2 })
    expect(page.previousUri).toContain('pageNumber=1')
    expect(page.nextUri).toContain('pageNumber=3')
    expect(org.api(token, 'GET', '/api/v2/flows?pageSize=0').status).toBe(400)
  })

  test('are looked up by id and deleted', () => {
    const org = driveSandbox()
    const token = org.signIn()
    const { flow } = runJob(org, token, FILE)
    expect(org.api(token, 'GET', `/api/v2/flows/lookup?id=${flow.id},lost`).body.total).toBe(1)
    expect(org.api(token, 'DELETE', `/api/v2/flows/${flow.id}`).status).toBe(200)
    const gone = org.api(token, 'GET', `/api/v2/flows/${flow.id}`)
    expect(gone).toMatchObject({ status: 410, body: { code: 'architect.flow.deleted' } })
    const unknown = org.api(token, 'GET', '/api/v2/flows/lost')
    expect(unknown).toMatchObject({ status: 404, body: { code: 'architect.flow.not.found' } })
  })
})

describe('locks', () => {
  test('of somebody else stop a job until the flow is unlocked', () => {
    const org = driveSandbox()
    const token = org.signIn()
    const { flow } = runJob(org, token, FILE)
    expect(lock(org, 'Card payment')).toBe(204)
    expect(org.api(token, 'GET', `/api/v2/flows/${flow.id}`).body.lockedUser.name).toBe(
      'Another architect',
    )
    expect(runJob(org, token, FILE).messages[0].text).toContain('is locked by another entity')
    expect(org.api(token, 'POST', `/api/v2/flows/actions/checkout?flow=${flow.id}`)).toMatchObject({
      status: 409,
      body: { code: 'architect.flow.locked.by.user' },
    })
    expect(org.api(token, 'DELETE', `/api/v2/flows/${flow.id}`)).toMatchObject({
      status: 405,
      body: { code: 'architect.flow.cannot.delete.user.does.not.have.lock' },
    })
    const unlocked = org.api(token, 'POST', `/api/v2/flows/actions/unlock?flow=${flow.id}`).body
    expect(unlocked).not.toHaveProperty('lockedUser')
    expect(runJob(org, token, FILE).status).toBe('Success')
  })

  test('of one’s own do not', () => {
    const org = driveSandbox()
    const token = org.signIn()
    const { flow } = runJob(org, token, FILE)
    org.api(token, 'POST', `/api/v2/flows/actions/checkout?flow=${flow.id}`)
    expect(runJob(org, token, FILE).status).toBe('Success')
  })
})
