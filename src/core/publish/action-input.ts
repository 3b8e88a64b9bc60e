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

/** Whether two contracts mean the same: order and wording do not count. */
export function isSameContract(a: ActionInput['contract'], b: ActionInput['contract']): boolean {
  return (
    isSameSchema(a.input.inputSchema, b.input.inputSchema) &&
    isSameSchema(a.output.successSchema, b.output.successSchema)
  )
}

/** The names of the settings that differ, for the plan to show; empty when nothing would change. */
export function changedSettings(
  a: ActionInput['config'],
  b: ActionInput['config'],
): readonly string[] {
  const parts: readonly (readonly [string, unknown, unknown])[] = [
    ['timeout', a.timeoutSeconds, b.timeoutSeconds],
    ['URL', a.request.requestUrlTemplate, b.request.requestUrlTemplate],
    ['method', a.request.requestType, b.request.requestType],
    ['headers', sorted(a.request.headers), sorted(b.request.headers)],
    ['body', a.request.requestTemplate, b.request.requestTemplate],
    ['translation map', sorted(a.response.translationMap), sorted(b.response.translationMap)],
    [
      'defaults',
      sorted(a.response.translationMapDefaults),
      sorted(b.response.translationMapDefaults),
    ],
    ['success template', a.response.successTemplate, b.response.successTemplate],
  ]
  return parts.flatMap(([name, x, y]) => (JSON.stringify(x) === JSON.stringify(y) ? [] : [name]))
}

function isSameSchema(a: ContractSchema, b: ContractSchema): boolean {
  return essenceOf(a) === essenceOf(b)
}

function essenceOf({ required, properties }: ContractSchema): string {
  return JSON.stringify([
    [...required].sort(),
    sorted(properties).map(([name, { type }]) => [name, type]),
  ])
}

function sorted<T>(record: Readonly<Record<string, T>>): [string, T][] {
  return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1))
}
