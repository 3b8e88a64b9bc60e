import { type DBSchema, type IDBPDatabase, openDB } from 'idb'

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
