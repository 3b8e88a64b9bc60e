import type { DataAction } from '#core/model/data-action.ts'

/** One name that the success template may use: where its value is found, and what it is when nothing is found. */
export interface TranslationRow {
  readonly name: string
  readonly path: string
  /** Empty for none: a default is JSON, so an empty string is written `""`. */
  readonly fallback: string
  /** False for a default that stands for no path. */
  readonly isMapped: boolean
}

type Response = DataAction['response']

export function translationRows({
  translationMap,
  translationMapDefaults,
}: Response): readonly TranslationRow[] {
  const names = new Set([...Object.keys(translationMap), ...Object.keys(translationMapDefaults)])
  return [...names].map((name) => ({
    name,
    path: own(translationMap, name),
    fallback: own(translationMapDefaults, name),
    isMapped: Object.hasOwn(translationMap, name),
  }))
}

/** The two maps that Genesys keeps, from rows. */
export function translationOf(
  rows: readonly TranslationRow[],
): Pick<Response, 'translationMap' | 'translationMapDefaults'> {
  const mapped = rows.filter(({ isMapped }) => isMapped)
  const defaulted = rows.filter(({ fallback }) => fallback !== '')
  return {
    translationMap: Object.fromEntries(mapped.map(({ name, path }) => [name, path])),
    translationMapDefaults: Object.fromEntries(
      defaulted.map(({ name, fallback }) => [name, fallback]),
    ),
  }
}

/** The first of `value`, `value2`, `value3` … that no row has. */
export function freeRowName(rows: readonly TranslationRow[]): string {
  const taken = new Set(rows.map(({ name }) => name))
  let name = 'value'
  for (let n = 2; taken.has(name); n += 1) name = `value${n}`
  return name
}

function own(record: Readonly<Record<string, string>>, name: string): string {
  return Object.hasOwn(record, name) ? (record[name] ?? '') : ''
}
