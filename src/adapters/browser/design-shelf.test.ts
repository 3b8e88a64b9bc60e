import { deleteDB, openDB } from 'idb'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { findTemplate } from '#core/gateways/templates.ts'
import type { Design } from '#core/model/design.ts'
import { installFakeIndexedDb } from '#testing/fake-indexed-db.ts'
import { type DesignShelf, openShelf, type ShelfEntry } from './design-shelf.ts'

installFakeIndexedDb()

const NAME = 'shelf-test'
let shelf: DesignShelf

beforeEach(() => {
  shelf = openShelf(NAME)
})

afterEach(() => deleteDB(NAME))

function entry(id: string, changedAt: number, design: Design = template()): ShelfEntry {
  return { id, name: `Design ${id}`, changedAt, design: { ...design, id }, problems: null }
}

function template(): Design {
  const blank = findTemplate('blank')?.build()
  if (blank === undefined) throw new Error('the blank template is gone')
  return blank
}

/** Writes past the shelf, as an older or a broken version would have. */
async function plant(record: { readonly id: string }) {
  await shelf.list()
  const db = await openDB(NAME)
  await db.put('designs', record)
  db.close()
}

test('what was put is there again, in another shelf too', async () => {
  const put = { ...entry('a', 5), problems: { error: 1, warning: 0, info: 2 } }
  await shelf.put(put)
  expect(await openShelf(NAME).get('a')).toEqual({ ok: true, value: put })
})

test('the last changed comes first', async () => {
  for (const [id, at] of [
    ['old', 1],
    ['new', 3],
    ['middle', 2],
  ] as const) {
    await shelf.put(entry(id, at))
  }
  const listed = await shelf.list()
  expect(listed.ok && listed.value.entries.map(({ id }) => id)).toEqual(['new', 'middle', 'old'])
})

test('what was removed is gone', async () => {
  await shelf.put(entry('a', 1))
  await shelf.remove('a')
  expect(await shelf.get('a')).toEqual({ ok: true, value: null })
})

test('a record that is no design any more is listed apart, with what it holds', async () => {
  await shelf.put(entry('good', 1))
  await plant({ id: 'bad', name: 'Old', changedAt: 2, design: { format: 'other' } } as never)
  const listed = await shelf.list()
  expect(listed.ok && listed.value.entries.map(({ id }) => id)).toEqual(['good'])
  expect(listed.ok && listed.value.damaged).toMatchObject([
    { id: 'bad', name: 'Old', raw: { format: 'other' } },
  ])
})

test('a record of nothing but a key is listed as damaged', async () => {
  await plant({ id: 'empty' })
  const listed = await shelf.list()
  expect(listed.ok && listed.value.damaged).toMatchObject([{ id: 'empty', changedAt: 0 }])
})

test('a database of a newer version is said, not destroyed', async () => {
  const newer = await openDB(NAME, 99, { upgrade: (db) => void db.createObjectStore('designs') })
  newer.close()
  expect(await shelf.list()).toEqual({ ok: false, error: { code: 'shelf-newer' } })
})

test('a browser without IndexedDB gives an error in words, not an exception', async () => {
  const kept = globalThis.indexedDB
  Reflect.deleteProperty(globalThis, 'indexedDB')
  try {
    expect(await shelf.put(entry('a', 1))).toMatchObject({
      ok: false,
      error: { code: 'shelf-unavailable' },
    })
  } finally {
    globalThis.indexedDB = kept
  }
})

test('a commit is asked for with the change: a page that closes hears of neither', async () => {
  await shelf.list()
  const commit = vi.spyOn(IDBTransaction.prototype, 'commit')
  const put = shelf.put(entry('a', 5))
  // All that a page may still run when it is told to go.
  await Promise.resolve()
  expect(commit).toHaveBeenCalledOnce()
  expect(await put).toMatchObject({ ok: true })
  commit.mockRestore()
})
