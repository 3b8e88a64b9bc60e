import { someJournal, somePublication, someStep } from '#testing/some-publish.ts'
import { deleteDB, openDB } from 'idb'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Journal, JournalEntry } from '#core/publish/journal.ts'
import { formerYamlOf, unfinished } from '#core/publish/records.ts'
import { installFakeIndexedDb } from '#testing/fake-indexed-db.ts'
import { type BrowserPublishRecords, openPublishRecords } from './publish-database.ts'

installFakeIndexedDb()

const NAME = 'publish-test'
const KEY = { org: 'o1', design: 'd1' }
let records: BrowserPublishRecords

beforeEach(() => {
  records = openPublishRecords(NAME)
})

afterEach(() => deleteDB(NAME))

const live = { id: 'f1', name: 'Pay', publishedVersion: '2.0', lockedBy: null }
const announced: JournalEntry = { type: 'begun', step: 'flow', write: 'job' }
const finished: JournalEntry = {
  type: 'finished',
  step: 'flow',
  result: { type: 'flow', flow: live, hash: 'h' },
}

function journal(id: string, startedAt: number): Journal {
  const work = somePublication({ yaml: `yaml of ${id}` })
  return { ...someJournal([someStep('flow', work)]), id, startedAt }
}

async function kept() {
  const found = await openPublishRecords(NAME).journals(KEY)
  if (!found.ok) throw new Error(found.error)
  return found.value
}

test('a publish that was cut off is there again, with everything that was kept of it', async () => {
  await records.begin(journal('a', 1))
  await records.append('a', announced)
  expect(unfinished(await kept())).toEqual({ ...journal('a', 1), entries: [announced] })
})

test('one that ended is gone on with by nobody, and tells the YAML that is live', async () => {
  await records.begin(journal('a', 1))
  await records.append('a', finished)
  const journals = await kept()
  expect(unfinished(journals)).toBeNull()
  expect(formerYamlOf(journals, live)).toBe('yaml of a')
  expect(formerYamlOf(journals, { ...live, publishedVersion: '3.0' })).toBeNull()
})

test('the newest comes first, and of many only the last ten are kept', async () => {
  for (let n = 1; n <= 12; n += 1) await records.begin(journal(`j${n}`, n))
  const ids = (await kept()).map(({ id }) => id)
  expect([ids[0], ids.at(-1), ids.length]).toEqual(['j12', 'j3', 10])
})

test('what was published is remembered by org and design', async () => {
  const memory = {
    org: { id: 'o1', name: 'Org' },
    integration: { id: 'i1', name: 'Payments' },
    actions: {},
    flow: { id: 'f1', name: 'Pay', version: '2.0', hash: 'h' },
  }
  await records.remember(KEY, memory)
  expect(await records.memory(KEY)).toEqual({ ok: true, value: memory })
  expect(await records.memory({ ...KEY, org: 'o2' })).toEqual({ ok: true, value: null })
})

test('a plan that is not as it was written is not gone on with', async () => {
  await records.begin(journal('a', 1))
  const db = await openDB(NAME)
  const stored = await db.get('journals', 'a')
  await db.put('journals', { ...stored, plan: { ...stored.plan, flowName: 'Another' } })
  db.close()
  expect(await kept()).toEqual([])
})

test('a publish can be forgotten', async () => {
  await records.begin(journal('a', 1))
  await records.append('a', announced)
  await records.discard('a')
  expect(await kept()).toEqual([])
})

test('the newest publish of every design and org is told at once', async () => {
  const elsewhere = { ...journal('b1', 5), org: { id: 'o2', name: 'Other' } }
  for (const one of [journal('a1', 1), journal('a2', 2), elsewhere]) await records.begin(one)
  await records.append('a2', announced)
  const newest = await openPublishRecords(NAME).newest()
  expect(newest.ok && newest.value.map(({ id, entries }) => [id, entries.length])).toEqual([
    ['b1', 0],
    ['a2', 1],
  ])
})

test('a flow of an org knows the designs that it was published from here, and no others', async () => {
  const memory = (flow: string | null) => ({
    org: { id: 'o1', name: 'Org' },
    integration: { id: 'i1', name: 'Payments' },
    actions: {},
    flow: flow === null ? null : { id: flow, name: 'Pay', version: '1.0', hash: 'h' },
  })
  await records.remember({ org: 'o1', design: 'd1' }, memory('f1'))
  await records.remember({ org: 'o1', design: 'd2' }, memory('f1'))
  await records.remember({ org: 'o1', design: 'd3' }, memory(null))
  await records.remember({ org: 'o2', design: 'd4' }, memory('f2'))
  const known = await records.designsOf('o1')
  expect(known.ok && [...known.value]).toEqual([['f1', ['d1', 'd2']]])
})
