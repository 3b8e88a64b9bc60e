import { carriedKeys, isCarriedField } from '../../kinds/carried-uses.ts'
import type { JsonObject, NodeKind } from '../../kinds/define.ts'
import type { Json } from '../../model/values.ts'
import type { TextPosition } from './yaml-text.ts'
import type { YamlTree } from './yaml-tree.ts'

/**
 * Where a field of a node's form stands in the action of the file: at the innermost key that the file has of it. Null
 * where it has none, as for a property that is left out.
 */
export function placeOfField(
  tree: YamlTree,
  item: Json,
  { archy }: NodeKind,
  field: string,
): TextPosition | null {
  if (archy === null) return null
  const isCarried = isCarriedField(field)
  const [first = '', ...rest] = (isCarried ? carriedKeys(field) : field).split('.')
  let found = stepInto(tree, item, isCarried ? [first] : archy.keysOf(field))
  for (let parts = rest; found !== null && parts.length > 0; parts = parts.slice(1)) {
    // A name of the file's own, of an input for example, may have a dot in it.
    const whole = stepInto(tree, found.json, [parts.join('.')])
    if (whole !== null) return whole.position
    const inner = stepInto(tree, found.json, parts.slice(0, 1))
    if (inner === null) break
    found = inner
  }
  return found?.position ?? null
}

/** Where a property stands that is carried for what the file has there; null for another field. */
export function placeOfProperty(
  tree: YamlTree,
  item: Json,
  field: string | undefined,
): TextPosition | null {
  if (field === undefined || !isCarriedField(field)) return null
  return stepInto(tree, item, [carriedKeys(field)])?.position ?? null
}

/** Where the flow says something: at the innermost key that the file has of those that lead to it. */
export function placeInFlow(
  tree: YamlTree,
  body: JsonObject,
  keys: readonly string[],
): TextPosition | undefined {
  let json: Json | undefined = body
  let found: TextPosition | undefined
  for (const key of keys) {
    if (typeof json !== 'object' || json === null) break
    if (isList(json)) {
      json = json[Number(key)]
      continue
    }
    if (!Object.hasOwn(json, key)) break
    found = tree.keyPosition(json, key)
    json = json[key]
  }
  return found
}

interface Found {
  readonly json: Json
  readonly position: TextPosition
}

/** Goes down key by key; what only wraps, an action's key or the name of a data action, is gone through. */
function stepInto(tree: YamlTree, outer: Json, keys: readonly string[]): Found | null {
  let found: Found | null = null
  for (const key of keys) {
    found = stepTo(tree, found?.json ?? outer, key)
    if (found === null) return null
  }
  return found
}

function stepTo(tree: YamlTree, outer: Json, key: string): Found | null {
  let json: Json | undefined = outer
  while (typeof json === 'object' && json !== null) {
    if (isList(json)) return itemAt(tree, json, key)
    const inner: Json | undefined = Object.hasOwn(json, key) ? json[key] : undefined
    if (inner !== undefined) return { json: inner, position: tree.keyPosition(json, key) }
    const [only, ...more]: readonly Json[] = Object.values(json)
    json = more.length > 0 ? undefined : only
  }
  return null
}

function itemAt(tree: YamlTree, list: readonly Json[], key: string): Found | null {
  const json = /^\d+$/.test(key) ? list[Number(key)] : undefined
  return json === undefined ? null : { json, position: tree.position(json, list) }
}

function isList(json: Json): json is readonly Json[] {
  return Array.isArray(json)
}
