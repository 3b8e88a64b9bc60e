import type { ContractField } from '../../model/data-action.ts'
import type { Json } from '../../model/values.ts'
import { at, isJsonMap, type JsonMap } from './plain-json.ts'
import { referenceOf, resolve } from './read-openapi.ts'
import type { Role, SketchJson } from './request-sketch.ts'
import { MAX_VALUES, type ValueCollector } from './value-names.ts'

/** A schema with its references followed and its parts put together; null when nothing can be known of it. */
export interface PlainSchema {
  readonly type: 'object' | 'array' | ContractField['type']
  readonly schema: JsonMap
}

const MAX_DEPTH = 6

/**
 * Puts a schema in one piece: `allOf` is joined, of `oneOf` and `anyOf` the first is taken, and a type that may be null
 * is that type.
 */
export function plainSchema(root: JsonMap, json: Json | undefined, depth = 0): PlainSchema | null {
  const schema = resolve(root, json)
  if (!isJsonMap(schema) || depth > MAX_DEPTH) return null
  const parts = at(schema, 'allOf')
  const choices = at(schema, 'oneOf') ?? at(schema, 'anyOf')
  const [first] = Array.isArray(choices)
    ? choices.filter((one: Json) => at(one, 'type') !== 'null')
    : []
  const joined = [...(Array.isArray(parts) ? parts : []), ...(first === undefined ? [] : [first])]
    .map((part: Json) => plainSchema(root, part, depth + 1)?.schema ?? {})
    .reduce(join, schema)
  const type = typeOf(joined)
  return type === null ? null : { type, schema: joined }
}

/** The JSON of a body as its schema wants it. What is not required is left out to begin with. */
export function sketchSchema(
  root: JsonMap,
  json: Json | undefined,
  keys: readonly string[],
  isRequired: boolean,
  collector: ValueCollector,
  seen: readonly string[] = [],
): SketchJson | null {
  const reference = referenceOf(json)
  // A schema that contains itself has no end.
  if (reference !== null && seen.includes(reference)) return null
  const plain = plainSchema(root, json)
  if (plain === null || keys.length > MAX_DEPTH || collector.values.length >= MAX_VALUES)
    return null
  const { type, schema } = plain
  if (at(schema, 'readOnly') === true) return null
  const inside = reference === null ? seen : [...seen, reference]
  const within = (inner: Json | undefined, key: string, required: boolean) =>
    sketchSchema(root, inner, [...keys, key], required, collector, inside)
  if (type === 'object') {
    const properties = at(schema, 'properties')
    const required = requiredOf(schema)
    const members = Object.entries(isJsonMap(properties) ? properties : {}).flatMap(
      ([key, property]): (readonly [string, SketchJson])[] => {
        const inner = within(property, key, isRequired && required.includes(key))
        return inner === null ? [] : [[key, inner]]
      },
    )
    // An optional object about which nothing is known is better not sent than sent empty.
    return members.length === 0 && !isRequired ? null : { type: 'object', members }
  }
  if (type === 'array') {
    const item = within(at(schema, 'items'), '0', isRequired)
    if (item === null) return isRequired ? { type: 'list', items: [] } : null
    return { type: 'list', items: [item] }
  }
  return {
    type: 'value',
    value: collector.add(valueOf(plain, { place: 'body', keys, isRequired })),
  }
}

/** A value of a schema, for the collector. */
export function valueOf(
  { type, schema }: PlainSchema,
  {
    place,
    keys,
    isRequired,
  }: { readonly place: string; readonly keys: readonly string[]; readonly isRequired: boolean },
) {
  const fixed = at(schema, 'const')
  const usual = fixed ?? at(schema, 'default')
  const options = at(schema, 'enum')
  const [option] = Array.isArray(options) ? options : []
  const text = scalarText(usual ?? option ?? at(schema, 'example'))
  const isSetting = usual !== undefined || option !== undefined
  const role: Role = !isRequired ? 'left-out' : isSetting && text !== null ? 'constant' : 'input'
  const description = at(schema, 'description')
  return {
    where: `${place} ${keys.join('.')}`,
    keys,
    text,
    type: type === 'object' || type === 'array' ? ('string' as const) : type,
    required: isRequired,
    description: typeof description === 'string' ? firstSentence(description) : '',
    canBeLeftOut: !isRequired,
    usual: role,
  }
}

function requiredOf(schema: JsonMap): readonly Json[] {
  const required = at(schema, 'required')
  return Array.isArray(required) ? required : []
}

function join(a: JsonMap, b: JsonMap): JsonMap {
  const properties = [at(a, 'properties'), at(b, 'properties')].filter(isJsonMap)
  const required = [...requiredOf(a), ...requiredOf(b)]
  return {
    ...b,
    ...a,
    ...(properties.length === 0 ? {} : { properties: Object.assign({}, ...properties) }),
    ...(required.length === 0 ? {} : { required }),
  }
}

function typeOf(schema: JsonMap): PlainSchema['type'] | null {
  const { type } = schema
  const [only] = Array.isArray(type) ? type.filter((one: Json) => one !== 'null') : [type]
  switch (only) {
    case 'object':
    case 'array':
    case 'string':
    case 'integer':
    case 'number':
    case 'boolean':
      return only
    default:
      if (at(schema, 'properties') !== undefined) return 'object'
      if (at(schema, 'items') !== undefined) return 'array'
      return at(schema, 'enum') === undefined && at(schema, 'const') === undefined ? null : 'string'
  }
}

function scalarText(json: Json | undefined): string | null {
  return typeof json === 'object' || json === undefined ? null : String(json)
}

/** Descriptions run to pages; Genesys shows one line. */
function firstSentence(text: string): string {
  const [line = ''] = text.trim().split(/\n|(?<=[.!?])\s/)
  return line.length > 200 ? `${line.slice(0, 199)}…` : line
}
