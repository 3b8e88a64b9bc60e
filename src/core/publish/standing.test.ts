import { someJournal, someStep } from '#testing/some-publish.ts'
import { describe, expect, it } from 'vitest'
import type { ActionId } from '../base/ids.ts'
import type { JournalEntry } from './journal.ts'
import type { PublishedMemory, RememberedAction } from './memory.ts'
import type { StepWork } from './plan-step.ts'
import { memorySoFar, standingsOf } from './standing.ts'

const step = (id: string, type: 'create-action' | 'update-action') =>
  someStep(id, { type, action: id as ActionId, designName: id } as StepWork)
const remembered: RememberedAction = {
  id: 'org-token',
  designName: 'Token',
  name: 'Token',
  version: 2,
  hashes: {} as RememberedAction['hashes'],
}
const published: JournalEntry = {
  type: 'finished',
  step: 'token',
  result: { type: 'action', action: 'token' as ActionId, remembered },
}

function journal(entries: readonly JournalEntry[], how: 'create-action' | 'update-action') {
  return someJournal([step('token', how), step('payment', 'create-action')], entries)
}

const memory: PublishedMemory = {
  org: { id: 'o1', name: 'Org' },
  integration: { id: 'i1', name: 'Payments' },
  actions: {
    token: { ...remembered, version: 1 },
    other: { ...remembered, id: 'org-other' },
  },
  flow: { id: 'f1', name: 'Pay', version: '1.0', hash: 'h' },
}

describe('what stands of a publish', () => {
  const standings = (...entries: JournalEntry[]) =>
    standingsOf(journal(entries, 'update-action')).map(({ standing }) => standing)

  it('nothing, before the first write', () => {
    expect(standings()).toEqual(['untouched', 'untouched'])
  })

  it('is uncertain of a write that was announced and has no outcome', () => {
    expect(standings(published, { type: 'begun', step: 'payment', write: 'draft' })).toEqual([
      'done',
      'uncertain',
    ])
  })

  it('says that a step has begun when one of its writes is done', () => {
    const write = { step: 'payment', write: 'draft' }
    const done: JournalEntry = { type: 'done', ...write, value: { id: 'a1', version: 1 } }
    expect(standings(published, { type: 'begun', ...write }, done)).toEqual(['done', 'begun'])
  })

  it('takes a write that the org has refused for none', () => {
    const write = { step: 'token', write: 'update' }
    expect(standings({ type: 'begun', ...write }, { type: 'refused', ...write })).toEqual([
      'untouched',
      'untouched',
    ])
  })
})

describe('what is remembered of a publish that did not end', () => {
  it('is the new version of what was updated, beside what was known', () => {
    expect(memorySoFar(memory, journal([published], 'update-action'))).toEqual({
      ...memory,
      actions: { ...memory.actions, token: remembered },
    })
  })

  it('is no flow any more when it has to call an action that is new', () => {
    expect(memorySoFar(memory, journal([published], 'create-action')).flow).toBeNull()
  })

  it('is what was done of a first publish', () => {
    const so = memorySoFar(null, journal([published], 'create-action'))
    expect(so).toMatchObject({ org: { id: 'o1' }, actions: { token: remembered }, flow: null })
  })
})
