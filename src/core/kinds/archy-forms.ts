import { closest } from '../base/closest.ts'
import { type Json } from '../model/values.ts'
import { asObject, readSeconds } from './archy-values.ts'

/** What stands in a file where Archy takes something else. */
export interface Oddity {
  /** The keys that lead to it. */
  readonly path: readonly string[]
  /** What stands there, for a sentence: “four”, the key “secs”, nothing. */
  readonly found: string
  /** What belongs there, for a sentence: a whole number, one of lit, exp and noValue. */
  readonly takes: string
  /** A plain text or number stands where keys belong. */
  readonly isBare?: true
  /** Genesys’ own core refuses it, whoever hands it over: it is not only unknown here. */
  readonly isRefused?: true | undefined
  /** It is read as it stands all the same. */
  readonly isRead?: true
  /** Present where that is a value of the form: the kind says which. */
  readonly bare?: BareValue
}

/** A text where Archy has `{exp: …}`, `{lit: …}` or `{var: …}`: it is not read as a value, and Archy refuses it. */
export interface BareValue {
  readonly field: string
  /** What it is given to, in words. */
  readonly what: string
}

/**
 * What Archy takes at a place of a file; says what of a value is otherwise. Properties that are left out, or have nothing
 * behind their key, are no matter of form.
 */
export type Form = (json: Json) => readonly Oddity[]

/** By the keys of a mapping. */
export type Forms = Readonly<Record<string, Form>>

export const ANY: Form = () => []

/** A text that Archy or Terraform fills in can become anything. */
export function isFilledIn(json: Json): boolean {
  return typeof json === 'string' && /\{\{|\$\{/.test(json)
}

/** What is named in another file, or in one that is filled in before Archy sees it, may well be there. */
export function isElsewhere(reference: Json): boolean {
  return typeof reference === 'string' && (isFilledIn(reference) || reference.includes('#/'))
}

/** What is no mapping and no list, when `fits` says so. */
function scalar(takes: string, fits: (json: Json) => boolean): Form {
  return (json) =>
    fits(json) || isFilledIn(json) ? [] : [{ path: [], found: inWords(json), takes }]
}

/**
 * What the design-time core of the flow scripting SDK (0.0.18), which Archy hands its values to, throws at: “the value
 * '13' (JavaScript type: 'string') is not a supported integer”, and the same of booleans, digits and words of a list.
 */
export function refused(form: Form): Form {
  return (json) => form(json).map((odd) => ({ ...odd, isRefused: true }))
}

const FLAG = scalar('true or false', (json) => typeof json === 'boolean')
const REFUSED_FLAG = refused(FLAG)
/** YAML 1.1 reads these without quotes as true and false, YAML 1.2 as texts; which of them Archy reads is not known. */
const OLD_FLAG = /^(?:y|yes|n|no|on|off)$/i
export const BOOLEAN: Form = (json) =>
  typeof json === 'string' && OLD_FLAG.test(json) ? FLAG(json) : REFUSED_FLAG(json)
export const COUNT = refused(
  scalar(
    'a number of digits',
    (json) => Number.isInteger(json) && Number(json) >= 0 && Number(json) <= 1000,
  ),
)
export const WHOLE = refused(scalar('a whole number', (json) => Number.isInteger(json)))
const AMOUNT: Form = (json) =>
  typeof json === 'number' && json >= 0
    ? WHOLE(json).map((odd) => ({ ...odd, isRead: true }))
    : refused(WHOLE_AMOUNT)(json)
const WHOLE_AMOUNT = scalar('a whole number', (json) => Number.isInteger(json) && Number(json) >= 0)
const YES = scalar('true', (json) => json === true)
/** A number or a boolean without quotes is read as the text that it is. */
export const TEXT = scalar('a text', (json) => json !== null && typeof json !== 'object')

/** A whole number in a range. The numbers are those of the core of 2018: a newer one may take more. */
export function wholeWithin(min: number, max: number): Form {
  const inRange = scalar(
    `a whole number from ${min} to ${max}`,
    (json) => Number(json) >= min && Number(json) <= max,
  )
  return (json) =>
    WHOLE(json).length > 0 ? WHOLE(json) : inRange(json).map((odd) => ({ ...odd, isRead: true }))
}

/** A word of a list that is known to be complete. */
export function oneOf(...words: readonly string[]): Form {
  return scalar(listed(words, 'or'), (json) => typeof json === 'string' && words.includes(json))
}

/** A text of a certain shape. */
export function shaped(takes: string, shape: RegExp): Form {
  return scalar(takes, (json) => typeof json === 'string' && shape.test(json))
}

/** A mapping whose keys are known, and that may have others besides. */
export function holding(forms: Forms): Form {
  const takes = listed(Object.keys(forms), 'or')
  return (json) => {
    if (json === null) return []
    return isMapping(json)
      ? Object.entries(asObject(json)).flatMap(([key, value]) =>
          Object.hasOwn(forms, key) && value !== null ? below(key, value, forms[key]) : [],
        )
      : [{ path: [], found: inWords(json), takes }]
  }
}

/**
 * A mapping whose keys are known. What has those that are required may have others besides: a newer Architect may write
 * more. One that is nearly called as one that is not there is that one, misspelt.
 */
export function holdingMostly(forms: Forms, required: readonly string[]): Form {
  const strict = holdingOnly(forms)
  const known = holding(forms)
  return (json) => {
    const found = asObject(json)
    const isWhole = required.every((key) => Object.hasOwn(found, key))
    const absent = Object.keys(forms).filter((key) => !Object.hasOwn(found, key))
    const isMeant = (key: string) => !Object.hasOwn(forms, key) && closest(key, absent) !== null
    return !isWhole || Object.keys(found).some(isMeant) ? strict(json) : known(json)
  }
}

/** A mapping that has no other keys; `required` are those that it has. */
export function holdingOnly(forms: Forms, required: readonly string[] = []): Form {
  const takes = listed(Object.keys(forms), 'or')
  const known = holding(forms)
  return (json) => {
    if (json === null) return []
    const found = Object.keys(asObject(json)).filter((key) => asObject(json)[key] !== null)
    const others = found.filter((key) => !Object.hasOwn(forms, key))
    const missing = others.length > 0 ? [] : required.filter((key) => !found.includes(key))
    return [
      ...others.map((key) => ({ path: [key], found: `the key “${key}”`, takes })),
      ...missing.map((key) => ({ path: [key], found: 'nothing', takes: 'a value' })),
      ...known(json),
    ]
  }
}

function oneOfKeys(forms: Forms): string {
  const keys = Object.keys(forms)
  return keys.length === 1 ? `the key ${keys[0] ?? ''}` : `one of ${listed(keys, 'and')}`
}

/** A mapping with exactly one of the keys; `takes` names those that people use, where there are many. */
export function oneKeyOf(forms: Forms, takes = oneOfKeys(forms)): Form {
  const known = holding(forms)
  return (json) => {
    const found = isMapping(json) ? Object.keys(asObject(json)) : []
    const other = found.find((key) => !Object.hasOwn(forms, key))
    if (other !== undefined) return [{ path: [other], found: `the key “${other}”`, takes }]
    if (found.length > 1) return [{ path: [], found: listed(found, 'and'), takes }]
    if (found.length > 0) return known(json)
    const isBare = json !== null && typeof json !== 'object'
    return isFilledIn(json)
      ? []
      : [{ path: [], found: inWords(json), takes, ...(isBare ? { isBare } : {}) }]
  }
}

/** A mapping whose keys are names of the file's own. */
export function named(form: Form): Form {
  return (json) => {
    if (json === null) return []
    return isMapping(json)
      ? Object.entries(asObject(json)).flatMap(([key, value]) => below(key, value, form))
      : [{ path: [], found: inWords(json), takes: 'keys with values' }]
  }
}

export function listOf(form: Form): Form {
  return (json) => {
    if (json === null) return []
    return Array.isArray(json)
      ? json.flatMap((item: Json, i) => below(String(i), item, form))
      : [{ path: [], found: inWords(json), takes: 'a list' }]
  }
}

function below(key: string, json: Json, form: Form | undefined): readonly Oddity[] {
  return (form?.(json) ?? []).map((odd) => ({ ...odd, path: [key, ...odd.path] }))
}

/** Values as Archy writes them: exactly one of these keys. */
export function valueOf(literal: Form): Form {
  return oneKeyOf({ lit: literal, exp: TEXT, noValue: YES })
}

export const VALUE = valueOf(ANY)
/** Objects such as queues are named below the literal. */
export const NAMED_VALUE = valueOf(oneKeyOf({ name: TEXT }))
export const BINDING = oneKeyOf({ var: TEXT, noValue: YES })
export const AUDIO = oneKeyOf({ tts: TEXT, exp: TEXT, prompt: TEXT, noValue: YES })
/** Newer exports may forbid the default as well. */
export const PROMPT = oneKeyOf({ lit: ANY, exp: TEXT, noValue: YES, noValueWithNoFallback: YES })
export const DURATION = valueOf(
  holdingOnly({ seconds: AMOUNT, minutes: AMOUNT, hours: AMOUNT, days: AMOUNT, ms: AMOUNT }),
)
/** A duration in a range of seconds that is written out: nothing else tells how long it is. */
export function durationWithin(min: number, max: number): Form {
  return (json) => {
    const odd = DURATION(json)
    const seconds = odd.length > 0 ? null : readSeconds(json)
    return seconds === null || (seconds >= min && seconds <= max)
      ? odd
      : [{ path: ['lit'], found: `${seconds} s`, takes: `${min} to ${max} s`, isRead: true }]
  }
}

/** Queues, flows and outcomes are called by name. */
export const NAMED = holding({ name: TEXT })

function isMapping(json: Json): boolean {
  return typeof json === 'object' && json !== null && !Array.isArray(json)
}

/** Long texts are not repeated: who knows what somebody has pasted there. */
function inWords(json: Json): string {
  if (json === null) return 'nothing'
  if (Array.isArray(json)) return 'a list'
  if (typeof json === 'object') {
    const keys = Object.keys(asObject(json))
    return keys.length === 0 ? 'nothing' : `keys such as “${keys[0] ?? ''}”`
  }
  const text = String(json)
  if (text.length > LONGEST) return 'something else'
  if (typeof json !== 'string') return text
  return LOOKS_OTHERWISE.test(text) ? `the text “${text}”` : `“${text}”`
}

const LONGEST = 24
/** In quotes it is no number and no boolean. */
const LOOKS_OTHERWISE = /^(?:true|false|[-+]?\d+(?:\.\d+)?)$/i

function listed(words: readonly string[], joint: 'and' | 'or'): string {
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${joint} ${last}`
}
