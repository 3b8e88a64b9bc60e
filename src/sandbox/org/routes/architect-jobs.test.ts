import { describe, expect, test } from 'vitest'
import { driveSandbox } from '#testing/drive-sandbox.ts'
import type { SandboxDriver } from '#testing/drive-sandbox.ts'
import { actionBody, flowYaml, publishYaml } from '#testing/sandbox-contents.ts'
import { UPLOAD_ORIGIN } from '#testing/sandbox-fetch.ts'

const exports = '/api/v2/flows/export/jobs'
const validations = '/api/v2/flows/validate/jobs'

function orgWithFlow() {
  const org = driveSandbox()
  const token = org.signIn()
  const first = flowYaml('Pay')
  const second = `${flowYaml('Pay')}# A comment, and a line more\n`
  const { id } = publishYaml(org, token, first).flow
  publishYaml(org, token, second)
  return { org, token, id, first, second }
}

function exported(org: SandboxDriver, token: string, flow: object) {
  const job = org.api(token, 'POST', exports, { flows: [{ flow }] })
  expect(job.status).toBe(200)
  org.wait(1500)
  return org.api(token, 'GET', `${exports}/${job.body.id}?expand=messages`).body
}

function fetchFile(
  org: SandboxDriver,
  url: string,
  headers: Readonly<Record<string, string>> = {},
) {
  return org.send({ channel: 'upload', url: url.replace(UPLOAD_ORIGIN, ''), headers })
}

describe('an export', () => {
  test('takes its time, and gives back the version that is live to the byte', () => {
    const { org, token, id, second } = orgWithFlow()
    const { body: job } = org.api(token, 'POST', exports, { flows: [{ flow: { id } }] })
    const state = () => org.api(token, 'GET', `${exports}/${job.id}`).body
    expect(state()).toMatchObject({ status: 'Registered', command: 'Export' })
    org.wait(400)
    expect(state().status).toBe('Started')
    expect(state()).not.toHaveProperty('downloadUrl')
    org.wait(1100)
    expect(state().status).toBe('Success')
    expect(state().downloadUrl.startsWith(`${UPLOAD_ORIGIN}/downloads/`)).toBe(true)
    expect(fetchFile(org, state().downloadUrl)).toMatchObject({ status: 200, body: second })
  })

  test('gives the version that is asked for, of a flow by its name and type', () => {
    const { org, token, first } = orgWithFlow()
    const job = exported(org, token, { name: 'pay', type: 'SECURECALL', version: '1.0' })
    expect(fetchFile(org, job.downloadUrl).body).toBe(first)
  })

  test.each([
    [{ id: 'missing' }, 404],
    [{ name: 'Pay' }, 404],
    [{ name: 'Pay', type: 'SECURECALL', version: '9.0' }, 404],
  ])('of what is not there, %j, is refused', (flow, status) => {
    const { org, token } = orgWithFlow()
    expect(org.api(token, 'POST', exports, { flows: [{ flow }] }).status).toBe(status)
  })

  test('needs a permission of its own', () => {
    const { org, id } = orgWithFlow()
    const reply = org.api(org.signIn('reader'), 'POST', exports, { flows: [{ flow: { id } }] })
    expect(reply.body.messageParams).toEqual({ permissions: 'architect:jobExport:create' })
  })

  test('can be made to fail with messages, or to take for ever', () => {
    const { org, token, id } = orgWithFlow()
    org.arm({ kind: 'job-failure', job: 'export', messages: ['Out of order'] })
    expect(exported(org, token, { id })).toMatchObject({
      status: 'Failure',
      messages: [{ text: 'Out of order' }],
    })
    org.arm({ kind: 'job-stuck', job: 'export' })
    expect(exported(org, token, { id }).status).toBe('Started')
    expect(exported(org, token, { id }).status).toBe('Success')
  })
})

describe('the address of an exported file', () => {
  test('takes no token, no other signature, and dies', () => {
    const { org, token, id } = orgWithFlow()
    const { downloadUrl } = exported(org, token, { id })
    const status = (url: string, headers = {}) => fetchFile(org, url, headers).status
    expect(status(downloadUrl, { authorization: `Bearer ${token}` })).toBe(400)
    expect(status(downloadUrl.replace(/Signature=.*/, 'Signature=x'))).toBe(403)
    expect(status(downloadUrl.replace('/downloads/', '/downloads/x'))).toBe(404)
    org.wait(16 * 60_000)
    expect(status(downloadUrl)).toBe(403)
  })

  test('may be read by pages on this machine until that is switched off', () => {
    const { org, token, id } = orgWithFlow()
    const { downloadUrl } = exported(org, token, { id })
    const origin = 'http://127.0.0.1:4173'
    const allowed = () =>
      fetchFile(org, downloadUrl, { origin }).headers['access-control-allow-origin']
    expect(allowed()).toBe(origin)
    org.arm({ kind: 'download-cors-off' })
    expect(allowed()).toBeUndefined()
  })
})

describe('a validation', () => {
  function validated(org: SandboxDriver, token: string, id: string) {
    const job = org.api(token, 'POST', validations, { flows: [{ flow: { id } }] })
    expect(job.body).toMatchObject({ status: 'Registered', totalFlows: 1 })
    org.wait(1500)
    return org.api(token, 'GET', `${validations}/${job.body.id}?expand=messages`).body
  }

  test('finds a flow right that is right', () => {
    const { org, token, id } = orgWithFlow()
    expect(validated(org, token, id)).toMatchObject({ status: 'Success', command: 'Validate' })
  })

  test('finds what the org has lost since the flow was published', () => {
    const { org, token } = orgWithFlow()
    const actions = '/api/v2/integrations/actions'
    const action = org.api(token, 'POST', actions, actionBody('Process_Payment')).body
    const { flow } = publishYaml(org, token, flowYaml('Charge', 'Process_Payment'))
    org.api(token, 'DELETE', `${actions}/${action.id}`)
    const { status, messages } = validated(org, token, flow.id)
    expect(status).toBe('Failure')
    expect(messages[0].text).toContain("Could not find the secure data action 'Process_Payment'")
  })
})
