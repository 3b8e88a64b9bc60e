import { type Alias, type Document, isAlias, isMap, isScalar, isSeq, type ParsedNode } from 'yaml'
import { err, ok, type Result } from '../../base/result.ts'
import { asObject } from '../../kinds/archy-values.ts'
import type { Json } from '../../model/values.ts'
import type { ArchyReadError } from './read-error.ts'
import { scalarToJson } from './scalar-to-json.ts'
import type { YamlPlace } from './yaml-comments.ts'
import type { TextPosition } from './yaml-text.ts'

/** A YAML text as plain values, and where each mapping and list of it stands. */
export interface YamlValues {
  readonly root: Json
  /** The first of the values that has a place: a mapping or a list. */
  position(...values: readonly Json[]): TextPosition
  /** Where a key of a mapping stands; the mapping itself for a key that it takes from elsewhere. */
  keyPosition(map: Json, key: string): TextPosition
}

/**
 * Five levels are one nested branch of an action, and export nests forty branches. The reader beneath composes by
 * recursion, and its stack ends some way further on.
 */
export const MAX_DEPTH = 500
/** Aliases can make a small text stand for very much. */
const MAX_VALUES = 500_000

/** Expands anchors and merges; a value that holds itself, or too much, is refused. */
export function yamlToValues(
  document: Document.Parsed,
  at: (offset: number) => TextPosition,
  show: (text: string) => string,
  places: YamlPlace[] | null,
): Result<YamlValues, ArchyReadError> {
  const conversion: Conversion = {
    anchors: new Map(),
    at,
    show,
    positions: new Map(),
    nodes: new Map(),
    places,
    values: 0,
    expanding: 0,
    within: new Set(),
  }
  try {
    const root = toJson(conversion, document.contents, 0, null)
    const place = (value: Json) => conversion.positions.get(value)
    const start = { line: 1, column: 1 }
    const keyPosition = (map: Json, key: string): TextPosition => {
      const node = conversion.nodes.get(map)
      const pair = isMap(node)
        ? node.items.find((item) => isScalar(item.key) && item.key.value === key)
        : undefined
      return isScalar(pair?.key) && pair.key.range != null
        ? at(pair.key.range[0])
        : (place(map) ?? start)
    }
    return ok({
      root,
      position: (...values) => values.map(place).find(Boolean) ?? start,
      keyPosition,
    })
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem
    return err(problem.reason)
  }
}

interface Conversion {
  /** What has been anchored up to here; a name may be used again. */
  readonly anchors: Map<string, ParsedNode>
  readonly at: (offset: number) => TextPosition
  readonly show: (text: string) => string
  readonly positions: Map<Json, TextPosition>
  readonly nodes: Map<Json, ParsedNode>
  /** Null where nobody asks for them. What stands for something else is at no place of its own. */
  readonly places: YamlPlace[] | null
  values: number
  /** How many aliases and merges are being expanded. */
  expanding: number
  /** Mappings and lists that are being converted: none of them may stand in itself. */
  readonly within: Set<ParsedNode>
}

/** Carries an error out of the recursion. */
class Unreadable extends Error {
  readonly reason: ArchyReadError

  constructor(reason: ArchyReadError) {
    super(reason.code)
    this.reason = reason
  }
}

function toJson(
  conversion: Conversion,
  node: ParsedNode | null,
  depth: number,
  place: YamlPlace | null,
): Json {
  if (node === null) return null
  const position = conversion.at(node.range[0])
  conversion.values += 1
  if (conversion.values > MAX_VALUES) {
    throw new Unreadable({ code: 'too-many-aliases', limit: MAX_VALUES, ...position })
  }
  // What an alias stands for may be as deep again.
  if (depth > MAX_DEPTH) throw new Unreadable({ code: 'too-deep', limit: MAX_DEPTH, ...position })
  if (!isAlias(node) && node.anchor !== undefined) conversion.anchors.set(node.anchor, node)
  if (isAlias(node)) {
    const target = resolve(conversion, node)
    const json = expand(conversion, () => toJson(conversion, target, depth + 1, null))
    if (typeof json === 'object' && json !== null) conversion.positions.set(json, position)
    return json
  }
  if (isScalar(node)) return scalarToJson(node.value, node.source ?? '', conversion.show)
  conversion.within.add(node)
  const value = isSeq(node)
    ? node.items.map((item, i) =>
        placed(conversion, i, node, item, place, (inner) =>
          toJson(conversion, item, depth + 1, inner),
        ),
      )
    : mapToJson(conversion, node, depth, place)
  conversion.within.delete(node)
  conversion.positions.set(value, position)
  conversion.nodes.set(value, node)
  return value
}

function expand(conversion: Conversion, convertInner: () => Json): Json {
  conversion.expanding += 1
  const json = convertInner()
  conversion.expanding -= 1
  return json
}

/** Converts a value and notes where its key, or the dash before it, stands. */
function placed(
  { places, expanding, at }: Conversion,
  key: string | number,
  first: ParsedNode,
  value: ParsedNode | null,
  parent: YamlPlace | null,
  convertValue: (place: YamlPlace | null) => Json,
): Json {
  if (places === null || expanding > 0) return convertValue(null)
  const start = typeof key === 'number' ? (value?.range[0] ?? first.range[0]) : first.range[0]
  const isLeaf = value !== null && (isScalar(value) || isAlias(value))
  const place: YamlPlace = {
    key,
    parent,
    position: { line: at(start).line, column: at(first.range[0]).column },
    start,
    end: isLeaf ? value.range[1] : start,
    json: null,
  }
  places.push(place)
  place.json = convertValue(place)
  return place.json
}

function resolve(conversion: Conversion, alias: Alias.Parsed): ParsedNode {
  const target = conversion.anchors.get(alias.source)
  if (target === undefined || conversion.within.has(target)) {
    const what = target === undefined ? 'nothing is anchored as' : 'a value holds itself, as'
    const detail = `${what} “${alias.source}”`
    throw new Unreadable({ code: 'yaml-syntax', detail, ...conversion.at(alias.range[0]) })
  }
  return target
}

function mapToJson(
  conversion: Conversion,
  node: ParsedNode,
  depth: number,
  parent: YamlPlace | null,
): Json {
  const entries = new Map<string, Json>()
  const merged = new Map<string, Json>()
  for (const { key, value } of isMap(node) ? node.items : []) {
    const place = conversion.at(key?.range[0] ?? node.range[0])
    if (!isScalar(key)) throw new Unreadable({ code: 'bad-key', ...place })
    const { value: text } = key
    const name = conversion.show(typeof text === 'string' ? text : (key.source ?? String(text)))
    const isMerge = name === '<<' && key.type === 'PLAIN'
    const json = placed(conversion, name, key, value, parent, (inner) => {
      const convertValue = () => toJson(conversion, value, depth + 1, inner)
      return isMerge ? expand(conversion, convertValue) : convertValue()
    })
    if (isMerge) {
      for (const [inner, item] of mergedEntries(json)) merged.set(inner, item)
    } else if (entries.has(name)) {
      throw new Unreadable({ code: 'duplicate-key', key: name, ...place })
    } else entries.set(name, json)
  }
  for (const [key, value] of merged) if (!entries.has(key)) entries.set(key, value)
  return Object.fromEntries(entries)
}

/** `<<: *base` and `<<: [*first, *second]`: of several the first wins. */
function mergedEntries(json: Json): readonly (readonly [string, Json])[] {
  if (!Array.isArray(json)) return Object.entries(asObject(json))
  return json.toReversed().flatMap((item: Json) => Object.entries(asObject(item)))
}
