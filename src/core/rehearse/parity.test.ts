import { describe, expect, it } from 'vitest'
import { PROCESS_PAYMENT } from '../gateways/session-token/actions.ts'
import { toActionInput } from '../publish/action-input.ts'
import { hashesOf, textsOf } from '../publish/action-parts.ts'
import { cloneInput } from './clone-input.ts'
import { parityHash, parityOf } from './parity.ts'

const ACTION = toActionInput(PROCESS_PAYMENT, 'i1')
const CLONE = cloneInput(PROCESS_PAYMENT, 'i1', '3f2a')

describe('a clone is the action that it stands for', () => {
  it('but for its name and for not being secure', () => {
    const { clone, action, differing } = parityOf(CLONE, ACTION)
    expect([clone === action, differing]).toEqual([true, []])
    expect([CLONE.name, CLONE.secure]).toEqual(['TEST Process_Payment 3f2a', false])
  })

  it('as the hashes prove that are remembered of what was published', () => {
    expect(parityHash(hashesOf(textsOf(ACTION)))).toBe(parityOf(CLONE, ACTION).clone)
  })
})

describe('a clone is not the action', () => {
  it.each([
    ['body', { request: { ...ACTION.config.request, requestTemplate: '{}' } }],
    ['translation map', { response: { ...ACTION.config.response, translationMap: { x: '$.x' } } }],
    ['timeout', { timeoutSeconds: 3 }],
  ])('when the %s was changed since', (part, change) => {
    const mended = { ...ACTION, config: { ...ACTION.config, ...change } }
    const { clone, action, differing } = parityOf(CLONE, mended)
    expect([clone === action, differing]).toEqual([false, [part]])
  })
})
