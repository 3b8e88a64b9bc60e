import type { DBSchema } from 'idb'
import type { Result } from '#core/base/result.ts'
import type { CloneRecord, CloneRecords } from '#core/rehearse/environment.ts'
import { attemptsOn, changeStore, lazyDatabase } from './lazy-database.ts'

interface CloneSchema extends DBSchema {
  clones: { key: string; value: CloneRecord; indexes: { org: string } }
}

const VERSION = 1

/** The test clones that a rehearsal in this browser has made and not yet removed, in IndexedDB. */
export function openCloneRecords(name = 'secure-flow-rehearsals'): CloneRecords {
  const database = lazyDatabase<CloneSchema>(name, VERSION, (db) => {
    db.createObjectStore('clones').createIndex('org', 'org')
  })
  const attempt = attemptsOn(database)
  return {
    of: (org) =>
      attempt((db): Promise<readonly CloneRecord[]> => db.getAllFromIndex('clones', 'org', org)),
    keep: (record) =>
      attempt(async (db) => {
        await changeStore(db, 'clones', (clones) => clones.put(record, keyOf(record)))
        return null
      }),
    forget: (record): Promise<Result<null, string>> =>
      attempt(async (db) => {
        await changeStore(db, 'clones', (clones) => clones.delete(keyOf(record)))
        return null
      }),
  }
}

function keyOf({ org, category, name }: CloneRecord): string {
  return JSON.stringify([org, category, name])
}
