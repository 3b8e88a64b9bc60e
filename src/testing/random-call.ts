import type { Design } from '#core/model/design.ts'
import type { CallEvent } from '#core/simulate/call-event.ts'
import { startCall } from '#core/simulate/start-call.ts'
import { step } from '#core/simulate/step.ts'

/** What happens in a call in which everything answers at random, by a list of numbers, until so many things have happened. */
export function eventsOf(
  design: Design,
  picks: readonly number[],
  most: number,
): readonly CallEvent[] {
  let done = startCall(design, { startedAt: 0, builtIn: {}, attributes: {} })
  const events = [...done.events]
  for (let n = 0; done.state.at !== null && events.length < most; n += 1) {
    const { question } = done.state
    const pick = picks[n % picks.length] ?? 0
    if (question === null) done = step(done.state)
    else if (question.type === 'digits') {
      done = step(done.state, { type: 'keys', keys: '1'.repeat(pick % 20), seconds: 1 })
    } else {
      const output = question.outputs[pick % question.outputs.length] ?? null
      done = step(done.state, { type: 'outcome', output, values: {}, seconds: 1 })
    }
    events.push(...done.events)
  }
  return events
}
