import { z } from 'zod'
import { type DataType, dataTypeSchema, type Json, valueSchema } from '../../model/values.ts'
import {
  ANY,
  type Form,
  type Forms,
  holdingMostly,
  holdingOnly,
  listOf,
  oneKeyOf,
  VALUE,
} from '../archy-forms.ts'
import { asList, asObject } from '../archy-values.ts'
import type { Branches, JsonObject } from '../define.ts'
import { isTypeKey } from '../type-keys.ts'
import { readTyped, writeTyped } from '../typed-values.ts'

/** What a switch looks at, and its ways out. */
export const evaluateSchema = z.object({
  /** What each case is compared with; null when each case is a condition of its own. */
  on: z.object({ type: dataTypeSchema, value: valueSchema }).nullable(),
  /** At least one, at most 64 (Genesys flow scripting SDK). The id of a case is its output. */
  cases: z
    .array(z.object({ id: z.string(), value: valueSchema }))
    .min(1, { error: 'needs at least one case' })
    .max(64, { error: 'takes at most 64 cases' }),
})
export type Evaluate = Readonly<z.infer<typeof evaluateSchema>>

export const DEFAULT_OUTPUT = 'default'

/** The id of the case at a place of the list, as reading gives it. */
export function caseId(place: number): string {
  return `case-${place + 1}`
}

/** An id that no case has: those of cases that are left say nothing of their place. */
export function freeCaseId(cases: Evaluate['cases']): string {
  const taken = new Set(cases.map(({ id }) => id))
  let place = cases.length
  while (taken.has(caseId(place))) place += 1
  return caseId(place)
}

/**
 * `{firstTrue: {default, cases}}`, or `{firstMatch: {<type>: {value, default, cases}}}` with the data type as a key.
 * Public exports leave out what nests no action.
 */
export function writeEvaluate({ on, cases }: Evaluate, branches: Branches): JsonObject {
  const ways = {
    ...(branches[DEFAULT_OUTPUT] === undefined
      ? {}
      : { default: { actions: branches[DEFAULT_OUTPUT] } }),
    cases: cases.map(({ id, value }) => ({
      case: {
        value: writeTyped(typeOfCases(on), value),
        ...(branches[id] === undefined ? {} : { actions: branches[id] }),
      },
    })),
  }
  return on === null
    ? { firstTrue: ways }
    : { firstMatch: { [on.type]: { value: writeTyped(on.type, on.value), ...ways } } }
}

/** A case that is compared with nothing is a condition. */
function typeOfCases(on: Evaluate['on']): DataType {
  return on?.type ?? 'boolean'
}

const WAYS: Forms = {
  default: holdingOnly({ actions: ANY }),
  cases: listOf(holdingOnly({ case: holdingMostly({ value: VALUE, actions: ANY }, ['value']) })),
}

/** The data type is the key. */
const MATCHES: Form = (json) =>
  Object.entries(asObject(json)).flatMap(([type, body]) =>
    isTypeKey(type)
      ? COMPARED(body).map((odd) => ({ ...odd, path: [type, ...odd.path] }))
      : [{ path: [type], found: `the key “${type}”`, takes: 'a data type such as string' }],
  )
const COMPARED = holdingOnly({ value: VALUE, ...WAYS })

export const EVALUATE = oneKeyOf({ firstTrue: holdingOnly(WAYS), firstMatch: MATCHES })

interface ReadEvaluate {
  readonly evaluate: Evaluate
  readonly branches: Branches
}

/**
 * Null for a form that says more than a switch holds, or says it otherwise: what is nested there could not be written
 * back as it was.
 */
export function readEvaluate(json: Json | undefined): ReadEvaluate | null {
  const [style, styled] = onlyEntry(json) ?? []
  if (style === 'firstTrue') return readWays(null, styled)
  const [type, body] = (style === 'firstMatch' ? onlyEntry(styled) : null) ?? []
  const known = dataTypeSchema.safeParse(type)
  return known.success ? readWays(known.data, body) : null
}

function readWays(type: DataType | null, json: Json | undefined): ReadEvaluate | null {
  const ways = asObject(json)
  const compared = type ?? 'boolean'
  const otherwise = asObject(ways['default'])
  const bodies = asList(ways['cases']).map((item) => asObject(asObject(item)['case']))
  const isPlain =
    holdsOnly(ways, type === null ? ['default', 'cases'] : ['value', 'default', 'cases']) &&
    holdsOnly(otherwise, ['actions']) &&
    asList(ways['cases']).every((item) => holdsOnly(asObject(item), ['case'])) &&
    bodies.every(
      (body) => holdsOnly(body, ['value', 'actions']) && isValue(compared, body['value']),
    ) &&
    (type === null || isValue(type, ways['value']))
  const lists: readonly [string, Json | undefined][] = [
    ...bodies.map(({ actions }, i): [string, Json | undefined] => [caseId(i), actions]),
    [DEFAULT_OUTPUT, otherwise['actions']],
  ]
  if (!isPlain || !lists.every(([, actions]) => isActionList(actions))) return null
  return {
    evaluate: {
      on: type === null ? null : { type, value: readTyped(type, ways['value']) },
      cases: bodies.map(({ value }, i) => ({
        id: caseId(i),
        value: readTyped(compared, value),
      })),
    },
    branches: Object.fromEntries(
      lists.flatMap(([id, actions]) => (Array.isArray(actions) ? [[id, asList(actions)]] : [])),
    ),
  }
}

function onlyEntry(json: Json | undefined): readonly [string, Json] | null {
  const [entry, ...more] = Object.entries(asObject(json))
  return entry === undefined || more.length > 0 ? null : entry
}

function holdsOnly(body: JsonObject, keys: readonly string[]): boolean {
  return Object.keys(body).every((key) => keys.includes(key))
}

/** A list of mappings with a single key each, which names the action; nothing at all is an empty one. */
function isActionList(json: Json | undefined): boolean {
  return (
    json === undefined || json === null || asList(json).every((item) => onlyEntry(item) !== null)
  )
}

/** A literal that says more than its type does is none that a case can hold. */
function isValue(type: DataType, json: Json | undefined): boolean {
  const entry = onlyEntry(json)
  if (entry === null) return false
  const value = readTyped(type, json)
  if (value.type === 'none') return entry[0] === 'noValue'
  const { lit } = writeTyped(type, value)
  return keysOf(asObject(json)['lit']) === keysOf(lit)
}

function keysOf(literal: Json | undefined): string {
  return Object.keys(asObject(literal)).join(' ')
}
