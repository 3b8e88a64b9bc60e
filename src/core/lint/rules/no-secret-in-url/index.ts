import type { ActionAnalysis } from '../../../analysis/actions/analyse-action.ts'
import type { TemplateReference } from '../../../language/velocity/velocity-references.ts'
import { defineActionRule } from '../../action-rule.ts'
import { SENSITIVITY_WORDS } from '../../words.ts'

/**
 * Not reported: addresses and ids among the credentials (a host, a merchant, a gateway's token in the path), which are
 * configuration; and what a template only asks about. The whole map of inputs is another rule's.
 */
export const noSecretInUrl = defineActionRule({
  rule: 'no-secret-in-url',
  code: 'SF-SEC-13',
  severity: 'error',
  group: 'secrecy',
  messages: {
    input:
      'The URL of “{{action}}” contains {{reference}}, which is {{what}}: URLs are written into the logs of gateways and proxies. Send it in the body.',
    credential:
      'The URL of “{{action}}” contains {{reference}}: URLs are written into the logs of gateways and proxies, and the secret with them. Send it in a header.',
  },
  docs: {
    summary: 'No card data, token or credential stands in a URL.',
    why: 'TLS protects a URL on its way only. Web servers, load balancers and proxies log every URL, so that a card number or key in it is stored in plain text at places that nobody looks after.',
    source: 'PCI DSS v4.0.1, 3.3 and 3.5.1: card data in logs is stored card data.',
    fix: 'Move it to a header or the body. Which of them the gateway takes only its documentation says.',
    invalid: [
      {
        shows: 'The key in the query.',
        flow: `action Charge
url https://pay.example/v1/charges?key=\${credentials.apiKey}
start -> done: return`,
      },
      {
        shows: 'The card number in the path.',
        flow: `action Charge in Card:pan
url https://pay.example/v1/cards/\${input.Card}
start -> done: return`,
      },
    ],
    valid: [
      {
        shows: 'The key in a header; account and address are configuration.',
        flow: `action Charge
url \${credentials.baseUrl}/v1/accounts/\${credentials.merchantId}/charges
header Authorization: Bearer \${credentials.apiKey}
start -> done: return`,
      },
    ],
  },
  *checkAction({ report, ...analysis }) {
    const { action, url } = analysis
    for (const found of url.references) {
      if (found.role === 'condition' && found.directive === 'if') continue
      const { start, end, reference } = found
      const place = { field: url.field, range: { start, end }, about: reference.literal }
      const words = { action: action.name, reference: reference.literal }
      const what = secretInput(found, analysis)
      if (what !== null) yield report('input', { ...words, what }, place)
      else if (isSecretCredential(found)) yield report('credential', words, place)
    }
  },
})

/** What the input holds, in words; null when it holds no secret, or only its length is asked for. */
function secretInput({ reference }: TemplateReference, { input }: ActionAnalysis): string | null {
  const [first, second] = reference.path
  if (reference.root !== 'input' || first?.kind !== 'property') return null
  const isMeasured = second?.kind === 'method' && /^(?:length|isEmpty)$/.test(second.name)
  const sensitivity = input(first.name)?.sensitivity ?? 'none'
  return sensitivity === 'none' || isMeasured ? null : SENSITIVITY_WORDS[sensitivity]
}

/** The last word of a name that says where something is or whose it is, not what opens it. */
const CONFIGURATION =
  /(?:^|_)(?:url|uri|host|hostname|domain|server|endpoint|base|address|path|port|region|environment|env|stage|version|id|account|merchant|tenant|site|store|shop|terminal|profile|entity|prefix|org|organi[sz]ation|name|user|username|currency|country|instance|gateway|gateway_token)$/

function isSecretCredential({ reference: { root, path } }: TemplateReference): boolean {
  const [first] = path
  if ((root !== 'credentials' && root !== 'authResponse') || first?.kind !== 'property')
    return false
  const words = first.name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
  return !CONFIGURATION.test(words)
}
