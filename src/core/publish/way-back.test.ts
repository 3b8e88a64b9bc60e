import { someJournal, somePublication, someStep } from '#testing/some-publish.ts'
import { describe, expect, it } from 'vitest'
import type { JournalEntry } from './journal.ts'
import { FLOW_STEP, type StepWork } from './plan-step.ts'
import type { OrgFlow } from './ports.ts'
import { isWayBack, wayBackOf } from './way-back.ts'

const live: OrgFlow = { id: 'f1', name: 'Pay', publishedVersion: '3.0', lockedBy: null }
const publishing = (before: OrgFlow | null) => somePublication({ before })
const FINISHED: JournalEntry = {
  type: 'finished',
  step: FLOW_STEP,
  result: { type: 'flow', flow: live, hash: 'h' },
}

function wayOf(work: StepWork | null, ...entries: JournalEntry[]) {
  return wayBackOf(someJournal(work === null ? [] : [someStep(FLOW_STEP, work)], entries))
}

describe('a publish of a flow that was live before', () => {
  it('brings that back, whether or not it has come to its end', () => {
    expect(wayOf(publishing(live))).toBe('bring-back')
    expect(wayOf(publishing(live), FINISHED)).toBe('bring-back')
  })

  it('and that leaves it as it is brings back the rest', () => {
    expect(wayOf({ type: 'keep-flow', flow: live, hash: 'h' }, FINISHED)).toBe('bring-back')
  })
})

describe.each([
  ['that the org does not have', null],
  ['of which no version was live', { ...live, publishedVersion: null }],
])('a publish of a flow %s', (_, before) => {
  it('removes what it has made, until the flow is live', () => {
    expect(wayOf(publishing(before))).toBe('remove-made')
  })

  it('has no way back once the flow is live', () => {
    const way = wayOf(publishing(before), FINISHED)
    expect([way, isWayBack(way)]).toEqual(['first-version', false])
  })
})

it('what has taken back a first publish cannot be taken back', () => {
  expect(wayOf(null)).toBe('first-taken-back')
  expect(wayOf({ type: 'leave' })).toBe('first-taken-back')
  expect(isWayBack(wayOf(null))).toBe(false)
})
