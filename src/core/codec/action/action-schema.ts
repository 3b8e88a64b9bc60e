import { sensitivityOfName } from '../../analysis/classify.ts'
import { type ContractField, FIELD_TYPES } from '../../model/data-action.ts'
import type { Json } from '../../model/values.ts'
import { at, isJsonMap, type JsonMap } from './plain-json.ts'

/** A JSON schema as Genesys' own exports write it (Genesys Resource Center, "Add contracts to custom actions"). */
export function writeSchema(fields: readonly ContractField[]): JsonMap {
  const required = fields.filter((field) => field.required).map(({ name }) => name)
  return {
    type: 'object',
    ...(required.length === 0 ? {} : { required }),
    properties: Object.fromEntries(
      fields.map(({ name, type, description }) => [
        name,
        { type, ...(description === '' ? {} : { description }) },
      ]),
    ),
    additionalProperties: true,
  }
}

/** The properties that a contract of ours can have, and the names of the others. */
export function readSchema(schema: JsonMap): {
  readonly fields: readonly ContractField[]
  readonly others: readonly string[]
} {
  const required = at(schema, 'required')
  const isRequired = (name: string) => Array.isArray(required) && required.includes(name)
  const fields: ContractField[] = []
  const others: string[] = []
  for (const [name, property] of Object.entries(at(schema, 'properties') ?? {})) {
    const type = typeOf(property)
    if (type === null) others.push(name)
    else {
      const description = at(property, 'description')
      fields.push({
        name,
        type,
        required: isRequired(name),
        description: typeof description === 'string' ? description : '',
        sensitivity: sensitivityOfName(name),
      })
    }
  }
  return { fields, others }
}

/** `null` beside a type says that nothing may come instead: the type is the same. */
function typeOf(property: Json): ContractField['type'] | null {
  if (!isJsonMap(property)) return null
  const { type } = property
  const types = Array.isArray(type) ? type.filter((one) => one !== 'null') : [type]
  const [only] = types
  if (types.length !== 1) return null
  return FIELD_TYPES.find((candidate) => candidate === only) ?? null
}
