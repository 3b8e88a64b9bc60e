import { err, ok, type Result } from '../base/result.ts'
import {
  isJsonArray,
  isJsonObject,
  type Json,
  type JsonObject,
} from '../language/json/json-value.ts'
import { describeJsonError, type JsonError, readJson } from '../language/json/lossless-json.ts'
import { type ContractField, FIELD_TYPES, type Sensitivity } from './data-action.ts'

/** A JSON schema of a contract: a flat object (Genesys Resource Center, "Add contracts to custom actions"). */
export interface ContractSchema {
  readonly $schema: string
  readonly title: string
  readonly type: 'object'
  readonly required: readonly string[]
  readonly properties: Readonly<
    Record<string, { readonly type: string; readonly description?: string }>
  >
  readonly additionalProperties: boolean
}

/** Why a text is no contract. */
export type ContractSchemaError =
  | { readonly code: 'json'; readonly error: JsonError }
  | { readonly code: 'not-object' }
  | { readonly code: 'no-properties' }
  | { readonly code: 'property-type'; readonly name: string; readonly type: string }
  | { readonly code: 'required'; readonly name: string }

/** The fields of a contract, and what of the schema a design does not keep. */
export interface ReadContract {
  readonly fields: readonly ContractField[]
  /** Keywords by property, such as `format of Amount`. */
  readonly dropped: readonly string[]
}

export function contractSchemaOf(title: string, fields: readonly ContractField[]): ContractSchema {
  return {
    $schema: DRAFT_04,
    title,
    type: 'object',
    required: fields.filter((field) => field.required).map((field) => field.name),
    properties: Object.fromEntries(
      fields.map(({ name, type, description }) => [
        name,
        { type, ...(description === '' ? {} : { description }) },
      ]),
    ),
    additionalProperties: true,
  }
}

/**
 * Reads the fields of a contract out of a JSON schema.
 *
 * @param sensitivityOf A schema does not say it: what is known of the name, or guessed from it.
 */
export function readContractSchema(
  text: string,
  sensitivityOf: (name: string) => Sensitivity,
): Result<ReadContract, ContractSchemaError> {
  const json = readJson(text)
  if (!json.ok) return err({ code: 'json', error: json.error })
  const schema = json.value
  if (!isJsonObject(schema) || (schema.get('type') ?? 'object') !== 'object') {
    return err({ code: 'not-object' })
  }
  const properties = schema.get('properties')
  if (!isJsonObject(properties)) return err({ code: 'no-properties' })
  const required = namesOf(schema.get('required'))
  const unknown = required.find((name) => !properties.has(name))
  if (unknown !== undefined) return err({ code: 'required', name: unknown })
  const fields: ContractField[] = []
  const dropped = droppedOf(schema, KEPT_OF_SCHEMA, '')
  for (const [name, property] of properties) {
    const stated = isJsonObject(property) ? property.get('type') : undefined
    const type = FIELD_TYPES.find((known) => known === stated)
    if (type === undefined || !isJsonObject(property)) {
      return err({ code: 'property-type', name, type: typeof stated === 'string' ? stated : '' })
    }
    const description = property.get('description')
    fields.push({
      name,
      type,
      required: required.includes(name),
      description: typeof description === 'string' ? description : '',
      sensitivity: sensitivityOf(name),
    })
    dropped.push(...droppedOf(property, KEPT_OF_PROPERTY, ` of ${name}`))
  }
  return ok({ fields, dropped })
}

export function describeContractSchemaError(error: ContractSchemaError): string {
  switch (error.code) {
    case 'json':
      return describeJsonError(error.error)
    case 'not-object':
      return 'A contract is a JSON schema of an object: write {"type": "object", "properties": { … }}.'
    case 'no-properties':
      return 'The schema has no "properties". Add an object with a property for each value.'
    case 'property-type':
      return `${error.name} is of type “${error.type === '' ? 'none' : error.type}”. A secure flow can bind ${FIELD_TYPES.slice(0, -1).join(', ')} and ${FIELD_TYPES.at(-1) ?? ''} only: take one of them.`
    case 'required':
      return `“required” names ${error.name}, which is no property. Add the property, or take the name out.`
  }
}

const DRAFT_04 = 'http://json-schema.org/draft-04/schema#'

const KEPT_OF_SCHEMA = new Set([
  '$schema',
  'title',
  'type',
  'required',
  'properties',
  'additionalProperties',
])
const KEPT_OF_PROPERTY = new Set(['type', 'description', 'title'])

function namesOf(json: Json | undefined): readonly string[] {
  return isJsonArray(json) ? json.filter((name) => typeof name === 'string') : []
}

function droppedOf(schema: JsonObject, kept: ReadonlySet<string>, place: string): string[] {
  return [...schema.keys()].filter((key) => !kept.has(key)).map((key) => key + place)
}
