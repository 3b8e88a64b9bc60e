import { readDuration } from '../language/expression/time-text.ts'
import { type DataType, type Json, literal, type Value } from '../model/values.ts'
import { asObject, readNamed, readValue, writeNamed, writeValue } from './archy-values.ts'
import type { JsonObject } from './define.ts'

/**
 * How Archy writes a value where its type is known: what belongs to the org is named, `lit: {name: Sales}`, and a
 * duration has units, `lit: {minutes: 5}`. In a design both are texts, a duration by ISO 8601.
 */
export function writeTyped(type: DataType, value: Value): JsonObject {
  if (NAMED.has(type)) return writeNamed(value)
  const units = type === 'duration' && value.type === 'literal' ? unitsOf(value.value) : null
  return units === null ? writeValue(value) : { lit: units }
}

export function readTyped(type: DataType, json: Json | undefined): Value {
  if (NAMED.has(type)) return readNamed(json)
  const text = type === 'duration' ? durationIn(asObject(asObject(json)['lit'])) : null
  return text === null ? readValue(json) : literal(text)
}

/** Whether a literal is a duration that Archy has units for. */
export function isDuration(value: string | number | boolean): boolean {
  return unitsOf(value) !== null
}

const NAMED: ReadonlySet<DataType> = new Set(['queue', 'skill', 'user', 'prompt'])

/** The unit of Archy and the letter of ISO 8601, in the order of both; seconds and their fraction come behind them. */
const UNITS = [
  ['days', 'D'],
  ['hours', 'H'],
  ['minutes', 'M'],
] as const
const KNOWN: ReadonlySet<string> = new Set([...UNITS.map(([unit]) => unit), 'seconds', 'ms'])
const ISO = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d{1,3}))?S)?)?$/

function unitsOf(value: string | number | boolean): JsonObject | null {
  const text = String(value)
  const found = ISO.exec(text)
  if (found === null || readDuration(text) === undefined) return null
  const [, days, hours, minutes, seconds, fraction] = found
  const amounts: readonly (readonly [string, string | undefined])[] = [
    ['days', days],
    ['hours', hours],
    ['minutes', minutes],
    // What is less than a second alone needs none.
    ['seconds', seconds === '0' && fraction !== undefined ? undefined : seconds],
    ['ms', fraction?.padEnd(3, '0')],
  ]
  return Object.fromEntries(
    amounts.flatMap(([unit, amount]) => (amount === undefined ? [] : [[unit, Number(amount)]])),
  )
}

/** Null for what is no mapping of whole amounts: it is kept as it is. */
function durationIn(lit: JsonObject): string | null {
  const amounts = new Map<string, number>()
  for (const [unit, amount] of Object.entries(lit)) {
    if (!KNOWN.has(unit) || typeof amount !== 'number') return null
    if (!Number.isSafeInteger(amount) || amount < 0) return null
    amounts.set(unit, amount)
  }
  const ms = amounts.get('ms')
  if (amounts.size === 0 || (ms ?? 0) >= 1000) return null
  const [day = '', ...time] = UNITS.map(([unit, letter]) => part(amounts.get(unit), letter))
  const fraction = ms === undefined ? '' : `.${String(ms).padStart(3, '0')}`
  const seconds = ms === undefined ? amounts.get('seconds') : (amounts.get('seconds') ?? 0)
  const clock = `${time.join('')}${part(seconds, `${fraction}S`)}`
  return `P${day}${clock === '' ? '' : `T${clock}`}`
}

function part(amount: number | undefined, letter: string): string {
  return amount === undefined ? '' : `${amount}${letter}`
}
