import type { DBSchema, IDBPDatabase } from 'idb'
import { z } from 'zod'
import type { Result } from '#core/base/result.ts'
import type { Journal, JournalEntry } from '#core/publish/journal.ts'
import { publishedMemorySchema } from '#core/publish/memory.ts'
import {
  type KeptJournal,
  openJournal,
  type PublishRecords,
  type RecordKey,
  sealJournal,
} from '#core/publish/records.ts'
import { attemptsOn, changeStore, lazyDatabase } from './lazy-database.ts'

interface PublishSchema extends DBSchema {
  memories: { key: string; value: unknown }
  journals: { key: string; value: StoredJournal; indexes: { owner: string } }
  entries: {
    key: number
    value: { readonly journal: string; readonly entry: JournalEntry }
    indexes: { journal: string }
  }
}

/** Entries are kept by themselves, so that adding one does not write the plan again. */
interface StoredJournal extends Omit<KeptJournal, 'entries'> {
  readonly owner: string
}

const VERSION = 1
/** The way back needs the publish before the last one; more are kept for looking back. */
const MAX_JOURNALS = 10

/** What a browser tells besides: it holds the records of all designs. */
export interface BrowserPublishRecords extends PublishRecords {
  /** The newest publish of each design to each org. */
  newest(): Promise<Result<readonly Journal[], string>>
  /** The ids of the designs that a flow of this org was published from or opened as, by the id of the flow. */
  designsOf(org: string): Promise<Result<ReadonlyMap<string, readonly string[]>, string>>
}

/** What was published from this browser, in IndexedDB. */
export function openPublishRecords(name = 'secure-flow-publishing'): BrowserPublishRecords {
  const database = lazyDatabase<PublishSchema>(name, VERSION, createStores)
  const attempt = attemptsOn(database)
  return {
    memory: (key) =>
      attempt(async (db) => {
        const parsed = publishedMemorySchema.safeParse(await db.get('memories', ownerOf(key)))
        return parsed.success ? parsed.data : null
      }),
    journals: (key) =>
      attempt(async (db) => {
        const stored = await db.getAllFromIndex('journals', 'owner', ownerOf(key))
        return opened(db, stored)
      }),
    newest: () =>
      attempt(async (db) => {
        const newest = new Map<string, StoredJournal>()
        for (const journal of await db.getAll('journals')) {
          const other = newest.get(journal.owner)
          if (other === undefined || other.startedAt < journal.startedAt) {
            newest.set(journal.owner, journal)
          }
        }
        return opened(db, [...newest.values()])
      }),
    designsOf: (org) =>
      attempt(async (db) => {
        const known = new Map<string, readonly string[]>()
        for (const owner of await db.getAllKeys('memories')) {
          const [ofOrg, design] = ownerSchema.parse(JSON.parse(owner))
          const memory = publishedMemorySchema.safeParse(await db.get('memories', owner))
          if (ofOrg !== org || !memory.success || memory.data.flow === null) continue
          const { id } = memory.data.flow
          known.set(id, [...(known.get(id) ?? []), design])
        }
        return known
      }),
    begin: (journal) =>
      attempt(async (db) => {
        const { entries: _, ...kept } = sealJournal(journal)
        const owner = ownerOf({ org: journal.org.id, design: journal.plan.design })
        await changeStore(db, 'journals', (journals) => journals.put({ ...kept, owner }))
        await prune(db, owner)
        return null
      }),
    append: (journal, entry) =>
      attempt(async (db) => {
        await changeStore(db, 'entries', (entries) => entries.add({ journal, entry }))
        return null
      }),
    remember: (key, memory) =>
      attempt(async (db) => {
        await changeStore(db, 'memories', (memories) => memories.put(memory, ownerOf(key)))
        return null
      }),
    discard: (journal) =>
      attempt(async (db) => {
        await remove(db, journal)
        return null
      }),
  }
}

/** With their entries, the newest first. */
async function opened(
  db: IDBPDatabase<PublishSchema>,
  stored: readonly StoredJournal[],
): Promise<readonly Journal[]> {
  const journals = await Promise.all(
    stored.map(async (journal) => {
      const kept = await db.getAllFromIndex('entries', 'journal', journal.id)
      return openJournal({ ...journal, entries: kept.map(({ entry }) => entry) })
    }),
  )
  return journals.filter((journal) => journal !== null).sort((a, b) => b.startedAt - a.startedAt)
}

function createStores(db: IDBPDatabase<PublishSchema>): void {
  db.createObjectStore('memories')
  db.createObjectStore('journals', { keyPath: 'id' }).createIndex('owner', 'owner')
  db.createObjectStore('entries', { autoIncrement: true }).createIndex('journal', 'journal')
}

async function prune(db: IDBPDatabase<PublishSchema>, owner: string): Promise<void> {
  const stored = await db.getAllFromIndex('journals', 'owner', owner)
  const old = stored.toSorted((a, b) => b.startedAt - a.startedAt).slice(MAX_JOURNALS)
  for (const { id } of old) await remove(db, id)
}

async function remove(db: IDBPDatabase<PublishSchema>, id: string): Promise<void> {
  const keys = await db.getAllKeysFromIndex('entries', 'journal', id)
  const change = db.transaction(['journals', 'entries'], 'readwrite')
  await Promise.all([
    change.objectStore('journals').delete(id),
    ...keys.map((key) => change.objectStore('entries').delete(key)),
    change.done,
  ])
}

const ownerSchema = z.tuple([z.string(), z.string()])

function ownerOf({ org, design }: RecordKey): string {
  return JSON.stringify([org, design])
}
