import { err, ok, type Result } from '../../base/result.ts'
import { readJson } from '../../language/json/lossless-json.ts'
import type { Json } from '../../model/values.ts'
import type { ActionImportError } from './import-error.ts'

export type JsonMap = { readonly [key: string]: Json }

/** Reads JSON, bounded in size and depth; a key that could reach a prototype is refused. */
export function readPlainJson(text: string, limit: number): Result<Json, ActionImportError> {
  const { length: characters } = text
  if (characters > limit) return err({ code: 'too-large', characters, limit })
  const json = text.replace(/^\uFEFF/, '')
  if (json.trim() === '') return err({ code: 'empty' })
  const wellFormed = readJson(json)
  if (!wellFormed.ok) return wellFormed
  return checkKeys(JSON.parse(json))
}

export function isJsonMap(json: Json | undefined): json is JsonMap {
  return typeof json === 'object' && json !== null && !Array.isArray(json)
}

/** What a key of the object itself holds. */
export function at(json: Json | undefined, ...keys: readonly string[]): Json | undefined {
  let value = json
  for (const key of keys) {
    value = isJsonMap(value) && Object.hasOwn(value, key) ? value[key] : undefined
  }
  return value
}

/** The same value with every text in it changed. `path` names the place by its keys. */
export function mapTexts(
  json: Json,
  change: (text: string, path: readonly string[]) => string,
  path: readonly string[] = [],
): Json {
  if (typeof json === 'string') return change(json, path)
  if (Array.isArray(json)) {
    return json.map((item: Json, i) => mapTexts(item, change, [...path, String(i)]))
  }
  if (!isJsonMap(json)) return json
  return Object.fromEntries(
    Object.entries(json).map(([key, value]) => [key, mapTexts(value, change, [...path, key])]),
  )
}

/** Refuses keys that could reach a prototype, wherever they stand. */
export function checkKeys(json: Json): Result<Json, ActionImportError> {
  const pending: { readonly value: Json; readonly path: string }[] = [{ value: json, path: '' }]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { value, path } = next
    if (typeof value !== 'object' || value === null) continue
    for (const [key, inner] of Object.entries(value)) {
      if (key === '__proto__') return err({ code: 'unsafe-key', at: path, key })
      pending.push({ value: inner, path: path === '' ? key : `${path}.${key}` })
    }
  }
  return ok(json)
}
