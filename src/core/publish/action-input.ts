import { type ContractSchema, contractSchemaOf } from '../model/contract-schema.ts'
import { categoryOf, type DataAction, FIELD_TYPES } from '../model/data-action.ts'
import type { Json } from '../model/values.ts'

/** What creating an action sends: `PostActionInput` of the Platform API. */
export interface ActionInput {
  readonly name: string
  readonly category: string
  readonly integrationId: string
  readonly secure: boolean
  readonly contract: {
    readonly input: { readonly inputSchema: ContractSchema }
    readonly output: { readonly successSchema: ContractSchema }
  }
  readonly config: {
    readonly timeoutSeconds: number
    readonly request: {
      readonly requestUrlTemplate: string
      readonly requestType: string
      readonly headers: Readonly<Record<string, string>>
      readonly requestTemplate: string
    }
    readonly response: {
      readonly translationMap: Readonly<Record<string, string>>
      readonly translationMapDefaults: Readonly<Record<string, string>>
      readonly successTemplate: string
    }
  }
}

/** What can change once an action is published; contract and the secure flag cannot. */
export type ActionSettings = Pick<ActionInput, 'name' | 'category' | 'config'>

/** A data action of a design as the Platform API takes it. Sensitivities and purposes are ours and stay here. */
export function toActionInput(action: DataAction, integrationId: string): ActionInput {
  return {
    name: action.name,
    category: categoryOf(action),
    integrationId,
    secure: action.secure,
    contract: {
      input: {
        inputSchema: withCarried(
          contractSchemaOf(`${action.name} input`, action.inputs),
          carriedAt(action, 'input', 'inputSchema'),
        ),
      },
      output: {
        successSchema: withCarried(
          contractSchemaOf(`${action.name} output`, action.outputs),
          carriedAt(action, 'output', 'successSchema'),
        ),
      },
    },
    config: {
      timeoutSeconds: action.timeoutSeconds,
      request: {
        requestUrlTemplate: action.request.url,
        requestType: action.request.method,
        headers: Object.fromEntries(action.request.headers.map(({ name, value }) => [name, value])),
        requestTemplate: action.request.body,
      },
      response: {
        translationMap: action.response.translationMap,
        translationMapDefaults: action.response.translationMapDefaults,
        successTemplate: action.response.successTemplate,
      },
    },
  }
}

/** What an import carried of one of the contract's schemas, by the keys of Genesys' own action file. */
function carriedAt({ carried }: DataAction, ...place: readonly string[]): Json | undefined {
  return ['contract', ...place].reduce<Json | undefined>(
    (value, key) => own(value, key),
    carried as Json | undefined,
  )
}

/**
 * An imported contract may hold what a design has no field for, such as an output that is a list: it is part of the
 * contract all the same, which is for life once it is published.
 */
function withCarried(schema: ContractSchema, carried: Json | undefined): ContractSchema {
  const names = Object.keys(asMap(own(carried, 'properties'))).filter(
    (name) => !Object.hasOwn(schema.properties, name),
  )
  const added = names.flatMap((name): [string, ContractSchema['properties'][string]][] => {
    const property = asMap(own(own(carried, 'properties'), name))
    const { type } = property
    return typeof type === 'string' && !isFieldType(type) ? [[name, { ...property, type }]] : []
  })
  if (added.length === 0) return schema
  const required = own(carried, 'required')
  const isRequired = (name: string) => Array.isArray(required) && required.includes(name)
  return {
    ...schema,
    required: [...schema.required, ...added.map(([name]) => name).filter(isRequired)],
    properties: { ...schema.properties, ...Object.fromEntries(added) },
  }
}

function isFieldType(type: string): boolean {
  return FIELD_TYPES.some((known) => known === type)
}

function own(json: Json | undefined, key: string): Json | undefined {
  const map = asMap(json)
  return Object.hasOwn(map, key) ? map[key] : undefined
}

function asMap(json: Json | undefined): Readonly<Record<string, Json>> {
  return typeof json === 'object' && json !== null && !Array.isArray(json)
    ? (json as Readonly<Record<string, Json>>)
    : {}
}
