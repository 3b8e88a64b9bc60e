import { describe, expect, test } from 'vitest'
import { buildFlow } from '#testing/build-flow.ts'
import { isNotSet } from '../language/expression/values.ts'
import { startCall } from './start-call.ts'
import { type Step, step } from './step.ts'

// That secure variables are purged with their flow is told by a forum (forum.sggu.com, "Utilizing data actions inside
// secure flows"), and by no page of Genesys.

const flow = buildFlow(`
  start -> card: collect(CC, digits=4) -> back: return
  card.failure -> bye: hangup`)

function after(keys: string): Step {
  let done = startCall(flow, { startedAt: 0, builtIn: {}, attributes: {} })
  const events = [...done.events]
  while (done.state.at !== null) {
    const isAsked = done.state.question !== null
    done = step(done.state, isAsked ? { type: 'keys', keys, seconds: 1 } : null)
    events.push(...done.events)
  }
  return { state: done.state, events }
}

describe('when the flow is over', () => {
  test('secure variables hold nothing, and it is said which did', () => {
    const { state, events } = after('1234')
    const card = flow.variables.find(({ name }) => name === 'Task.CC')!
    expect(card.secure).toBe(true)
    expect(isNotSet(state.values.get(card.id)!)).toBe(true)
    expect(events.slice(-2)).toMatchObject([
      { type: 'purged', variables: [card.id] },
      { type: 'ended', how: 'return-to-agent' },
    ])
  })

  test('keys that were pressed ahead are gone too', () => {
    expect(after('12349').state).toMatchObject({ keysLeft: '', answered: [] })
  })

  test('nothing is said where nothing was keyed in', () => {
    expect(after('').events.map(({ type }) => type)).not.toContain('purged')
  })
})
