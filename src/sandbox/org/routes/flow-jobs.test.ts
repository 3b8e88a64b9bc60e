import { describe, expect, test } from 'vitest'
import { driveSandbox } from '#testing/drive-sandbox.ts'
import { flowYaml } from '#testing/sandbox-contents.ts'
import { JOBS, putFile, registerJob, runJob } from '#testing/sandbox-jobs.ts'

const FILE = flowYaml('Card payment')

describe('a flow job', () => {
  test('is registered, started and done by the clock, and the flow can be read', () => {
    const org = driveSandbox()
    const token = org.signIn()
    const ticket = registerJob(org, token)
    expect(ticket.headers).toHaveProperty('x-amz-meta-jobid', ticket.id)
    const status = () => org.api(token, 'GET', `${JOBS}/${ticket.id}`).body.status
    org.wait(60_000)
    expect(status()).toBe('Registered')
    expect(putFile(org, ticket, FILE).status).toBe(200)
    expect(status()).toBe('Registered')
    org.wait(500)
    expect(status()).toBe('Started')
    org.wait(1000)
    const done = org.api(token, 'GET', `${JOBS}/${ticket.id}?expand=messages`).body
    expect(done).toMatchObject({ status: 'Success', command: 'Publish', messages: [] })
    const flow = org.api(token, 'GET', `/api/v2/flows/${done.flow.id}`).body
    expect(flow).toMatchObject({ name: 'Card payment', type: 'SECURECALL', active: true })
    expect(flow.publishedVersion.id).toBe('1.0')
  })

  test('publishes whether or not somebody polls', () => {
    const org = driveSandbox()
    const token = org.signIn()
    putFile(org, registerJob(org, token), FILE)
    org.wait(2000)
    expect(org.api(token, 'GET', '/api/v2/flows?type=securecall').body.total).toBe(1)
  })

  test('of the same name makes a new version, of another name a new flow', () => {
    const org = driveSandbox()
    const token = org.signIn()
    const first = runJob(org, token, FILE)
    const second = runJob(org, token, FILE.replace('Hello', 'Welcome'))
    const other = runJob(org, token, flowYaml('Refund'))
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
    const failed = runJob(org, token, FILE.replace('disconnect', 'hangUp'))
    expect(failed.status).toBe('Failure')
    expect(failed.messages[0]).toMatchObject({ type: 'Error' })
    expect(failed.messages[0].text).toContain("'hangUp' is not a known action")
    expect(org.api(token, 'GET', `${JOBS}/${failed.id}`).body).not.toHaveProperty('messages')
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
    const failed = runJob(org, org.signIn(), FILE)
    expect(failed.messages[0].text).toContain('architect:flow:publish')
  })

  test('of a client names the client, not a user', () => {
    const org = driveSandbox()
    const token = org.clientToken()
    const { flow } = runJob(org, token, FILE)
    const { publishedVersion, ...rest } = org.api(token, 'GET', `/api/v2/flows/${flow.id}`).body
    expect(publishedVersion.createdByClient.id).toBe('sandbox-cli')
    expect(rest).not.toHaveProperty('publishedBy')
  })

  test('that does not exist is 404', () => {
    const org = driveSandbox()
    expect(org.api(org.signIn(), 'GET', `${JOBS}/nowhere`).status).toBe(404)
  })
})

describe('faults of jobs', () => {
  test('a failure with messages, and one without any', () => {
    const org = driveSandbox()
    const token = org.signIn()
    org.arm({ kind: 'job-failure', messages: ['Out of order'] })
    org.arm({ kind: 'job-failure' })
    expect(runJob(org, token, FILE).messages).toMatchObject([{ text: 'Out of order' }])
    const silent = runJob(org, token, FILE)
    expect(silent.status).toBe('Failure')
    expect(silent).not.toHaveProperty('messages')
    expect(runJob(org, token, FILE).status).toBe('Success')
  })

  test('success without a flow id', () => {
    const org = driveSandbox()
    org.arm({ kind: 'job-without-flow' })
    const done = runJob(org, org.signIn(), FILE)
    expect(done.status).toBe('Success')
    expect(done).not.toHaveProperty('flow')
  })

  test('a job that never ends', () => {
    const org = driveSandbox()
    const token = org.signIn()
    org.arm({ kind: 'job-stuck' })
    const { id } = runJob(org, token, FILE)
    org.wait(3_600_000)
    expect(org.api(token, 'GET', `${JOBS}/${id}`).body.status).toBe('Started')
  })
})
