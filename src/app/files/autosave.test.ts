import { deleteDB } from 'idb'
import { afterEach, expect, test } from 'vitest'
import { type DesignShelf, openShelf, type ShelfEntry } from '#adapters/browser/design-shelf.ts'
import { err, ok } from '#core/base/result.ts'
import { findTemplate } from '#core/gateways/templates.ts'
import type { Design } from '#core/model/design.ts'
import { installFakeIndexedDb } from '#testing/fake-indexed-db.ts'
import { startAutosave } from './autosave.ts'
import type { SaveState } from './save-store.ts'

installFakeIndexedDb()

const NAME = 'autosave-test'
afterEach(() => deleteDB(NAME))

function named(name: string): Design {
  const blank = findTemplate('blank')?.build()
  if (blank === undefined) throw new Error('the blank template is gone')
  return { ...blank, flow: { ...blank.flow, name } }
}

type Run = (write: () => void) => void
const atOnce: Run = (write) => write()

function start(
  shelf: Pick<DesignShelf, 'put'>,
  stored: { design: Design; changedAt: number } | null,
  { next = atOnce, later = atOnce }: { next?: Run; later?: Run } = {},
) {
  const states: SaveState['status'][] = []
  let time = 100
  const autosave = startAutosave({
    shelf,
    now: () => {
      time += 1
      return time
    },
    onState: ({ status }) => states.push(status),
    stored,
    next,
    later,
  })
  return { autosave, states }
}

/** A shelf whose writes are let through one by one, or refused. */
function manualShelf() {
  const puts: { entry: ShelfEntry; settle: (works: boolean) => void }[] = []
  const put: DesignShelf['put'] = (entry) =>
    new Promise((resolve) => {
      puts.push({
        entry,
        settle: (works) => resolve(works ? ok(null) : err({ code: 'shelf-full' })),
      })
    })
  return { put, puts }
}

/** Lets everything happen that waits for nothing but its turn. */
const turn = () => new Promise<void>((resolve) => setTimeout(resolve))

test('after a change the new state is on the shelf', async () => {
  const shelf = openShelf(NAME)
  const { autosave, states } = start(shelf, null)
  const design = named('Donations')
  autosave.save(design, null)
  await autosave.flush()
  const found = await openShelf(NAME).get(design.id)
  expect(found).toEqual({
    ok: true,
    value: { id: design.id, name: 'Donations', changedAt: 101, design, problems: null },
  })
  expect(states).toEqual(['saving', 'saved'])
})

test('the write begins in the next task, not after a delay', async () => {
  const shelf = manualShelf()
  start(shelf, null, { next: (write) => setTimeout(write) }).autosave.save(named('a'), null)
  expect(shelf.puts).toHaveLength(0)
  await turn()
  expect(shelf.puts).toHaveLength(1)
})

test('a page that goes before that task writes at once, and once', async () => {
  const shelf = manualShelf()
  const { autosave } = start(shelf, null, { next: (write) => setTimeout(write) })
  autosave.save(named('a'), null)
  autosave.retry()
  expect(shelf.puts).toHaveLength(1)
  await turn()
  expect(shelf.puts).toHaveLength(1)
})

test('a page that goes while a write is under way does not wait for its end, after which nothing may run', async () => {
  const shelf = manualShelf()
  const { autosave, states } = start(shelf, null)
  autosave.save(named('a'), null)
  autosave.save(named('b'), null)
  autosave.retry()
  expect(shelf.puts.map(({ entry }) => entry.name)).toEqual(['a', 'b'])
  shelf.puts[0]?.settle(true)
  await turn()
  expect(states.at(-1)).toBe('saving')
  shelf.puts[1]?.settle(true)
  await autosave.flush()
  expect(states.at(-1)).toBe('saved')
  expect(shelf.puts).toHaveLength(2)
})

test('a write that fails beside a later one is not tried again over it', async () => {
  const shelf = manualShelf()
  const { autosave, states } = start(shelf, null)
  autosave.save(named('a'), null)
  autosave.save(named('b'), null)
  autosave.retry()
  shelf.puts[0]?.settle(false)
  shelf.puts[1]?.settle(true)
  await autosave.flush()
  autosave.retry()
  expect(shelf.puts).toHaveLength(2)
  expect(states.at(-1)).toBe('saved')
})

test('what was given up before that task is not written', async () => {
  const shelf = manualShelf()
  const { autosave, states } = start(shelf, null, { next: (write) => setTimeout(write) })
  autosave.save(named('a'), null)
  autosave.abandon()
  await turn()
  expect(shelf.puts).toHaveLength(0)
  expect(states).toEqual(['saving'])
})

test('while a write is under way only the newest state waits', async () => {
  const shelf = manualShelf()
  const { autosave, states } = start(shelf, null)
  for (const name of ['a', 'b', 'c', 'd']) autosave.save(named(name), null)
  shelf.puts[0]?.settle(true)
  await turn()
  shelf.puts[1]?.settle(true)
  await autosave.flush()
  expect(shelf.puts.map(({ entry }) => entry.name)).toEqual(['a', 'd'])
  expect(states.at(-1)).toBe('saved')
})

test('it does not say saved before the last state is', async () => {
  const shelf = manualShelf()
  const { autosave, states } = start(shelf, null)
  autosave.save(named('a'), null)
  autosave.save(named('b'), null)
  shelf.puts[0]?.settle(true)
  await turn()
  expect(states).toEqual(['saving', 'saving'])
})

test('a failed write is said and kept for another try', async () => {
  const shelf = manualShelf()
  const { autosave, states } = start(shelf, null)
  autosave.save(named('a'), null)
  shelf.puts[0]?.settle(false)
  await turn()
  expect(states.at(-1)).toBe('failed')
  autosave.retry()
  shelf.puts[1]?.settle(true)
  await turn()
  expect(shelf.puts[1]?.entry.name).toBe('a')
  expect(states.at(-1)).toBe('saved')
})

test('what a check found does not count as a change', async () => {
  const shelf = openShelf(NAME)
  const design = named('a')
  const { autosave, states } = start(shelf, { design, changedAt: 7 })
  autosave.save(design, { error: 2, warning: 0, info: 0 })
  await autosave.flush()
  const found = await shelf.get(design.id)
  expect(found).toMatchObject({ value: { changedAt: 7, problems: { error: 2 } } })
  expect(states).toEqual(['saved'])
})

test('what a check found is written when nothing was done for a moment, and with the next state at once', async () => {
  const shelf = manualShelf()
  const waits: (() => void)[] = []
  const { autosave } = start(shelf, null, { later: (write) => waits.push(write) })
  const counts = { error: 1, warning: 0, info: 0 }
  const settle = async () => {
    shelf.puts.at(-1)?.settle(true)
    await turn()
  }
  const [a, b] = [named('a'), named('b')]
  autosave.save(a, null)
  autosave.save(a, counts)
  await settle()
  expect(shelf.puts).toHaveLength(1)
  autosave.save(b, null)
  await settle()
  expect(shelf.puts.map(({ entry }) => entry.name)).toEqual(['a', 'b'])
  autosave.save(b, counts)
  for (const write of waits) write()
  await settle()
  expect(shelf.puts).toHaveLength(3)
  expect(shelf.puts[2]?.entry).toMatchObject({ name: 'b', problems: counts })
})

test('what a check found is not lost with a page that goes before', async () => {
  const shelf = manualShelf()
  const { autosave } = start(shelf, null, { later: () => undefined })
  const design = named('a')
  const counts = { error: 0, warning: 2, info: 0 }
  autosave.save(design, null)
  shelf.puts[0]?.settle(true)
  await turn()
  autosave.save(design, counts)
  autosave.retry()
  expect(shelf.puts.at(-1)?.entry).toMatchObject({ problems: counts })
})

test('what another tab has taken over is not written any more', async () => {
  const shelf = manualShelf()
  const { autosave } = start(shelf, null)
  autosave.save(named('a'), null)
  autosave.save(named('b'), null)
  autosave.abandon()
  shelf.puts[0]?.settle(true)
  await autosave.flush()
  expect(shelf.puts).toHaveLength(1)
})
