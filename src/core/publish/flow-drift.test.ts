import { someJournal, somePublication, someStep } from '#testing/some-publish.ts'
import { describe, expect, it } from 'vitest'
import type { PublishedMemory } from './memory.ts'
import { FLOW_STEP } from './plan-step.ts'
import type { OrgFlow } from './ports.ts'
import { flowDrift, lastPublished } from './flow-drift.ts'

const sidesOf = (texts: Parameters<typeof flowDrift>[0]) =>
  flowDrift(texts).map(({ changedBy, org, design }) => [changedBy, org, design])

it('what was published last is the base of both sides', () => {
  expect(sidesOf({ published: { yaml: 'a' }, live: 'b', design: 'c' })).toEqual([
    ['org', 'a', 'b'],
    ['design', 'a', 'c'],
  ])
})

it('a side that has changed nothing is left out', () => {
  expect(sidesOf({ published: { yaml: 'a' }, live: 'b', design: 'a' })).toEqual([['org', 'a', 'b']])
  expect(sidesOf({ published: { yaml: 'a' }, live: 'a', design: 'a' })).toEqual([])
})

it('what is live is the base where it is what was published last, so that only the design has changed it', () => {
  expect(sidesOf({ published: 'live', live: 'b', design: 'c' })).toEqual([['design', 'b', 'c']])
})

it('without a base what is live stands against the design', () => {
  expect(sidesOf({ published: null, live: 'b', design: 'c' })).toEqual([['unknown', 'b', 'c']])
})

describe('what was published last from here', () => {
  const flow: OrgFlow = { id: 'f1', name: 'Pay', publishedVersion: '2.0', lockedBy: null }
  const memory: PublishedMemory = {
    org: { id: 'o1', name: 'Org' },
    integration: { id: 'i1', name: 'Payments' },
    actions: {},
    flow: { id: 'f1', name: 'Pay', version: '1.0', hash: 'h' },
  }
  const journal = someJournal(
    [someStep(FLOW_STEP, somePublication())],
    [
      {
        type: 'finished',
        step: FLOW_STEP,
        result: { type: 'flow', flow: { ...flow, publishedVersion: '1.0' }, hash: 'h' },
      },
    ],
  )

  it('is on record, and another version is live', () => {
    expect(lastPublished(flow, memory, [journal])).toEqual({ yaml: 'ours' })
  })

  it('is what is live, whether or not a journal has it', () => {
    const live = { ...flow, publishedVersion: '1.0' }
    expect(lastPublished(live, memory, [])).toBe('live')
    expect(lastPublished(live, memory, [journal])).toBe('live')
  })

  it('is recorded nowhere', () => {
    expect(lastPublished(flow, memory, [])).toBeNull()
    expect(lastPublished(flow, null, [journal])).toBeNull()
  })

  it('is of another flow, which had this name before: then nothing was published of this one', () => {
    expect(lastPublished({ ...flow, id: 'f2' }, memory, [journal])).toBeNull()
  })
})
