import { describe, expect, it } from 'vitest'
import { ok } from '#core/base/result.ts'
import { installFakeIndexedDb } from '#testing/fake-indexed-db.ts'
import { openCloneRecords } from './clone-records.ts'

installFakeIndexedDb()

const CLONE = { org: 'o1', category: 'Payments', name: 'TEST Pay 3f2a', id: null }

describe('clones are remembered', () => {
  it('until they are forgotten, each once', async () => {
    const records = openCloneRecords('clones-once')
    await records.keep(CLONE)
    await records.keep({ ...CLONE, id: 'a1' })
    await records.keep({ ...CLONE, org: 'o2' })
    expect(await records.of('o1')).toEqual(ok([{ ...CLONE, id: 'a1' }]))
    await records.forget(CLONE)
    expect(await records.of('o1')).toEqual(ok([]))
    expect(await records.of('o2')).toEqual(ok([{ ...CLONE, org: 'o2' }]))
  })

  it('after the page was loaded again', async () => {
    await openCloneRecords('clones-again').keep(CLONE)
    expect(await openCloneRecords('clones-again').of('o1')).toEqual(ok([CLONE]))
  })
})
