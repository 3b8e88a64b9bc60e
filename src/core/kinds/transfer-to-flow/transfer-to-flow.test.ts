import { expect, test } from 'vitest'
import { cardOf, factsFor, readAs, writtenAgain } from '#testing/kind-example.ts'
import { expression } from '../../model/values.ts'
import { transferToFlow } from './index.ts'

/** As a public export of an in-queue flow has it. */
const EXPORTED = {
  targetFlow: { name: 'Trigger proactive callback workflow' },
  preTransferAudio: { exp: 'AudioPlaybackOptions(ToAudioBlank(100), true)' },
  failureTransferAudio: { exp: 'AudioPlaybackOptions(ToAudioBlank(100), true)' },
  failureOutputs: { errorType: { noValue: true }, errorMessage: { noValue: true } },
}

test('an exported transfer is written as it was read', () => {
  expect(writtenAgain(transferToFlow, EXPORTED)).toEqual(EXPORTED)
  expect(readAs(transferToFlow, EXPORTED).props['flow']).toBe('Trigger proactive callback workflow')
})

test('a transfer without a flow names none', () => {
  expect(writtenAgain(transferToFlow, {})['targetFlow']).toEqual({})
})

test('it ends the path when it works, and reads nothing but its audio', () => {
  const facts = factsFor(transferToFlow, {
    flow: 'Other flow',
    beforeAudio: expression('ToAudioTTS(Task.Status)'),
  })
  expect(facts.ends).toBe('transfer')
  expect(facts.outputs.map(({ id }) => id)).toEqual(['failure'])
  expect(facts.uses).toEqual([
    {
      place: 'audio',
      field: 'beforeAudio',
      expression: 'ToAudioTTS(Task.Status)',
      expects: 'audio',
    },
  ])
})

test('its card shows the flow', () => {
  expect(cardOf(transferToFlow, { flow: 'Other flow' })).toEqual(['to Other flow'])
  expect(cardOf(transferToFlow)).toEqual(['to (choose a flow)'])
})
