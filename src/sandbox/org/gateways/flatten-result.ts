import { isJsonArray, isJsonObject } from '#core/language/json/json-value.ts'
import type { Json, JsonObject } from '#core/language/json/json-value.ts'

/** A result under the names by which Architect sees it: `card.last4`, and lists of objects as a list for each property. */
export function flattenResult(result: JsonObject): ReadonlyMap<string, Json> {
  const flat = new Map<string, Json>()
  for (const [name, value] of result) {
    for (const [path, leaf] of leavesOf(value, name)) flat.set(path, leaf)
  }
  return flat
}

function leavesOf(value: Json, path: string): readonly (readonly [string, Json])[] {
  if (isJsonObject(value)) {
    return [...value].flatMap(([name, child]) => leavesOf(child, `${path}.${name}`))
  }
  if (!isJsonArray(value) || !value.some(isJsonObject)) return [[path, value]]
  const items = value.map((item) => new Map(leavesOf(item, path)))
  const paths = new Set(items.flatMap((item) => [...item.keys()]))
  return [...paths].map((each) => [each, items.map((item) => item.get(each) ?? null)])
}
