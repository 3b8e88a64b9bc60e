import { gatewayOf } from '../analysis/gateway-of.ts'
import { categoryOf, type DataAction, type Purpose } from '../model/data-action.ts'
import type { OrgAction, OrgIntegration } from './ports.ts'

/** What a reader of action files makes of one. */
export type ActionContents = Omit<DataAction, 'id' | 'category' | 'integration'>

/** An action of an org as Genesys exports it: so that one reader reads both. */
export function actionFileOf({ name, secure, contract, config }: OrgAction): string {
  const { required, properties, additionalProperties } = contract.input.inputSchema
  const success = contract.output.successSchema
  return JSON.stringify({
    name,
    actionType: 'custom',
    config,
    contract: {
      input: { inputSchema: { type: 'object', required, properties, additionalProperties } },
      output: {
        successSchema: {
          type: 'object',
          required: success.required,
          properties: success.properties,
          additionalProperties: success.additionalProperties,
        },
      },
    },
    secure,
  })
}

/**
 * The action of a design that a flow names, with what the org has of it. `purpose` is what the flow uses it for, since
 * Genesys does not record it; the gateway is known by its host.
 */
export function filledAction(
  stub: DataAction,
  found: OrgAction,
  contents: ActionContents,
  integrations: readonly OrgIntegration[],
  purpose: Purpose | null,
): DataAction {
  const integration = integrations.find(({ id }) => id === found.integrationId)
  const filled: DataAction = {
    ...contents,
    id: stub.id,
    name: found.name,
    category: found.category === integration?.name ? '' : found.category,
    integration: integration?.name ?? categoryOf(stub),
    purpose: refined(purpose ?? 'other', contents),
  }
  const gateway = gatewayOf(filled)
  const givesToken = filled.purpose === 'session-token' || filled.purpose === 'tokenize'
  return {
    ...filled,
    gateway: gateway?.id ?? '',
    // Most tokens are good for one payment: that is what is checked while nobody has said otherwise.
    singleUse: gateway?.singleUse.value ?? givesToken,
  }
}

/** One that takes a card number for its token exchanges the one for the other. */
function refined(purpose: Purpose, { inputs }: ActionContents): Purpose {
  const takesCard = inputs.some(({ sensitivity }) => sensitivity === 'pan')
  return purpose === 'session-token' && takesCard ? 'tokenize' : purpose
}
