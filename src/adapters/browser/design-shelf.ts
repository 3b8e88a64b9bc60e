import type { DBSchema, IDBPDatabase } from 'idb'
import type { ActionId, NodeId } from '#core/base/ids.ts'
import { err, ok, type Result } from '#core/base/result.ts'
import { checkNodes, describeNodeError } from '#core/kinds/check-design.ts'
import type { Severity } from '#core/lint/problem.ts'
import type { Design } from '#core/model/design.ts'
import { describeDesignError, readDesign } from '#core/model/migrate.ts'
import { changeStore, lazyDatabase } from './lazy-database.ts'

/** A design as it is kept in this browser. */
export interface ShelfEntry {
  readonly id: string
  readonly name: string
  /** Milliseconds since 1970. */
  readonly changedAt: number
  readonly design: Design
  /** What the last check of exactly this state found; null when it was not checked yet. */
  readonly problems: Readonly<Record<Severity, number>> | null
  /** What there was to say when it was read from a file of another form. */
  readonly remarks?: readonly Remark[]
}

/** One thing to know of how a design was read, and the node or the data action that it is about. */
export interface Remark {
  readonly text: string
  readonly node: NodeId | null
  readonly action?: ActionId
}

/** A record that cannot be read as a design any more: what it is called, why, and what stands in it. */
export interface DamagedEntry {
  readonly id: string
  readonly name: string
  readonly changedAt: number
  readonly detail: string
  readonly raw: unknown
}

/** Why designs could not be kept or read. */
export type ShelfError =
  | { readonly code: 'shelf-unavailable'; readonly detail: string }
  | { readonly code: 'shelf-full' }
  | { readonly code: 'shelf-newer' }

/** The designs that this browser keeps. */
export interface DesignShelf {
  /** All of them, the last changed first. */
  list(): Promise<
    Result<
      { readonly entries: readonly ShelfEntry[]; readonly damaged: readonly DamagedEntry[] },
      ShelfError
    >
  >
  /** Null when there is none of this id. */
  get(id: string): Promise<Result<ShelfEntry | DamagedEntry | null, ShelfError>>
  put(entry: ShelfEntry): Promise<Result<null, ShelfError>>
  remove(id: string): Promise<Result<null, ShelfError>>
}

export function isDamaged(entry: ShelfEntry | DamagedEntry): entry is DamagedEntry {
  return 'detail' in entry
}

interface ShelfSchema extends DBSchema {
  designs: { key: string; value: StoredRecord }
}

/** What IndexedDB holds: written by any earlier version of ours, so nothing but the key is taken for granted. */
interface StoredRecord {
  readonly id: string
  readonly name?: unknown
  readonly changedAt?: unknown
  readonly design?: unknown
  readonly problems?: unknown
  readonly remarks?: unknown
}

const SHELF_VERSION = 1

/** The shelf in IndexedDB. A passing failure passes: opening is tried again on each use. */
export function openShelf(databaseName = 'secure-flow-studio'): DesignShelf {
  const database = lazyDatabase<ShelfSchema>(
    databaseName,
    SHELF_VERSION,
    (db) => void db.createObjectStore('designs', { keyPath: 'id' }),
  )
  const attempt = async <T>(use: (db: IDBPDatabase<ShelfSchema>) => Promise<T>) => {
    try {
      return ok(await use(await database()))
    } catch (error) {
      return err(shelfErrorOf(error))
    }
  }
  return {
    async list() {
      const records = await attempt((db) => db.getAll('designs'))
      if (!records.ok) return records
      const read = records.value
        .map(readRecord)
        .sort((a, b) => b.changedAt - a.changedAt || a.name.localeCompare(b.name))
      return ok({
        entries: read.filter((entry): entry is ShelfEntry => !isDamaged(entry)),
        damaged: read.filter(isDamaged),
      })
    },
    async get(id) {
      const record = await attempt((db) => db.get('designs', id))
      if (!record.ok) return record
      return ok(record.value === undefined ? null : readRecord(record.value))
    },
    put: (entry) =>
      attempt(async (db) => {
        await changeStore(db, 'designs', (designs) => designs.put({ ...entry }))
        return null
      }),
    remove: (id) =>
      attempt(async (db) => {
        await changeStore(db, 'designs', (designs) => designs.delete(id))
        return null
      }),
  }
}

export function describeShelfError(error: ShelfError): string {
  switch (error.code) {
    case 'shelf-unavailable':
      return `This browser does not let the page keep designs (${error.detail}). Save the design as a file.`
    case 'shelf-full':
      return 'The browser has no room left for designs. Save the design as a file, then remove some designs on the home page.'
    case 'shelf-newer':
      return 'A newer version of Secure Flow Studio has been open in this browser. Reload the page.'
  }
}

function shelfErrorOf(error: unknown): ShelfError {
  const name = error instanceof Error || error instanceof DOMException ? error.name : ''
  if (name === 'QuotaExceededError') return { code: 'shelf-full' }
  if (name === 'VersionError') return { code: 'shelf-newer' }
  return {
    code: 'shelf-unavailable',
    detail: error instanceof Error ? error.message : String(error),
  }
}

function readRecord(record: StoredRecord): ShelfEntry | DamagedEntry {
  const name = typeof record.name === 'string' ? record.name : 'Unnamed design'
  const changedAt = typeof record.changedAt === 'number' ? record.changedAt : 0
  const shaped = readDesign(record.design)
  const damage = (detail: string) => ({
    id: record.id,
    name,
    changedAt,
    detail,
    raw: record.design,
  })
  if (!shaped.ok) return damage(describeDesignError(shaped.error))
  const checked = checkNodes(shaped.value)
  if (!checked.ok) return damage(describeNodeError(checked.error))
  const remarks = readRemarks(record)
  return {
    id: record.id,
    name,
    changedAt,
    design: checked.value,
    problems: readCounts(record),
    ...(remarks.length === 0 ? {} : { remarks }),
  }
}

function readRemarks({ remarks }: StoredRecord): readonly Remark[] {
  if (!Array.isArray(remarks)) return []
  return remarks.flatMap((remark: unknown) => {
    if (typeof remark !== 'object' || remark === null) return []
    const text: unknown = Reflect.get(remark, 'text')
    const node: unknown = Reflect.get(remark, 'node')
    const action: unknown = Reflect.get(remark, 'action')
    if (typeof text !== 'string') return []
    return [
      {
        text,
        node: typeof node === 'string' ? (node as NodeId) : null,
        ...(typeof action === 'string' ? { action: action as ActionId } : {}),
      },
    ]
  })
}

function readCounts({ problems }: StoredRecord): ShelfEntry['problems'] {
  if (typeof problems !== 'object' || problems === null) return null
  const count = (severity: Severity) => {
    const value: unknown = Reflect.get(problems, severity)
    return typeof value === 'number' ? value : 0
  }
  return { error: count('error'), warning: count('warning'), info: count('info') }
}
