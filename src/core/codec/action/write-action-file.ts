import type { DataAction } from '../../model/data-action.ts'
import type { ActionDraft } from './action-draft.ts'
import { writeSchema } from './action-schema.ts'
import { overlay, restore } from './carry.ts'
import type { JsonMap } from './plain-json.ts'
import { DEFAULT_TIMEOUT_SECONDS, readPlainAction } from './read-plain-action.ts'

/**
 * The file that Genesys Cloud imports under Integrations, Actions, Import: JSON with the keys in the order of its own
 * exports. What an import carried is written back; what is ours alone (purpose, gateway, sensitivities) is not in it.
 */
export function writeActionFile(action: DataAction): string {
  return `${JSON.stringify(actionJson(action), null, 2)}\n`
}

/** What the file says of an action, with what it was imported with. */
function actionJson(action: ActionDraft): JsonMap {
  const now = plainActionJson(action)
  const carried = action.carried ?? {}
  if (Object.keys(carried).length === 0) return now
  const before = readPlainAction(overlay(now, carried))
  return restore(now, carried, before.ok ? plainActionJson(before.value) : now)
}

/** The file without anything that an import carried. */
export function plainActionJson(action: ActionDraft): JsonMap {
  const { request, response } = action
  return {
    name: action.name,
    integrationType: WEB_SERVICES,
    actionType: 'custom',
    config: {
      request: {
        requestUrlTemplate: request.url,
        requestType: request.method,
        headers: Object.fromEntries(request.headers.map(({ name, value }) => [name, value])),
        requestTemplate: request.body,
      },
      response: {
        translationMap: response.translationMap,
        translationMapDefaults: response.translationMapDefaults,
        successTemplate: response.successTemplate,
      },
      ...(action.timeoutSeconds === DEFAULT_TIMEOUT_SECONDS
        ? {}
        : { timeoutSeconds: action.timeoutSeconds }),
    },
    contract: {
      input: { inputSchema: writeSchema(action.inputs) },
      output: { successSchema: writeSchema(action.outputs) },
    },
    secure: action.secure,
  }
}

/** Web Services Data Actions: the integration that calls any address with named credentials. */
const WEB_SERVICES = 'custom-rest-actions'
