import { signsIn } from '../../../analysis/oauth-request.ts'
import { calledAction } from '../../called-action.ts'
import { defineRule } from '../../define.ts'

/**
 * Session tokens that a gateway makes for one payment are not meant: no integration can fetch those. No fix: the
 * integration and its credentials are set up in Genesys Cloud, not in the flow.
 */
export const oauthInIntegration = defineRule({
  rule: 'oauth-in-integration',
  code: 'SF-TTL-05',
  severity: 'warning',
  group: 'lifetime',
  looksAt: ['templates'],
  messages: {
    request:
      '“{{call}}” signs in at the gateway by OAuth in every call, by the data action “{{action}}”: the caller waits up to {{timeout}} s for it, and an access token that opens the whole account gets into the flow. Let the integration sign in: give it credentials of type User Defined (OAuth) with this request as custom authentication, and use ${authResponse.access_token} in the headers of the other actions.',
    name: '“{{call}}” seems to sign in at the gateway by OAuth in every call, as the names of the data action “{{action}}” say: the caller waits for it, and an access token that opens the whole account gets into the flow. If it does, let the integration sign in: give it credentials of type User Defined (OAuth) with that request as custom authentication, and use ${authResponse.access_token} in the headers of the other actions.',
  },
  docs: {
    summary: 'The integration signs in by OAuth, not a node of the flow.',
    why: 'An access token belongs to the integration, not to a call: Genesys Cloud fetches it once, keeps it and uses it again until it expires. A node of the flow fetches it for every caller, which takes time while the caller waits, and puts a credential for the whole account into a variable.',
    source:
      'Genesys Resource Center, “Credential types for integrations”: User Defined (OAuth), whose custom authentication action gives authResponse to all actions of the integration. Token requests: RFC 6749.',
    fix: 'Give the integration credentials of type User Defined (OAuth), move the request into its custom authentication action, use ${authResponse.access_token} in the headers, and delete the node. A session token that the gateway makes for one payment stays a node.',
    invalid: [
      {
        shows: 'The flow fetches an access token for every caller.',
        flow: `action Get_Access out Access_Token:token
url https://gateway.example/oauth/token
body grant_type=client_credentials
start -> signin: call(Get_Access, into Access_Token=Token) -> pay: pay -> done: return`,
      },
    ],
    valid: [
      {
        shows: 'A session token is made for one payment: that is a node of the flow.',
        flow: 'start -> token: fetch -> pay: pay -> done: return',
      },
    ],
  },
  *checkSteps({ steps, analysis, report }) {
    for (const node of steps.calls) {
      const { call } = analysis.graph.facts(node)
      const action = calledAction(analysis, node)
      if (call === null || action === undefined) continue
      const sign = signsIn(action)
      if (sign === null) continue
      const words = { call: node.name, action: action.name }
      const place = { node: node.id, action: action.id, about: action.id }
      yield sign === 'name'
        ? report('name', words, place)
        : report('request', { ...words, timeout: call.timeoutSeconds }, place)
    }
  },
})
