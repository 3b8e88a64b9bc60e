import type { Json } from '../../model/values.ts'
import { isSameJson } from '../archy/equal.ts'
import { at, isJsonMap, type JsonMap } from './plain-json.ts'

/**
 * What a file says and we do not, or in other words than ours: by its place, so that it can be written back. A schema of
 * one property is carried whole, as its parts only make sense together.
 */
export function carriedOf(original: JsonMap, written: JsonMap, isWhole = false): JsonMap {
  return Object.fromEntries(
    Object.entries(original).flatMap(([key, value]): [string, Json][] => {
      const ours = at(written, key)
      if (isSameJson(value, ours)) return []
      if (isWhole || !isJsonMap(value) || !isJsonMap(ours)) return [[key, value]]
      const inner = carriedOf(value, ours, key === 'properties')
      return Object.keys(inner).length === 0 ? [] : [[key, inner]]
    }),
  )
}

/** The written form with everything carried in its place; nothing of ours is left. */
export function overlay(written: JsonMap, carried: JsonMap): JsonMap {
  const added = Object.entries(carried).map(([key, value]): [string, Json] => {
    const ours = at(written, key)
    return [key, isJsonMap(value) && isJsonMap(ours) ? overlay(ours, value) : value]
  })
  return { ...written, ...Object.fromEntries(added) }
}

/**
 * What is written: a carried value stands as long as it means what the action says now. `meant` is what we would write
 * for an action that was read from the carried values: where that is not what we write, somebody has changed it.
 */
export function restore(now: JsonMap, carried: JsonMap, meant: JsonMap): JsonMap {
  const keys = [...new Set([...Object.keys(now), ...Object.keys(carried)])]
  return Object.fromEntries(
    keys.flatMap((key): [string, Json][] => {
      const [ours, theirs, before] = [at(now, key), at(carried, key), at(meant, key)]
      if (theirs === undefined || (ours === undefined && before !== undefined)) {
        return ours === undefined ? [] : [[key, ours]]
      }
      if (isJsonMap(ours) && isJsonMap(theirs)) {
        return [[key, restore(ours, theirs, isJsonMap(before) ? before : {})]]
      }
      if (isSameJson(ours, before)) return [[key, theirs]]
      return ours === undefined ? [] : [[key, ours]]
    }),
  )
}
