import type IntegrationsApi from 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/api/IntegrationsApi.js'
import { ok } from '#core/base/result.ts'
import type { ContractSchema } from '#core/model/contract-schema.ts'
import type { OrgAction, OrgReply } from '#core/publish/ports.ts'
import { receive, receiveText } from './errors.ts'
import { type ActionReply, actionSchema } from './schemas.ts'

/** The names under which Genesys' own Terraform provider reads the templates: an action's reply holds only links. */
const REQUEST_TEMPLATE = 'requesttemplate.vm'
const SUCCESS_TEMPLATE = 'successtemplate.vm'

/** Where an action is read from. */
interface ActionSource {
  readonly what: string
  readonly action: () => Promise<unknown>
  readonly template: (fileName: string) => Promise<unknown>
}

/** An action with its contract, its configuration and the text of its templates. */
export function readAction(id: string, api: IntegrationsApi): OrgReply<OrgAction> {
  return read({
    what: 'the action',
    action: () => api.getIntegrationsAction(id, EVERYTHING),
    template: (fileName) => api.getIntegrationsActionTemplate(id, fileName),
  })
}

/** A draft that was never published, in the same shape. */
export function readDraft(id: string, api: IntegrationsApi): OrgReply<OrgAction> {
  return read({
    what: 'the draft',
    action: () => api.getIntegrationsActionDraft(id, EVERYTHING),
    template: (fileName) => api.getIntegrationsActionDraftTemplate(id, fileName),
  })
}

const EVERYTHING = { expand: 'contract', includeConfig: true }

async function read({ what, action, template }: ActionSource): OrgReply<OrgAction> {
  const found = await receive(what, action(), actionSchema)
  if (!found.ok) return found
  const request = await receiveText('its request', template(REQUEST_TEMPLATE))
  if (!request.ok) return request
  const success = await receiveText('its response', template(SUCCESS_TEMPLATE))
  if (!success.ok) return success
  return ok(toOrgAction(found.value, request.value, success.value))
}

function toOrgAction(
  action: ActionReply,
  requestTemplate: string,
  successTemplate: string,
): OrgAction {
  const { config, contract } = action
  return {
    id: action.id,
    version: action.version ?? 1,
    name: action.name,
    category: action.category ?? '',
    integrationId: action.integrationId ?? '',
    secure: action.secure ?? false,
    contract: {
      input: { inputSchema: toContractSchema(contract?.input?.inputSchema) },
      output: { successSchema: toContractSchema(contract?.output?.successSchema) },
    },
    config: {
      timeoutSeconds: config?.timeoutSeconds ?? 60,
      request: {
        requestUrlTemplate: config?.request?.requestUrlTemplate ?? '',
        requestType: config?.request?.requestType ?? 'GET',
        headers: config?.request?.headers ?? {},
        requestTemplate,
      },
      response: {
        translationMap: config?.response?.translationMap ?? {},
        translationMapDefaults: config?.response?.translationMapDefaults ?? {},
        successTemplate,
      },
    },
  }
}

type SchemaReply = NonNullable<
  NonNullable<NonNullable<ActionReply['contract']>['input']>['inputSchema']
>

function toContractSchema(schema: SchemaReply | null | undefined): ContractSchema {
  return {
    $schema: schema?.$schema ?? '',
    title: schema?.title ?? '',
    type: 'object',
    required: schema?.required ?? [],
    // What a property holds inside, as an output that is a list does, is part of the contract: an action that is made
    // again needs it.
    properties: Object.fromEntries(
      Object.entries(schema?.properties ?? {}).map(([name, property]) => [
        name,
        { ...property, type: property.type ?? 'string' },
      ]),
    ),
    additionalProperties: schema?.additionalProperties !== false,
  }
}
