import type { Call } from './operation.ts'
import { badRequest } from './reply.ts'
import type { ApiProblem } from './reply.ts'
import { writeForm } from './request.ts'

export interface EntityListing {
  readonly entities: readonly unknown[]
  readonly pageSize: number
  readonly pageNumber: number
  readonly total: number
  readonly pageCount: number
}

/** The page that the call asks for, with the addresses of its neighbours, as the platform pages. */
export function listPage(
  call: Call,
  all: readonly unknown[],
): { readonly listing: EntityListing } | { readonly problem: ApiProblem } {
  const pageSize = readCount(call.query.get('pageSize'), 25)
  const pageNumber = readCount(call.query.get('pageNumber'), 1)
  if (pageSize === null || pageSize > 500) {
    return { problem: badRequest('pageSize must be a number from 1 to 500.', 'pageSize') }
  }
  if (pageNumber === null) {
    return { problem: badRequest('pageNumber must be a positive number.', 'pageNumber') }
  }
  const pageCount = Math.ceil(all.length / pageSize)
  const entities = all.slice((pageNumber - 1) * pageSize, pageNumber * pageSize)
  const uri = (number: number) => pageUri(call, pageSize, number)
  const listing = {
    entities,
    pageSize,
    pageNumber,
    total: all.length,
    pageCount,
    firstUri: uri(1),
    selfUri: uri(pageNumber),
    lastUri: uri(Math.max(1, pageCount)),
    ...(pageNumber < pageCount ? { nextUri: uri(pageNumber + 1) } : {}),
    ...(pageNumber > 1 ? { previousUri: uri(pageNumber - 1) } : {}),
  }
  return { listing }
}

/** Sorts by a text property of the listed entities, without regard to case. */
export function sorted<T extends object>(
  call: Call,
  entities: readonly T[],
  byDefault: keyof T & string,
) {
  const asked = call.query.get('sortBy') ?? byDefault
  const descending = (call.query.get('sortOrder') ?? 'asc').toLowerCase().startsWith('desc')
  const key = (entity: T) =>
    String(Object.entries(entity).find(([name]) => name === asked)?.[1] ?? '')
  const ascending = [...entities].sort((left, right) =>
    compareText(key(left).toLowerCase(), key(right).toLowerCase()),
  )
  return descending ? ascending.reverse() : ascending
}

/** `*` is a wildcard; without one the text may stand anywhere in the name. Case does not count. */
export function nameMatches(wanted: string | undefined, name: string): boolean {
  if (wanted === undefined || wanted === '') return true
  const text = name.toLowerCase()
  let at = 0
  for (const piece of wanted.toLowerCase().split('*')) {
    const found = text.indexOf(piece, at)
    if (found < 0) return false
    at = found + piece.length
  }
  return true
}

function readCount(text: string | undefined, absent: number): number | null {
  if (text === undefined || text === '') return absent
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null
}

function pageUri(call: Call, pageSize: number, pageNumber: number): string {
  const kept = Object.fromEntries(call.query)
  const query = { ...kept, pageSize: String(pageSize), pageNumber: String(pageNumber) }
  return `${call.path}?${writeForm(query)}`
}

function compareText(left: string, right: string): number {
  if (left === right) return 0
  return left < right ? -1 : 1
}
