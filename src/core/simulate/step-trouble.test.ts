import { describe, expect, test } from 'vitest'
import { speech } from '#core/model/values.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { runToEnd, transcript } from '#testing/transcript.ts'
import { ACTION_LIMIT, EXTRA_ACTIONS } from './call-state.ts'
import { describeRefusal } from './refusal.ts'
import { describeTrouble } from './trouble.ts'

describe('what Architect would not publish', () => {
  const refusalIn = (flow: string) => {
    const refused = runToEnd(buildFlow(flow)).events.find(({ type }) => type === 'refused')
    return refused?.type === 'refused' ? describeRefusal(refused.refusal) : null
  }

  test('is a secure variable in a decision', () => {
    expect(
      refusalIn('variable CC pan\nstart -> full: decide(Length(Task.CC) == 16) -> done: return'),
    ).toBe(
      "Secure variables cannot be used here. You can use the 'Extract Secure Data' action to unsecure the value from 'Task.CC' to a non-secure variable. (position 8)",
    )
  })

  test('is to extract into a secure variable', () => {
    expect(
      refusalIn('variable CC pan\nstart -> take: extract(CC = Right(Task.CC, 4)) -> done: return'),
    ).toBe("The variable 'Task.CC' is secure and cannot be used here.")
  })

  test('is an expression that cannot be read', () => {
    expect(refusalIn('start -> sure: decide(1 +) -> done: return')).toContain('position')
  })

  test('is not a secure variable in audio', () => {
    expect(
      refusalIn(
        'variable CC pan\nstart -> say: play(ToAudioTTS(Right("1234", 4))) -> done: return',
      ),
    ).toBeNull()
  })
})

describe('an error', () => {
  const failing = 'start -> split: set(Note = GetAt(Split("a", "|"), 3)) -> done: return'

  test('is told, and the flow says sorry and disconnects', () => {
    const flow = buildFlow(failing)
    const design = { ...flow, flow: { ...flow.flow, errorAudio: speech('Sorry.') } }
    expect(transcript(design)).toEqual([
      'split fails: evaluation',
      'the flow says: "Sorry."',
      'the flow ends: disconnect',
    ])
  })

  test('goes to the task that handles errors, and an error there ends the call', () => {
    const flow = `
      variable Flow.Other
      on-error Help
      ${failing}
      task Help
      help: play("Please hold.") -> again: set(Flow.Other = GetAt(Split("a", "|"), 3)) -> queue: transfer(Help)`
    expect(transcript(flow)).toEqual([
      'split fails: evaluation',
      'help says: "Please hold."',
      'help leaves by: next',
      'again fails: evaluation',
      'the flow ends: disconnect',
    ])
  })

  test('is described without the value when it may be kept', () => {
    const failed = runToEnd(buildFlow(failing)).events.find(({ type }) => type === 'failed')
    if (failed?.type !== 'failed') throw new Error('nothing failed')
    expect(describeTrouble(failed.trouble, 'hidden')).toContain('There is no item 3')
  })

  test('is more actions than a call may run', () => {
    const { state, events } = runToEnd(
      buildFlow('start -> round: play("") -> and: play("") -> round'),
    )
    expect(events.find(({ type }) => type === 'failed')).toMatchObject({
      trouble: { code: 'too-many-actions', limit: ACTION_LIMIT },
    })
    expect(state.limit).toBe(ACTION_LIMIT + EXTRA_ACTIONS)
  })
})
