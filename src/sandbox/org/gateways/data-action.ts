import { type ActionId, freshId } from '#core/base/ids.ts'
import {
  type ContractField,
  type DataAction,
  FIELD_TYPES,
  REQUEST_METHODS,
} from '#core/model/data-action.ts'
import { objectOf } from '../json.ts'
import type { JsonObject } from '../json.ts'
import { requiredNames } from '../routes/action-contract.ts'
import type { ActionContent } from '../state.ts'

/** What an action without templates uses (Genesys Resource Center, "Request configuration"). */
export const defaultRequestTemplate = '${input.rawRequest}'
export const defaultSuccessTemplate = '${rawResult}'

/** Genesys Resource Center, "Add configuration to custom actions": a minute unless it is said otherwise. */
const defaultTimeoutSeconds = 60

/** An action of the org as our engines take it. What they do not need is left empty. */
export function asDataAction(content: ActionContent): DataAction {
  const { request, response, timeoutSeconds } = content.config
  return {
    id: freshId<ActionId>('action', new Set()),
    name: content.name,
    category: content.category,
    integration: '',
    secure: content.secure,
    purpose: 'other',
    gateway: '',
    tokenLifetimeSeconds: null,
    singleUse: false,
    inputs: fieldsOf(content.inputSchema),
    outputs: fieldsOf(content.successSchema),
    request: {
      method: REQUEST_METHODS.find((method) => method === request?.requestType) ?? 'GET',
      url: request?.requestUrlTemplate ?? '',
      headers: Object.entries(request?.headers ?? {}).map(([name, value]) => ({ name, value })),
      body: request?.requestTemplate ?? defaultRequestTemplate,
    },
    response: {
      translationMap: { ...response?.translationMap },
      translationMapDefaults: { ...response?.translationMapDefaults },
      successTemplate: response?.successTemplate ?? defaultSuccessTemplate,
    },
    timeoutSeconds: timeoutSeconds ?? defaultTimeoutSeconds,
  }
}

/** Properties of a simple type; lists and objects inside of an output are handed on without a check. */
function fieldsOf(schema: JsonObject): ContractField[] {
  const required = requiredNames(schema)
  return Object.entries(objectOf(schema['properties'])).flatMap(([name, property]) => {
    const { type: named } = objectOf(property)
    const type = FIELD_TYPES.find((each) => each === named)
    if (type === undefined) return []
    const isRequired = required.includes(name)
    return [{ name, type, required: isRequired, description: '', sensitivity: 'none' as const }]
  })
}
