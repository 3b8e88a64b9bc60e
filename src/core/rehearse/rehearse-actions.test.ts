import { describe, expect, it } from 'vitest'
import type { Gateway } from '../gateways/define.ts'
import { findGateway, GATEWAYS } from '../gateways/registry.ts'
import { findTemplate } from '../gateways/templates.ts'
import type { DataAction } from '../model/data-action.ts'
import { err, ok } from '../base/result.ts'
import { toActionInput } from '../publish/action-input.ts'
import { hashesOf, textsOf } from '../publish/action-parts.ts'
import { rehearsalOrg, type RehearsalOrgOptions } from '#testing/rehearsal-org.ts'
import { rehearsedActions } from './clone-input.ts'
import { describeDifference } from './difference.ts'
import { parityHash } from './parity.ts'
import { rehearseActions } from './rehearse-actions.ts'
import { rehearsalText } from './report-text.ts'

const CARD = '4111111111111111'

function gateway(id: string): Gateway {
  const found = findGateway(id)
  if (found === undefined) throw new Error(`no gateway ${id}`)
  return found
}

const SESSION = gateway('session-token')

function actionsOf(id: string): readonly DataAction[] {
  const template = findTemplate(id)
  if (template === undefined) throw new Error(`no template ${id}`)
  return rehearsedActions(template.build())
}

const PAIR = actionsOf('session-token')

interface Run extends RehearsalOrgOptions {
  readonly actions?: readonly DataAction[]
  readonly card?: string
  readonly of?: Gateway
}

async function rehearse({ actions = PAIR, card = CARD, of = SESSION, ...options }: Run = {}) {
  const rig = rehearsalOrg(of, options)
  const request = { actions, card, values: {}, isTestEndpoint: () => true }
  const rehearsal = await rehearseActions(rig.org, rig.env, request)
  const words = rehearsal.actions.map(({ comparison }) =>
    comparison.differences.map(describeDifference),
  )
  return { ...rig, rehearsal, words }
}

function hashOfInput(action: DataAction): string {
  return parityHash(hashesOf(textsOf(toActionInput(action, 'i1'))))
}

function mapped(action: DataAction, translationMap: Readonly<Record<string, string>>): DataAction {
  return { ...action, response: { ...action.response, translationMap } }
}

describe('a rehearsal', () => {
  it('runs a clone of each action with what the ones before have given, and removes them all', async () => {
    const { rehearsal, words, asked, actions, records } = await rehearse()
    expect(words).toEqual([[], []])
    expect(rehearsal.actions.map(({ comparison }) => comparison.outcome)).toEqual([
      'success',
      'success',
    ])
    expect(asked).toEqual([
      'create TEST Generate_Session_Token 3f2a',
      'test TEST Generate_Session_Token 3f2a',
      'create TEST Process_Payment 3f2a',
      'test TEST Process_Payment 3f2a',
      'delete TEST Generate_Session_Token 3f2a',
      'delete TEST Process_Payment 3f2a',
    ])
    expect([actions.size, records.size, rehearsal.left, rehearsal.error]).toEqual([0, 0, [], null])
  })

  it('makes clones that are not secure and otherwise the same', async () => {
    const made: unknown[] = []
    const { rehearsal } = await rehearse({
      reply: (action) => {
        made.push([action.secure, action.category, action.integrationId])
        return undefined
      },
    })
    expect(made).toEqual([
      [false, 'Payment gateway', 'i1'],
      [false, 'Payment gateway', 'i1'],
    ])
    const [token] = PAIR
    expect(rehearsal.actions[0]?.parity).toEqual({
      clone: hashOfInput(token!),
      action: hashOfInput(token!),
      differing: [],
    })
  })

  it.each(GATEWAYS.map(({ id }) => id))(
    'finds the actions of %s as the preview has them',
    async (id) => {
      const { words, rehearsal } = await rehearse({
        of: gateway(id),
        actions: gateway(id).actions,
        card: gateway(id).testPans.value[0] ?? CARD,
      })
      expect(rehearsal.error).toBeNull()
      expect(words.flat()).toEqual([])
    },
  )

  it('names a path that finds nothing in what the gateway answers', async () => {
    const [token, payment] = PAIR
    const wrong = mapped(token!, { sessionToken: '$.token' })
    const { words } = await rehearse({ actions: [wrong, payment!] })
    expect(words[0]).toEqual([
      '$.token finds nothing in what the gateway answers, so that sessionToken takes its default "". Look at the reply and correct the path in the translation map.',
    ])
  })

  it('does not call it a difference that a declined card gives no receipt', async () => {
    const { words, rehearsal } = await rehearse({ card: '4000000000000002' })
    expect(words).toEqual([[], []])
    expect(rehearsal.actions[1]?.comparison.outcome).toBe('success')
  })

  it('shows the status of a gateway that refuses, and what the preview expected', async () => {
    const { words, rehearsal } = await rehearse({
      reply: ({ name }) =>
        name.includes('Process') ? { status: 422, body: '{"error":"amount"}' } : undefined,
    })
    expect(rehearsal.actions[1]?.comparison.outcome).toBe('failure')
    expect(words[1]).toEqual([
      'The gateway answers with status 422; its emulator answers with 200.',
    ])
    expect(rehearsalText(rehearsal)).toContain('Process_Payment: failure. 1 difference.')
  })

  it('tells a time-out from a failure', async () => {
    const { words, rehearsal } = await rehearse({
      reply: ({ name }) => (name.includes('Process') ? { delaySeconds: 90 } : undefined),
    })
    expect(rehearsal.actions[1]?.comparison.outcome).toBe('timeout')
    expect(words[1]).toEqual([
      'The action leaves by timeout, the preview by success. The gateway has not answered within the time-out of the action.',
    ])
  })

  it('shows no card number, no security code and no token', async () => {
    const { rehearsal } = await rehearse()
    const text = rehearsalText(rehearsal)
    expect(text).toContain('•••• 1111')
    expect(text).not.toContain(CARD)
    expect(text).not.toMatch(/"cvv": ?"123"/)
    const [token] = rehearsal.actions
    const reply = token?.comparison.operations.at(-1)?.result ?? []
    expect(reply.some(({ mask }) => mask !== null)).toBe(true)
  })

  it('names a part that the org renders in another way', async () => {
    const { words } = await rehearse({
      change: {
        testAction: async () =>
          ok({
            success: true,
            error: null,
            finalResult: { Session_Token: 'ses_1' },
            operations: [
              {
                name: 'Render',
                success: true,
                error: null,
                result: {
                  url: 'https://payments.example.com/v1/session',
                  headers: { authorization: 'Bearer secret-of-the-org', accept: 'text/plain' },
                  body: { reference: 'TEST-3f2a' },
                },
              },
              {
                name: 'Send',
                success: true,
                error: null,
                result: { status: 201, body: '{"sessionToken":"ses_1"}' },
              },
            ],
          }),
      },
      actions: PAIR.slice(0, 1),
    })
    expect(words[0]).toEqual([
      'URL is not as the preview has it: the org has “https://payments.example.com/v1/session”, the preview “https://payments.example.com/v1/sessions”.',
      'The header Content-Type is in the preview, and the org does not send it.',
      'Header Accept is not as the preview has it: the org has “text/plain”, the preview “application/json”.',
    ])
  })
})

describe('a rehearsal refuses, and sends nothing,', () => {
  it.each([
    ['a real card', '4485275742308327', 'could be a real card'],
    ['a card that nobody publishes', '4000000000000001', 'published test card'],
  ])('%s', async (_, card, words) => {
    const { rehearsal, asked } = await rehearse({ card })
    expect(asked.filter((what) => what.startsWith('test TEST Process'))).toEqual([])
    expect(rehearsalText(rehearsal)).toContain(words)
  })

  it.each([
    [
      'the address of a live gateway',
      { url: "#set($h='payments.brain')https://${h}tree-api.com/" },
    ],
    [
      'a card that nobody publishes',
      { body: '#set($a="44852757")#set($b="42308327"){"n":"$a$b"}' },
    ],
  ])('when a template puts %s together', async (_, change) => {
    const actions = PAIR.map((action, i) =>
      i === 0 ? action : { ...action, request: { ...action.request, ...change } },
    )
    const { rehearsal, asked, records } = await rehearse({ actions })
    expect(rehearsal.error).toMatchObject({ code: 'refused' })
    expect(asked.filter((what) => what.includes('Process'))).toEqual([])
    expect(records.size).toBe(0)
  })
})

describe('a rehearsal that is cut off', () => {
  it('removes its clones when it is stopped', async () => {
    let tests = 0
    const { rehearsal, actions, records } = await rehearse({
      reply: () => {
        tests += 1
        return undefined
      },
      isStopped: () => tests > 0,
    })
    expect(rehearsal.error).toEqual({ code: 'cancelled' })
    expect([rehearsal.actions.length, actions.size, records.size]).toEqual([1, 0, 0])
  })

  it('keeps a record of a clone that the org does not remove', async () => {
    const broken = async () => err({ code: 'unavailable', status: 503 } as const)
    const { rehearsal, records } = await rehearse({ change: { deleteAction: broken } })
    expect(rehearsal.left).toEqual([
      'TEST Generate_Session_Token 3f2a',
      'TEST Process_Payment 3f2a',
    ])
    expect([...records.values()].map(({ id }) => id)).toEqual(['a1', 'a2'])
  })

  it('runs a test once, whatever becomes of the reply', async () => {
    let sent = 0
    const { rehearsal } = await rehearse({
      change: {
        testAction: async () => {
          sent += 1
          return err({ code: 'unreachable', host: 'api' } as const)
        },
      },
    })
    expect([sent, rehearsal.error?.code]).toEqual([1, 'unreachable'])
  })
})
