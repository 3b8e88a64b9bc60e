import { type ContractSchema, contractSchemaOf } from '../model/contract-schema.ts'
import { categoryOf, type DataAction } from '../model/data-action.ts'

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
      input: { inputSchema: contractSchemaOf(`${action.name} input`, action.inputs) },
      output: { successSchema: contractSchemaOf(`${action.name} output`, action.outputs) },
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
