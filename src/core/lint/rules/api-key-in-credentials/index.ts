import type { ActionTemplate } from '../../../analysis/actions/action-templates.ts'
import { sensitivityOfName } from '../../../analysis/classify.ts'
import type { DataAction } from '../../../model/data-action.ts'
import { defineActionRule } from '../../action-rule.ts'

/** Stubs are asked as well: the name of an input is all that it takes, and imports have exactly this. */
export const apiKeyInCredentials = defineActionRule({
  rule: 'api-key-in-credentials',
  code: 'SF-SEC-16',
  severity: 'error',
  group: 'secrecy',
  asksStubs: true,
  messages: {
    input:
      '“{{action}}” takes {{name}} as an input, so that the flow must hold the secret: everybody who may view the flow in Architect can read it there. Remove the input, put the secret into the credentials of the integration and write ${credentials.…} in the request.',
    signs:
      '“{{action}}” signs in with its input {{name}}, in {{header}}, so that the flow must hold the secret: everybody who may view the flow in Architect can read it there. Remove the input, put the secret into the credentials of the integration and write ${credentials.…} in the header.',
  },
  docs: {
    summary: 'Keys come from the credentials of the integration, never from the flow.',
    why: 'What a flow hands to an action is a literal or a variable in it. Whoever may view the flow can read a literal, and the key is exported with the flow. Credentials of an integration can be used but not read.',
    source:
      'Genesys Resource Center, “Credential types for integrations”: User Defined credentials are ${credentials.x}, those of User Defined (OAuth) give ${authResponse.x}.',
    fix: 'Remove the input and name the credential in the request. It is not done automatically: the secret has to be put into the integration by a person who has it.',
    invalid: [
      {
        shows: 'The key is an input.',
        flow: `action Get_Token session-token in API_Key:credential out Token:token
header Authorization: Bearer \${input.API_Key}
start -> done: return`,
      },
    ],
    valid: [
      {
        shows: 'The key stays with the integration.',
        flow: `action Get_Token session-token out Token:token
header Authorization: Bearer \${credentials.apiKey}
start -> done: return`,
      },
      {
        shows: 'A key of another sort.',
        flow: `action Charge in Idempotency_Key
header Idempotency-Key: \${input.Idempotency_Key}
start -> done: return`,
      },
    ],
  },
  *checkAction({ action, templates, report }) {
    for (const [i, { name, sensitivity }] of action.inputs.entries()) {
      const held = sensitivity === 'none' ? sensitivityOfName(name) : sensitivity
      const place = { field: `inputs.${i}.name` }
      if (held === 'credential') yield report('input', { action: action.name, name }, place)
      else if (held === 'none') {
        const header = templates.find((template) => isSignedWith(template, action, name))?.name
        if (header !== undefined)
          yield report('signs', { action: action.name, name, header }, place)
      }
    }
  },
})

/**
 * A token that was fetched during the call is sent in such headers too: whoever is called so is no key. Beside a
 * credential an input is what the secret belongs to, such as a merchant.
 */
const SIGN_IN = /^(?:proxy-)?authorization$|(?:^|-)api-?key$|^x-auth(?:-|$)/i

function isSignedWith(
  { part, field, references }: ActionTemplate,
  { request }: DataAction,
  input: string,
): boolean {
  if (part !== 'header') return false
  const header = request.headers[Number(field.split('.')[2])]
  return (
    SIGN_IN.test(header?.name.trim() ?? '') &&
    references.some(({ name }) => name === `input.${input}`) &&
    references.every(({ reference: { root } }) => root !== 'credentials' && root !== 'authResponse')
  )
}
