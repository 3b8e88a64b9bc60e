import {
  type DBSchema,
  type IDBPDatabase,
  type IDBPObjectStore,
  openDB,
  type StoreNames,
} from 'idb'
import { err, ok, type Result } from '#core/base/result.ts'

/** Opens a database when it is first needed, and again on the next use after that has failed or it was closed. */
export function lazyDatabase<Schema extends DBSchema>(
  name: string,
  version: number,
  upgrade: (db: IDBPDatabase<Schema>) => void,
): () => Promise<IDBPDatabase<Schema>> {
  let opening: Promise<IDBPDatabase<Schema>> | null = null
  return () => {
    opening ??= openDB<Schema>(name, version, {
      upgrade,
      // Another tab wants a newer version: let it, and open again when next needed.
      blocking: (_current, _blocked, event) => {
        opening = null
        if (event.target instanceof IDBDatabase) event.target.close()
      },
      terminated: () => {
        opening = null
      },
    })
    opening.catch(() => {
      opening = null
    })
    return opening
  }
}

/** Uses of a database whose failures are sentences, as the browser words them. */
export function attemptsOn<Schema extends DBSchema>(
  database: () => Promise<IDBPDatabase<Schema>>,
): <T>(use: (db: IDBPDatabase<Schema>) => Promise<T>) => Promise<Result<T, string>> {
  return async (use) => {
    try {
      return ok(await use(await database()))
    } catch (error) {
      return err(
        error instanceof Error || error instanceof DOMException ? error.message : String(error),
      )
    }
  }
}

/**
 * Makes one change in a store, and asks for its commit in the same breath. By itself a browser commits when the page has
 * heard how the change went, and takes the change back when the page is closed before
 * (https://w3c.github.io/IndexedDB/#dom-idbtransaction-commit): what was typed last would be gone.
 */
export async function changeStore<Schema extends DBSchema, Name extends StoreNames<Schema>>(
  db: IDBPDatabase<Schema>,
  name: Name,
  change: (store: IDBPObjectStore<Schema, [Name], Name, 'readwrite'>) => Promise<unknown>,
): Promise<void> {
  const transaction = db.transaction(name, 'readwrite')
  const changed = change(transaction.store)
  transaction.commit()
  await Promise.all([changed, transaction.done])
}
