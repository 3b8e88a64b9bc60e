import { sensitivityOfName } from '../../analysis/classify.ts'
import type { Json } from '../../model/values.ts'
import { at, isJsonMap, type JsonMap } from './plain-json.ts'
import { resolve } from './read-openapi.ts'
import type { SketchOutput } from './request-sketch.ts'
import { plainSchema, valueOf } from './schema-tree.ts'
import { freeName, inputName } from './value-names.ts'

const MAX_OUTPUTS = 60
const MAX_DEPTH = 4
/** So many of the reply's own values are given out to begin with. */
const USUAL_OUTPUTS = 6

/** The simple values of a reply that went well. The first of its own, not of what lies in it, are given out. */
export function outputsOf(root: JsonMap, operation: JsonMap): readonly SketchOutput[] {
  const responses = at(operation, 'responses')
  const code = ['200', '201', '202', '2XX', '2xx', 'default'].find(
    (one) => at(responses, one) !== undefined,
  )
  const content = at(resolve(root, at(responses, code ?? '')), 'content')
  const type = Object.keys(isJsonMap(content) ? content : {}).find((one) =>
    /json|\*\/\*/i.test(one),
  )
  const found: SketchOutput[] = []
  gather(root, at(content, type ?? '', 'schema'), [], found, new Set())
  return found.map((output, i) => ({ ...output, isOutput: output.isOutput && i < USUAL_OUTPUTS }))
}

/** Breadth first, so that the reply's own values come before what lies in them. */
function gather(
  root: JsonMap,
  json: Json | undefined,
  keys: readonly string[],
  into: SketchOutput[],
  taken: Set<string>,
): void {
  const plain = plainSchema(root, json)
  if (plain?.type !== 'object' || keys.length >= MAX_DEPTH) return
  const properties = Object.entries(at(plain.schema, 'properties') ?? {})
  const deeper: [string, Json][] = []
  for (const [key, property] of properties) {
    const inner = plainSchema(root, property)
    if (inner?.type === 'object') deeper.push([key, property])
    if (inner === null || inner.type === 'object' || inner.type === 'array') continue
    if (into.length >= MAX_OUTPUTS) return
    const path = [...keys, key]
    const name = freeName(inputName(path), taken)
    taken.add(name.toLowerCase())
    const { type, description } = valueOf(inner, { place: 'reply', keys: path, isRequired: false })
    into.push({
      path: pathOf(path),
      isOutput: keys.length === 0,
      // An answer may leave it out, and the flow tests for it.
      field: { name, type, required: false, description, sensitivity: sensitivityOfName(name) },
    })
  }
  for (const [key, property] of deeper) gather(root, property, [...keys, key], into, taken)
}

function pathOf(keys: readonly string[]): string {
  return keys.reduce(
    (path, key) =>
      /^[A-Za-z_]\w*$/.test(key)
        ? `${path}.${key}`
        : `${path}['${key.replaceAll(/['\\]/g, '\\$&')}']`,
    '$',
  )
}
