import { describe, expect, test } from 'vitest'
import { driveSandbox } from '#testing/drive-sandbox.ts'
import type { SandboxDriver } from '#testing/drive-sandbox.ts'

const jobs = '/api/v2/flows/jobs'

function flowYaml(changes: { readonly name?: string; readonly greeting?: string } = {}): string {
  return `
secureCall:
  name: ${changes.name ?? 'Card payment'}
  startUpRef: "/secureCall/tasks/task[Main_10]"
  defaultLanguage: en-us
  supportedLanguages: {en-us: {}}
  initialGreeting: {tts: ${changes.greeting ?? 'Hello'}}
  tasks:
    - task: {name: Main, refId: Main_10, actions: [{disconnect: {name: Hang up}}]}
`
}

interface Ticket {
  readonly id: string
  readonly presignedUrl: string
  readonly headers: Readonly<Record<string, string>>
}

function register(org: SandboxDriver, token: string): Ticket {
  return org.api(token, 'POST', jobs).body
}

function put(
  org: SandboxDriver,
  ticket: Ticket,
  yaml: string,
  headers: Readonly<Record<string, string>> = {},
) {
  const url = ticket.presignedUrl.replace('http://127.0.0.1:4174', '')
  const sent = { ...ticket.headers, ...headers }
  return org.send({ channel: 'upload', method: 'PUT', url, headers: sent, body: yaml })
}

function publish(org: SandboxDriver, token: string, yaml: string) {
  const ticket = register(org, token)
  put(org, ticket, yaml)
  org.wait(2000)
  return org.api(token, 'GET', `${jobs}/${ticket.id}?expand=messages`).body
}

function arm(org: SandboxDriver, fault: object): void {
  org.send({ method: 'POST', url: '/sandbox/faults', body: JSON.stringify(fault) })
}

function lock(org: SandboxDriver, flow: string): number {
  return org.send({ method: 'POST', url: '/sandbox/locks', body: JSON.stringify({ flow }) }).status
}

describe('a flow job', () => {
  test('is registered, started and done by the clock, and the flow can be read', () => {
    const org = driveSandbox()
    const token = org.signIn()
    const ticket = register(org, token)
    expect(ticket.headers).toHaveProperty('x-amz-meta-jobid', ticket.id)
    const status = () => org.api(token, 'GET', `${jobs}/${ticket.id}`).body.status
    org.wait(60_000)
    expect(status()).toBe('Registered')
    expect(put(org, ticket, flowYaml()).status).toBe(200)
    expect(status()).toBe('Registered')
    org.wait(500)
    expect(status()).toBe('Started')
    org.wait(1000)
    const done = org.api(token, 'GET', `${jobs}/${ticket.id}?expand=messages`).body
    expect(done).toMatchObject({ status: 'Success', command: 'Publish', messages: [] })
    const flow = org.api(token, 'GET', `/api/v2/flows/${done.flow.id}`).body
    expect(flow).toMatchObject({ name: 'Card payment', type: 'SECURECALL', active: true })
    expect(flow.publishedVersion.id).toBe('1.0')
  })

  test('publishes whether or not somebody polls', () => {
    const org = driveSandbox()
    const token = org.signIn()
    put(org, register(org, token), flowYaml())
    org.wait(2000)
    expect(org.api(token, 'GET', '/api/v2/flows?type=securecall').body.total).toBe(1)
  })

  test('of the same name makes a new version, of another name a new flow', () => {
    const org = driveSandbox()
    const token = org.signIn()
    const first = publish(org, token, flowYaml())
    const second = publish(org, token, flowYaml({ greeting: 'Welcome' }))
    const other = publish(org, token, flowYaml({ name: 'Refund' }))
    expect(second.flow.id).toBe(first.flow.id)
    expect(other.flow.id).not.toBe(first.flow.id)
    const versions = org.api(token, 'GET', `/api/v2/flows/${first.flow.id}/versions`).body
    expect(versions.entities.map(({ id }: { id: string }) => id)).toEqual(['2.0', '1.0'])
    expect(org.api(token, 'GET', `/api/v2/flows/${first.flow.id}/versions/1.0`).body.type).toBe(
      'PUBLISH',
    )
    expect(org.api(token, 'GET', `/api/v2/flows/${first.flow.id}/versions/9.0`).status).toBe(404)
  })

  test('that fails tells why, only to those who ask for messages', () => {
    const org = driveSandbox()
    const token = org.signIn()
    const failed = publish(org, token, flowYaml().replace('disconnect', 'hangUp'))
    expect(failed.status).toBe('Failure')
    expect(failed.messages[0]).toMatchObject({ type: 'Error' })
    expect(failed.messages[0].text).toContain("'hangUp' is not a known action")
    expect(org.api(token, 'GET', `${jobs}/${failed.id}`).body).not.toHaveProperty('messages')
    expect(org.api(token, 'GET', '/api/v2/flows?type=securecall').body.total).toBe(0)
  })

  test('needs the rights of whoever registered it', () => {
    const org = driveSandbox()
    org.change((state) => ({
      ...state,
      users: state.users.map((user) => ({
        ...user,
        permissions: ['architect:job:*', 'architect:flow:add'],
      })),
    }))
    const failed = publish(org, org.signIn(), flowYaml())
    expect(failed.messages[0].text).toContain('architect:flow:publish')
  })

  test('of a client names the client, not a user', () => {
    const org = driveSandbox()
    const token = org.clientToken()
    const { flow } = publish(org, token, flowYaml())
    const { publishedVersion, ...rest } = org.api(token, 'GET', `/api/v2/flows/${flow.id}`).body
    expect(publishedVersion.createdByClient.id).toBe('sandbox-cli')
    expect(rest).not.toHaveProperty('publishedBy')
  })

  test('that does not exist is 404', () => {
    const org = driveSandbox()
    expect(org.api(org.signIn(), 'GET', `${jobs}/nowhere`).status).toBe(404)
  })
})

describe('locks', () => {
  test('of somebody else stop a job until the flow is unlocked', () => {
    const org = driveSandbox()
    const token = org.signIn()
    const { flow } = publish(org, token, flowYaml())
    expect(lock(org, 'Card payment')).toBe(204)
    expect(org.api(token, 'GET', `/api/v2/flows/${flow.id}`).body.lockedUser.name).toBe(
      'Another architect',
    )
    expect(publish(org, token, flowYaml()).messages[0].text).toContain(
      'is locked by another entity',
    )
    expect(org.api(token, 'POST', `/api/v2/flows/actions/checkout?flow=${flow.id}`).status).toBe(
      409,
    )
    expect(org.api(token, 'DELETE', `/api/v2/flows/${flow.id}`).status).toBe(409)
    const unlocked = org.api(token, 'POST', `/api/v2/flows/actions/unlock?flow=${flow.id}`).body
    expect(unlocked).not.toHaveProperty('lockedUser')
    expect(publish(org, token, flowYaml()).status).toBe('Success')
  })

  test('of one’s own do not', () => {
    const org = driveSandbox()
    const token = org.signIn()
    const { flow } = publish(org, token, flowYaml())
    org.api(token, 'POST', `/api/v2/flows/actions/checkout?flow=${flow.id}`)
    expect(publish(org, token, flowYaml()).status).toBe('Success')
  })
})

describe('the upload', () => {
  test.each([
    ['a bearer token', { authorization: 'Bearer x' }, 400, 'InvalidArgument'],
    ['a changed header', { 'x-amz-meta-jobid': 'other' }, 403, 'SignatureDoesNotMatch'],
    ['a header too many', { 'x-amz-meta-extra': 'x' }, 403, 'SignatureDoesNotMatch'],
  ])('with %s is refused', (_case, headers, status, code) => {
    const org = driveSandbox()
    const reply = put(org, register(org, org.signIn()), flowYaml(), headers)
    expect(reply.status).toBe(status)
    expect(reply.body).toContain(`<Code>${code}</Code>`)
  })

  test('without the signature, to another address, or too late is refused', () => {
    const org = driveSandbox()
    const ticket = register(org, org.signIn())
    const at = (presignedUrl: string) => put(org, { ...ticket, presignedUrl }, flowYaml()).status
    expect(at(ticket.presignedUrl.replace(/Signature=\w+/, 'Signature=guess'))).toBe(403)
    expect(at('/uploads/nowhere')).toBe(404)
    org.wait(16 * 60_000)
    expect(at(ticket.presignedUrl)).toBe(403)
  })

  test('may be repeated, as after a lost answer', () => {
    const org = driveSandbox()
    const ticket = register(org, org.signIn())
    expect([put(org, ticket, flowYaml()).status, put(org, ticket, flowYaml()).status]).toEqual([
      200, 200,
    ])
  })

  test('answers a preflight, until its cross-origin headers are switched off', () => {
    const org = driveSandbox()
    const preflight = () =>
      org.send({
        channel: 'upload',
        method: 'OPTIONS',
        url: '/uploads/x',
        headers: {
          origin: 'http://127.0.0.1:4173',
          'access-control-request-headers': 'x-amz-meta-jobid',
        },
      })
    expect(preflight().headers).toMatchObject({
      'access-control-allow-origin': 'http://127.0.0.1:4173',
      'access-control-allow-headers': 'x-amz-meta-jobid',
    })
    arm(org, { kind: 'upload-cors-off' })
    expect(preflight().status).toBe(403)
    expect(preflight().headers).not.toHaveProperty('access-control-allow-origin')
  })
})

describe('faults of jobs', () => {
  test('a failure with messages, and one without any', () => {
    const org = driveSandbox()
    const token = org.signIn()
    arm(org, { kind: 'job-failure', messages: ['Out of order'] })
    arm(org, { kind: 'job-failure' })
    expect(publish(org, token, flowYaml()).messages).toMatchObject([{ text: 'Out of order' }])
    const silent = publish(org, token, flowYaml())
    expect(silent.status).toBe('Failure')
    expect(silent).not.toHaveProperty('messages')
    expect(publish(org, token, flowYaml()).status).toBe('Success')
  })

  test('success without a flow id', () => {
    const org = driveSandbox()
    arm(org, { kind: 'job-without-flow' })
    const done = publish(org, org.signIn(), flowYaml())
    expect(done.status).toBe('Success')
    expect(done).not.toHaveProperty('flow')
  })

  test('a job that never ends', () => {
    const org = driveSandbox()
    const token = org.signIn()
    arm(org, { kind: 'job-stuck' })
    const { id } = publish(org, token, flowYaml())
    org.wait(3_600_000)
    expect(org.api(token, 'GET', `${jobs}/${id}`).body.status).toBe('Started')
  })
})

describe('flows', () => {
  test('lists filter by type, name, lock and division, and page', () => {
    const org = driveSandbox()
    const token = org.signIn()
    for (const name of ['Alpha', 'Beta', 'Gamma']) publish(org, token, flowYaml({ name }))
    publish(org, token, 'inboundCall: {name: Another menu}')
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
    const page = org.api(token, 'GET', '/api/v2/flows?pageSize=3&pageNumber=2&sortOrder=desc').body
    expect(page).toMatchObject({ total: 7, pageCount: 3, pageNumber: 2 })
    expect(page.previousUri).toContain('pageNumber=1')
    expect(page.nextUri).toContain('pageNumber=3')
    expect(org.api(token, 'GET', '/api/v2/flows?pageSize=0').status).toBe(400)
  })

  test('are looked up by id and deleted', () => {
    const org = driveSandbox()
    const token = org.signIn()
    const { flow } = publish(org, token, flowYaml())
    expect(org.api(token, 'GET', `/api/v2/flows/lookup?id=${flow.id},lost`).body.total).toBe(1)
    expect(org.api(token, 'DELETE', `/api/v2/flows/${flow.id}`).status).toBe(200)
    expect(org.api(token, 'GET', `/api/v2/flows/${flow.id}`).status).toBe(404)
  })
})
