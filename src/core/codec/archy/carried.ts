import type { JsonObject } from '../../kinds/define.ts'
import type { Json } from '../../model/values.ts'
import { isSameJson } from './equal.ts'

/**
 * What a file says in other words than ours is carried along and written back: properties that we do not model, and
 * modelled ones whose form we would write differently (null stands for one that the file leaves out). A modelled one
 * is written back only as long as nobody has changed what it means.
 */
export type Carried = Readonly<Record<string, Json>>

/** What must be carried so that writing gives the original again. Keys in `nested` hold what is written anew. */
export function carryDifferences(
  original: JsonObject,
  written: JsonObject,
  nested: ReadonlySet<string>,
): Carried {
  const carried: [string, Json][] = []
  for (const key of new Set([...Object.keys(original), ...Object.keys(written)])) {
    if (nested.has(key)) continue
    const value = original[key]
    if (!isSameJson(value, written[key])) carried.push([key, value ?? null])
  }
  return Object.fromEntries(carried)
}

/**
 * The written properties with the carried ones in their place. `rewrite` gives what we would write for a body that
 * was read: a carried property is in force when it would give what is written now.
 */
export function restoreCarried(
  written: JsonObject,
  carried: Carried | undefined,
  modelled: ReadonlySet<string>,
  rewrite: (body: JsonObject) => JsonObject,
): JsonObject {
  if (carried === undefined || Object.keys(carried).length === 0) return written
  const own = Object.fromEntries(Object.entries(carried).filter(([key]) => modelled.has(key)))
  const again = rewrite(withoutNulls({ ...written, ...own }))
  const restored: [string, Json][] = []
  for (const [key, value] of Object.entries(written)) {
    const original = Object.hasOwn(carried, key) ? carried[key] : undefined
    const isInForce = original !== undefined && isSameJson(again[key], value)
    if (!isInForce) restored.push([key, value])
    else if (original !== null) restored.push([key, original])
  }
  const added = Object.entries(carried).filter(
    ([key, value]) =>
      (value !== null || !modelled.has(key)) &&
      !Object.hasOwn(written, key) &&
      !isOutdated(key, modelled, again),
  )
  const nestedAt = restored.findIndex(([key]) => key === NESTED_KEY)
  restored.splice(nestedAt < 0 ? restored.length : nestedAt, 0, ...added)
  return Object.fromEntries(restored)
}

/** Exports have what an action nests behind what it says. */
const NESTED_KEY = 'outputs'

/** A modelled property that the file has and we would not write: in force while we still would not. */
function isOutdated(key: string, modelled: ReadonlySet<string>, again: JsonObject): boolean {
  return modelled.has(key) && Object.hasOwn(again, key)
}

function withoutNulls(body: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null))
}
