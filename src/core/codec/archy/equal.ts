import { asObject } from '../../kinds/archy-values.ts'
import type { Json } from '../../model/values.ts'

/** Whether two values are the same, whatever order their keys stand in. */
export function isSameJson(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item: Json, i) => isSameJson(item, b[i]))
  }
  if (!isMap(a) || !isMap(b)) return false
  const [left, right] = [asObject(a), asObject(b)]
  const keys = Object.keys(left)
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && isSameJson(left[key], right[key]))
  )
}

/**
 * Whether two values mean the same to Archy: a key that is left out is one without a value, and a minute is sixty
 * seconds.
 */
export function meansTheSame(a: Json | undefined, b: Json | undefined): boolean {
  return isSameJson(meaningOf(a), meaningOf(b))
}

const UNIT_SECONDS: Readonly<Record<string, number>> = {
  ms: 0.001,
  seconds: 1,
  minutes: 60,
  hours: 3600,
}

/** The value without what says nothing; undefined when nothing is left. */
function meaningOf(json: Json | undefined): Json | undefined {
  if (json === null || json === undefined) return undefined
  if (Array.isArray(json)) return json.map((item: Json) => meaningOf(item) ?? null)
  if (!isMap(json)) return json
  const duration = secondsOf(json)
  if (duration !== null) return { seconds: duration }
  const entries = Object.entries(asObject(json)).flatMap(([key, value]): [string, Json][] => {
    if (key === 'noValue' && value === true) return []
    if (key === 'exp' && (typeof value === 'number' || typeof value === 'boolean')) {
      return [[key, String(value)]]
    }
    const meaning = meaningOf(value)
    return meaning === undefined ? [] : [[key, meaning]]
  })
  return entries.length === 0 ? undefined : Object.fromEntries(entries)
}

function secondsOf(json: Json): number | null {
  const entries = Object.entries(asObject(json))
  let seconds = 0
  for (const [unit, amount] of entries) {
    const factor = Object.hasOwn(UNIT_SECONDS, unit) ? UNIT_SECONDS[unit] : undefined
    if (factor === undefined || typeof amount !== 'number') return null
    seconds += factor * amount
  }
  return entries.length === 0 ? null : seconds
}

function isMap(json: Json | undefined): boolean {
  return typeof json === 'object' && json !== null && !Array.isArray(json)
}
