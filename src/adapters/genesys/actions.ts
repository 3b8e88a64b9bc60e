import type IntegrationsApi from 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/api/IntegrationsApi.js'
import { ok } from '#core/base/result.ts'
import type { ContractSchema } from '#core/model/contract-schema.ts'
import type { OrgAction, OrgReply } from '#core/publish/ports.ts'
import { receive, receiveText } from './errors.ts'
import { type ActionReply, actionSchema } from './schemas.ts'

/** The names under which Genesys' own Terraform provider reads the templates: an action's reply holds only links. */
const REQUEST_TEMPLATE = 'requesttemplate.vm'
const SUCCESS_TEMPLATE = 'successtemplate.vm'

/** An action with its contract, its configuration and the text of its templates. */
export async function readAction(id: string, api: IntegrationsApi): OrgReply<OrgAction> {
  const action = await receive(
    'the action',
    api.getIntegrationsAction(id, { expand: 'contract', includeConfig: true }),
    actionSchema,
  )
  if (!action.ok) return action
  const request = await receiveText(
    'its request',
    api.getIntegrationsActionTemplate(id, REQUEST_TEMPLATE),
  )
  if (!request.ok) return request
  const success = await receiveText(
    'its response',
    api.getIntegrationsActionTemplate(id, SUCCESS_TEMPLATE),
  )
  if (!success.ok) return success
  return ok(toOrgAction(action.value, request.value, success.value))
}

/** A draft that was never published, in the same shape. */
export async function readDraft(id: string, api: IntegrationsApi): OrgReply<OrgAction> {
  const draft = await receive(
    'the draft',
    api.getIntegrationsActionDraft(id, { expand: 'contract', includeConfig: true }),
    actionSchema,
  )
  if (!draft.ok) return draft
  const request = await receiveText(
    'its request',
    api.getIntegrationsActionDraftTemplate(id, REQUEST_TEMPLATE),
  )
  if (!request.ok) return request
  const success = await receiveText(
    'its response',
    api.getIntegrationsActionDraftTemplate(id, SUCCESS_TEMPLATE),
  )
  if (!success.ok) return success
  return ok(toOrgAction(draft.value, request.value, success.value))
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
    properties: Object.fromEntries(
      Object.entries(schema?.properties ?? {}).map(([name, property]) => [
        name,
        {
          type: property.type ?? 'string',
          ...(property.description === undefined ? {} : { description: property.description }),
        },
      ]),
    ),
    additionalProperties: schema?.additionalProperties !== false,
  }
}
