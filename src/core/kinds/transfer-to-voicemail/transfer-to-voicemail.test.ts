import { describe, expect, test } from 'vitest'
import { cardOf, factsFor, readAs, writtenAgain } from '#testing/kind-example.ts'
import { expression, literal, NO_VALUE } from '../../model/values.ts'
import { transferToVoicemail } from './index.ts'

const SILENT = {
  preTransferAudio: { noValue: true },
  failureTransferAudio: { noValue: true },
  failureOutputs: { errorType: { noValue: true }, errorMessage: { noValue: true } },
}

/** As public exports of inbound call flows have it. */
const OF_QUEUE = {
  queue: {
    targetQueue: { lit: { name: 'General Help' } },
    callbackNumber: { exp: 'ToPhoneNumber(Call.Ani)' },
    calleeName: { noValue: true },
    voicemailGreeting: { prompt: 'PromptSystem.voicemail_greeting' },
  },
}

describe('the voicemail of', () => {
  test.each([
    ['a queue', OF_QUEUE],
    ['a user', { user: { targetUser: { lit: { name: 'Ada' } } } }],
    ['a group', { group: { targetGroup: { exp: 'Task.Group' } } }],
  ])('%s is written as it was read', (_, destination) => {
    const body = {
      destination,
      ...SILENT,
      outputs: { failure: { actions: [{ disconnect: { name: 'Bye' } }] } },
    }
    expect(writtenAgain(transferToVoicemail, body)).toEqual(body)
  })

  test('a queue keeps what goes with it', () => {
    expect(readAs(transferToVoicemail, { destination: OF_QUEUE }).props).toMatchObject({
      mailbox: 'queue',
      target: literal('General Help'),
      callbackNumber: expression('ToPhoneNumber(Call.Ani)'),
      calleeName: NO_VALUE,
      greeting: { type: 'prompt', name: 'PromptSystem.voicemail_greeting' },
    })
  })
})

test('it ends the path, and what it hands out cannot be secure', () => {
  const facts = factsFor(transferToVoicemail, { callbackNumber: expression('Task.Number') })
  expect(facts.ends).toBe('transfer')
  expect(facts.uses).toEqual([
    { place: 'transfer', field: 'callbackNumber', expression: 'Task.Number' },
  ])
})

test('its card shows whose voicemail it is', () => {
  expect(cardOf(transferToVoicemail, { target: literal('Payments') })).toEqual(['of "Payments"'])
  expect(cardOf(transferToVoicemail, { mailbox: 'user' })).toEqual(['of (choose a user)'])
})
