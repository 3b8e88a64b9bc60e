import { type Audio, type Json, NO_AUDIO, NO_VALUE, type Value } from '../model/values.ts'
import type { JsonObject } from './define.ts'

/** How Archy writes a value: exactly one of `lit`, `exp` and `noValue`. */
export function writeValue(value: Value): JsonObject {
  switch (value.type) {
    case 'literal':
      return { lit: value.value }
    case 'expression':
      return { exp: value.text }
    case 'none':
      return { noValue: true }
  }
}

/** A literal that is no scalar (a named object) is carried as an expression would lose it: see `readNamed`. */
export function readValue(json: Json | undefined): Value {
  const body = asObject(json)
  const { lit, exp } = body
  if (typeof exp === 'string') return { type: 'expression', text: exp }
  if (typeof exp === 'number' || typeof exp === 'boolean')
    return { type: 'expression', text: String(exp) }
  if (typeof lit === 'string' || typeof lit === 'number' || typeof lit === 'boolean') {
    return { type: 'literal', value: lit }
  }
  return NO_VALUE
}

/** Objects such as queues and prompts are named: `lit: {name: Queue}`. A number or a boolean names nothing. */
export function writeNamed(value: Value): JsonObject {
  return value.type === 'literal' && typeof value.value === 'string'
    ? { lit: { name: value.value } }
    : writeValue(value)
}

export function readNamed(json: Json | undefined): Value {
  const { name } = asObject(asObject(json)['lit'])
  return typeof name === 'string' ? { type: 'literal', value: name } : readValue(json)
}

export function writeAudio(audio: Audio): JsonObject {
  switch (audio.type) {
    case 'speech':
      return { tts: audio.text }
    case 'expression':
      return { exp: audio.text }
    case 'prompt':
      return { prompt: audio.name }
    case 'none':
      return { noValue: true }
  }
}

export function readAudio(json: Json | undefined): Audio {
  const { tts, exp, prompt } = asObject(json)
  if (typeof tts === 'string') return { type: 'speech', text: tts }
  if (typeof exp === 'string') return { type: 'expression', text: exp }
  if (typeof prompt === 'string') return { type: 'prompt', name: prompt }
  return NO_AUDIO
}

/** Seconds as a duration literal; null leaves Genesys' default in force. */
export function writeSeconds(seconds: number | null): JsonObject {
  if (seconds === null) return { noValue: true }
  // Each unit is a whole number: Genesys’ core refuses 2.5 seconds and takes two of them and 500 ms.
  const all = Math.round(seconds * 1000)
  const ms = all % 1000
  const whole = (all - ms) / 1000
  if (ms === 0) return { lit: { seconds: whole } }
  return { lit: whole === 0 ? { ms } : { seconds: whole, ms } }
}

/** Durations are written with one or more units: `{minutes: 1, seconds: 30}`, `{ms: 500}`. */
export function readSeconds(json: Json | undefined): number | null {
  const lit = asObject(asObject(json)['lit'])
  const units: readonly (readonly [string, number])[] = [
    ['ms', 0.001],
    ['seconds', 1],
    ['minutes', 60],
    ['hours', 3600],
    ['days', 86_400],
  ]
  let total: number | null = null
  for (const [unit, factor] of units) {
    const amount = lit[unit]
    if (typeof amount === 'number') total = (total ?? 0) + amount * factor
  }
  return total
}

/** A variable binding: `{var: Task.x}`, or `{noValue: true}` when nothing is bound. */
export function writeBinding(variable: string): JsonObject {
  return variable === '' ? { noValue: true } : { var: variable }
}

export function readBinding(json: Json | undefined): string {
  const { var: variable } = asObject(json)
  return typeof variable === 'string' ? variable : ''
}

export function asObject(json: Json | undefined): JsonObject {
  return typeof json === 'object' && json !== null && !isList(json) ? json : {}
}

export function asList(json: Json | undefined): readonly Json[] {
  return isList(json) ? json : []
}

/** The actions nested below `outputs.<id>.actions`. */
export function readBranches(
  body: JsonObject,
  outputs: readonly string[],
): Record<string, readonly Json[]> {
  const branches: Record<string, readonly Json[]> = {}
  const nested = asObject(body['outputs'])
  for (const id of outputs) {
    const actions = asObject(nested[id])['actions']
    if (isList(actions)) branches[id] = actions
  }
  return branches
}

/** `outputs` with every nested list, in the kind's order; the key is left out when nothing is nested. */
export function writeBranches(
  branches: Readonly<Record<string, readonly Json[]>>,
  outputs: readonly string[],
): JsonObject {
  const nested: Record<string, Json> = {}
  for (const id of outputs) {
    const actions = branches[id]
    if (actions !== undefined) nested[id] = { actions }
  }
  return Object.keys(nested).length === 0 ? {} : { outputs: nested }
}

function isList(json: Json | undefined): json is readonly Json[] {
  return Array.isArray(json)
}
