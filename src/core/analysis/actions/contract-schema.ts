import type { Json } from '../../model/values.ts'

/** What Genesys refuses in the JSON schema of a contract, and where it stands. */
export interface SchemaTrouble {
  readonly code: 'reference' | 'input-not-flat' | 'list-in-list' | 'too-deep'
  /** Names from the outside in, as `contract.input.inputSchema.properties.card`. */
  readonly path: string
}

/** Genesys Resource Center, "Add contracts to custom actions": JSON is at most 50 levels deep. */
export const MAX_JSON_DEPTH = 50

/** Goes through schemas as an import carries them; each kind of trouble is told where it is met first. */
export function troubleInSchemas(carried: Json): readonly SchemaTrouble[] {
  const found = new Map<SchemaTrouble['code'], SchemaTrouble>()
  walk(carried, { path: [], lists: 0, inputOf: null }, (code, path) => {
    if (!found.has(code)) found.set(code, { code, path: path.join('.') })
  })
  return [...found.values()]
}

interface At {
  readonly path: readonly string[]
  /** How many lists a value lies in. */
  readonly lists: number
  /** Inside an input schema: whether its properties are what stands here. */
  readonly inputOf: 'schema' | 'properties' | null
}

type Note = (code: SchemaTrouble['code'], path: readonly string[]) => void

function walk(json: Json, at: At, note: Note): void {
  if (typeof json !== 'object' || json === null) return
  if (at.path.length > MAX_JSON_DEPTH) return note('too-deep', at.path.slice(0, 3))
  const isList = isObject(json) && json['type'] === 'array'
  const lists = at.lists + (isList ? 1 : 0)
  if (lists > 1) note('list-in-list', at.path)
  for (const [key, value] of Object.entries(json)) {
    const path = [...at.path, key]
    if (key === '$ref') note('reference', path)
    if (at.inputOf === 'properties' && !isFlat(value)) note('input-not-flat', path)
    walk(value, { path, lists, inputOf: inputAt(key, at.inputOf) }, note)
  }
}

function inputAt(key: string, around: At['inputOf']): At['inputOf'] {
  if (key === 'inputSchema') return 'schema'
  return around === 'schema' && key === 'properties' ? 'properties' : null
}

const FLAT = new Set<Json | undefined>(['string', 'integer', 'number', 'boolean', 'null'])

function isFlat(property: Json): boolean {
  const type = isObject(property) ? property['type'] : undefined
  return Array.isArray(type) ? type.every((one: Json) => FLAT.has(one)) : FLAT.has(type)
}

function isObject(json: Json): json is { readonly [key: string]: Json } {
  return typeof json === 'object' && json !== null && !Array.isArray(json)
}
