import { objectOf } from '../json.ts'
import type { JsonObject } from '../json.ts'

/** The names under which Architect sees the properties of a contract: `card.last4`, lists by their item. */
export function flattenSchema(schema: JsonObject): {
  readonly schema: JsonObject
  readonly arrayProperties: readonly string[]
} {
  const leaves = [...flatLeaves(schema, '', false)]
  return {
    schema: {
      ...(typeof schema['title'] === 'string' ? { title: schema['title'] } : {}),
      type: 'object',
      required: requiredNames(schema),
      properties: Object.fromEntries(leaves.map(({ name, type }) => [name, { type }])),
    },
    arrayProperties: leaves.filter(({ list }) => list).map(({ name }) => name),
  }
}

export interface Leaf {
  readonly name: string
  readonly type: string
  readonly list: boolean
}

/** Every simple value that a schema describes. */
export function* flatLeaves(schema: JsonObject, path: string, list: boolean): Iterable<Leaf> {
  const type = firstType(schema['type'])
  if (type === 'object') {
    for (const [name, child] of Object.entries(objectOf(schema['properties']))) {
      yield* flatLeaves(objectOf(child), path === '' ? name : `${path}.${name}`, list)
    }
  } else if (type === 'array') {
    yield* flatLeaves(objectOf(schema['items']), path, true)
  } else {
    yield { name: path, type, list }
  }
}

/** Required properties of the outermost object. */
export function requiredNames(schema: JsonObject): readonly string[] {
  const { required } = schema
  return Array.isArray(required) ? required.filter((name) => typeof name === 'string') : []
}

function firstType(type: unknown): string {
  const types: readonly unknown[] = Array.isArray(type) ? type : [type]
  const named = types.filter((each) => typeof each === 'string')
  return named.find((each) => each !== 'null') ?? 'string'
}
