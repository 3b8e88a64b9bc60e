import type { Call } from '../operation.ts'
import type { ActionContent, DataAction } from '../state.ts'
import { flattenSchema } from './action-contract.ts'

/** An Action as one reads it: templates by address only, schemas only with `expand=contract`. */
export function describeAction(
  call: Call,
  action: DataAction,
  content: ActionContent,
  place: 'published' | 'draft',
) {
  const selfUri = actionUri(action, place)
  return {
    ...summarizeAction(call, action, content, place),
    contract: describeContract(call, content, selfUri),
  }
}

/** An Action as lists show it. */
export function summarizeAction(
  call: Call,
  action: DataAction,
  content: ActionContent,
  place: 'published' | 'draft',
) {
  const selfUri = actionUri(action, place)
  return {
    id: action.id,
    name: content.name,
    integrationId: action.integrationId,
    category: content.category,
    version: content.version,
    secure: content.secure,
    ...(call.query.get('includeConfig') === 'true'
      ? { config: describeConfig(content, selfUri) }
      : {}),
    selfUri,
  }
}

/** What was just written: with config and contract, so that a client sees what it sent. */
export function describeWritten(
  call: Call,
  action: DataAction,
  content: ActionContent,
  place: 'published' | 'draft',
) {
  return {
    ...describeAction(call, action, content, place),
    config: describeConfig(content, actionUri(action, place)),
  }
}

export const requestTemplateFile = 'requesttemplate.vm'
export const successTemplateFile = 'successtemplate.vm'
export const inputSchemaFile = 'input.json'
export const successSchemaFile = 'success.json'

function actionUri(action: DataAction, place: 'published' | 'draft'): string {
  const uri = `/api/v2/integrations/actions/${action.id}`
  return place === 'draft' ? `${uri}/draft` : uri
}

function describeConfig(content: ActionContent, selfUri: string) {
  const { timeoutSeconds, request, response } = content.config
  return {
    ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }),
    request: {
      requestUrlTemplate: request?.requestUrlTemplate,
      requestTemplateUri: `${selfUri}/templates/${requestTemplateFile}`,
      requestType: request?.requestType,
      headers: request?.headers ?? {},
    },
    response: {
      translationMap: response?.translationMap ?? {},
      translationMapDefaults: response?.translationMapDefaults ?? {},
      successTemplateUri: `${selfUri}/templates/${successTemplateFile}`,
    },
  }
}

function describeContract(call: Call, content: ActionContent, selfUri: string) {
  const uris = {
    input: { inputSchemaUri: `${selfUri}/schemas/${inputSchemaFile}` },
    output: { successSchemaUri: `${selfUri}/schemas/${successSchemaFile}` },
  }
  const expanded = (call.query.get('expand') ?? '').split(',').includes('contract')
  if (!expanded) return uris
  if (call.query.get('flatten') === 'true') {
    return {
      input: { ...uris.input, inputSchemaFlattened: flattenSchema(content.inputSchema).schema },
      output: { ...uris.output, successSchemaFlattened: flattenSchema(content.successSchema) },
    }
  }
  return {
    input: { ...uris.input, inputSchema: content.inputSchema },
    output: { ...uris.output, successSchema: content.successSchema },
  }
}
