import type { Json } from '../../model/values.ts'
import { asObject } from '../archy-values.ts'
import type { Branches, JsonObject } from '../define.ts'

/** Where in an action a list of other actions is nested. */
export type ListPath = readonly (string | number)[]

export interface NestedList {
  readonly path: ListPath
  readonly actions: readonly Json[]
}

const LIST_KEY = 'actions'

/** Takes the lists of actions out of an action, in the order of the text. */
export function takeLists(body: JsonObject): {
  readonly body: JsonObject
  readonly lists: readonly NestedList[]
} {
  const lists: NestedList[] = []
  const take = (json: Json, path: ListPath): Json => {
    if (Array.isArray(json)) return json.map((item: Json, i) => take(item, [...path, i]))
    if (typeof json !== 'object' || json === null) return json
    const kept: [string, Json][] = []
    for (const [key, value] of Object.entries(asObject(json))) {
      if (key === LIST_KEY && isActionList(value)) lists.push({ path, actions: value })
      else kept.push([key, take(value, [...path, key])])
    }
    return Object.fromEntries(kept)
  }
  return { body: asObject(take(body, [])), lists }
}

/** Puts lists where they belong; what held only a list that is gone is gone too. */
export function putLists(
  body: JsonObject,
  paths: readonly { readonly id: string; readonly path: ListPath }[],
  branches: Branches,
): JsonObject {
  let filled: Json = body
  for (const { id, path } of paths) filled = putAt(filled, path, branches[id])
  const { outputs, ...rest } = asObject(filled)
  return outputs !== undefined && isNothing(outputs) ? rest : asObject(filled)
}

function putAt(json: Json | undefined, path: ListPath, actions: readonly Json[] | undefined): Json {
  const [key, ...rest] = path
  if (key === undefined) {
    return actions === undefined ? (json ?? {}) : { ...asObject(json), [LIST_KEY]: actions }
  }
  if (typeof key === 'number') {
    const items: readonly Json[] = Array.isArray(json) ? json : []
    return items.map((item, i) => (i === key ? putAt(item, rest, actions) : item))
  }
  // Where a list belongs a file may have something else, which is kept as long as nothing takes its place.
  if (actions === undefined && json !== undefined && !isMapping(json)) return json
  const object = asObject(json)
  const inner = putAt(object[key], rest, actions)
  if (!isNothing(inner)) return { ...object, [key]: inner }
  const { [key]: _, ...others } = object
  return others
}

function isMapping(json: Json): boolean {
  return typeof json === 'object' && json !== null && !Array.isArray(json)
}

function isNothing(json: Json): boolean {
  return json === null || (isMapping(json) && Object.keys(asObject(json)).length === 0)
}

/** A list of actions is one of mappings with a single key each, which names the action. */
function isActionList(json: Json): json is readonly Json[] {
  return Array.isArray(json) && json.every((item: Json) => Object.keys(asObject(item)).length === 1)
}
