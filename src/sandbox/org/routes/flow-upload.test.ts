import { describe, expect, test } from 'vitest'
import { driveSandbox } from '#testing/drive-sandbox.ts'
import { flowYaml } from '#testing/sandbox-contents.ts'
import { putFile, registerJob } from '#testing/sandbox-jobs.ts'

const FILE = flowYaml('Card payment')

describe('the upload', () => {
  test.each([
    ['a bearer token', { authorization: 'Bearer x' }, 400, 'InvalidArgument'],
    ['a changed header', { 'x-amz-meta-jobid': 'other' }, 403, 'SignatureDoesNotMatch'],
    ['a header too many', { 'x-amz-meta-extra': 'x' }, 403, 'SignatureDoesNotMatch'],
  ])('with %s is refused', (_case, headers, status, code) => {
    const org = driveSandbox()
    const reply = putFile(org, registerJob(org, org.signIn()), FILE, headers)
    expect(reply.status).toBe(status)
    expect(reply.body).toContain(`<Code>${code}</Code>`)
  })

  test('without the signature, to another address, or too late is refused', () => {
    const org = driveSandbox()
    const ticket = registerJob(org, org.signIn())
    const at = (presignedUrl: string) => putFile(org, { ...ticket, presignedUrl }, FILE).status
    expect(at(ticket.presignedUrl.replace(/Signature=\w+/, 'Signature=guess'))).toBe(403)
    expect(at('/uploads/nowhere')).toBe(404)
    org.wait(16 * 60_000)
    expect(at(ticket.presignedUrl)).toBe(403)
  })

  test('may be repeated, as after a lost answer', () => {
    const org = driveSandbox()
    const ticket = registerJob(org, org.signIn())
    expect([putFile(org, ticket, FILE).status, putFile(org, ticket, FILE).status]).toEqual([
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
    org.arm({ kind: 'upload-cors-off' })
    expect(preflight().status).toBe(403)
    expect(preflight().headers).not.toHaveProperty('access-control-allow-origin')
  })
})
