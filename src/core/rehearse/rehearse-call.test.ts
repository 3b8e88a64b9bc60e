import { describe, expect, it } from 'vitest'
import { findGateway } from '../gateways/registry.ts'
import { FLOW_TEMPLATES, findTemplate } from '../gateways/templates.ts'
import { rehearsalOrg, type RehearsalOrgOptions } from '#testing/rehearsal-org.ts'
import { describeDifference } from './difference.ts'
import { rehearseCall } from './rehearse-call.ts'
import { callText, describeLine } from './report-text.ts'
import { suggestedInvocationData } from './simulated-caller.ts'

const TEMPLATES = FLOW_TEMPLATES.filter(({ gateway }) => gateway !== null).map(({ id }) => id)

interface Call extends RehearsalOrgOptions {
  readonly card?: string
  readonly keys?: Readonly<Record<string, string>>
}

async function call(id: string, { card, keys = {}, ...options }: Call = {}) {
  const template = findTemplate(id)
  const gateway = findGateway(template?.gateway ?? '')
  if (template === undefined || gateway === undefined) throw new Error(`no template ${id}`)
  const rig = rehearsalOrg(gateway, options)
  const rehearsed = await rehearseCall(rig.org, rig.env, {
    design: template.build(),
    caller: {
      card: card ?? gateway.testPans.value[0] ?? '',
      keys,
      invocationData: suggestedInvocationData(),
    },
    isTestEndpoint: () => true,
  })
  const { lines, actions } = rehearsed
  return { ...rig, rehearsed, told: lines.map((line) => describeLine(line, actions)) }
}

describe('a call is rehearsed from end to end', () => {
  it.each(TEMPLATES)('through the template %s, and pays', async (id) => {
    const { rehearsed, actions } = await call(id)
    expect(rehearsed.error).toBeNull()
    expect(rehearsed.attributes).toMatchObject({ Payment_Status: 'approved' })
    const words = rehearsed.actions.flatMap(({ comparison }) =>
      comparison.differences.map(describeDifference),
    )
    expect(words).toEqual([])
    expect([actions.size, rehearsed.left]).toEqual([0, []])
  })

  it('tells what the caller hears and keys in, and what each action returned, in order', async () => {
    const { told } = await call('session-token')
    const called = told.filter((line) => /The org runs|keys in|back with/.test(line))
    expect(called).toEqual([
      'The caller keys in Task.Choice, 1 key',
      'The caller keys in Task.Secure_CC, 17 keys',
      'The caller keys in Task.Secure_Expiry, 4 keys',
      'The caller keys in Task.Secure_CVV, 4 keys',
      'The org runs Generate_Session_Token: success',
      'The org runs Process_Payment: success',
      'The caller is back with the agent.',
    ])
    expect(told).toContain('The caller hears: Thank you. Your payment has been made.')
  })

  it('tells the caller of a declined card so', async () => {
    const { rehearsed, told } = await call('session-token', { card: '4000000000000002' })
    expect(rehearsed.attributes).toEqual({ Payment_Status: 'declined' })
    expect(told.some((line) => line.includes('Your card was declined'))).toBe(true)
  })

  it('takes the failure output when the gateway refuses', async () => {
    const { rehearsed } = await call('session-token', { reply: () => ({ status: 500, body: '' }) })
    expect(rehearsed.actions.at(-1)?.comparison.outcome).toBe('failure')
    expect(rehearsed.attributes['Payment_Status']).not.toBe('approved')
  })

  it('holds no card number in what it tells', async () => {
    const { rehearsed } = await call('session-token')
    expect(callText(rehearsed)).not.toMatch(/\d{13}/)
  })
})

describe('a rehearsed call sends nothing', () => {
  it('for a card that is no published test card', async () => {
    const { rehearsed, asked } = await call('session-token', { card: '4485275742308327' })
    expect(rehearsed.error).toMatchObject({ code: 'refused' })
    expect(asked.filter((what) => what.includes('test TEST Process_Payment'))).toEqual([])
  })

  it('to an endpoint of which nobody has said that it is one for tests', async () => {
    const gateway = findGateway('session-token')
    const design = findTemplate('session-token')?.build()
    if (gateway === undefined || design === undefined) throw new Error('no template')
    const rig = rehearsalOrg(gateway)
    const caller = { card: '4111111111111111', keys: {}, invocationData: '' }
    const rehearsed = await rehearseCall(rig.org, rig.env, {
      design,
      caller,
      isTestEndpoint: () => false,
    })
    expect(rehearsed.error).toMatchObject({ code: 'refused' })
    expect(rig.asked).toEqual([])
  })
})
