import { type ActionAnalysis, analyseAction } from '../../../analysis/actions/analyse-action.ts'
import type { Analysis } from '../../../analysis/analyse.ts'
import { digitsIn } from '../../../analysis/exposure.ts'
import type { TemplateReference } from '../../../language/velocity/velocity-references.ts'
import type { Sensitivity } from '../../../model/data-action.ts'
import type { FlowNode, Variable } from '../../../model/design.ts'
import { defineActionRule } from '../../action-rule.ts'
import { calledAction } from '../../called-action.ts'
import { inferredFrom } from '../../inference.ts'
import { secretPath } from '../../secret-path.ts'
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
    given:
      '“{{node}}” gives {{what}} ({{variable}}) to {{input}}, and the URL of “{{action}}” contains {{reference}}: URLs are written into the logs of gateways and proxies. Send it in the body.',
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
      {
        shows: 'The token goes into an id that stands in the URL.',
        flow: `action Status in Id
url https://pay.example/v1/sessions/\${input.Id}
start -> token: fetch(Token) -> look: call(Status, Id=Token) -> done: return`,
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
  *checkSteps({ steps, analysis, report }) {
    for (const node of steps.calls) {
      const action = calledAction(analysis, node)
      if (action === undefined) continue
      const { url, input } = analyseAction(action)
      for (const found of url.references) {
        const name = inputIn(found)
        // What its contract calls a secret is said of the action itself.
        if (name === null || input(name)?.sensitivity !== 'none') continue
        const field = `inputs.${name}`
        const use = analysis.graph.facts(node).uses.find((one) => one.field === field)
        const secret = use && secretIn(analysis, use.expression, node)
        if (secret === undefined) continue
        const words = { node: node.name, action: action.name, input: name }
        const what = SENSITIVITY_WORDS[analysis.classOf(secret).sensitivity]
        yield report(
          'given',
          { ...words, what, variable: secret.name, reference: found.reference.literal },
          {
            node: node.id,
            field,
            variable: secret.id,
            about: `${field} ${secret.id}`,
            path: secretPath(analysis, secret, node),
            remark: inferredFrom(analysis, { variables: [secret] }),
          },
        )
        break
      }
    }
  },
  *checkAction({ report, ...analysis }) {
    const { action, url } = analysis
    for (const found of url.references) {
      if (isOnlyAsked(found)) continue
      const { start, end, reference } = found
      const place = { field: url.field, range: { start, end }, about: reference.literal }
      const words = { action: action.name, reference: reference.literal }
      const what = secretInput(found, analysis)
      if (what !== null) yield report('input', { ...words, what }, place)
      else if (isSecretCredential(found)) yield report('credential', words, place)
    }
  },
})

/** What the input holds, in words; null when it holds no secret. */
function secretInput(found: TemplateReference, { input }: ActionAnalysis): string | null {
  const name = inputIn(found)
  const sensitivity = (name === null ? undefined : input(name)?.sensitivity) ?? 'none'
  return sensitivity === 'none' ? null : SENSITIVITY_WORDS[sensitivity]
}

/** The input that a reference prints; null when it prints none, or only its length. */
function inputIn(found: TemplateReference): string | null {
  const { root, path } = found.reference
  const [first, second] = path
  if (root !== 'input' || first?.kind !== 'property' || isOnlyAsked(found)) return null
  const isMeasured = second?.kind === 'method' && /^(?:length|isEmpty)$/.test(second.name)
  return isMeasured ? null : first.name
}

function isOnlyAsked({ role }: TemplateReference): boolean {
  return role === 'condition'
}

/** The secret of which an expression shows more than may stand in a log. */
function secretIn(
  { taints, exposure, classOf }: Analysis,
  text: string,
  node: FlowNode,
): Variable | undefined {
  // How much is shown asks of the whole design: only where there is anything.
  if (taints.givenAway(text, node).size === 0) return undefined
  for (const [origin, shown] of exposure.shownBy(text, node.task)) {
    const most = MOST_SHOWN[classOf(origin).sensitivity]
    if (digitsIn(shown) > most) return origin
  }
  return undefined
}

/** PCI DSS 3.4.1 lets the last four digits of a card number be seen; of an expiry date four digits are all. */
const MOST_SHOWN: Readonly<Record<Sensitivity, number>> = {
  none: Number.POSITIVE_INFINITY,
  pan: 4,
  token: 4,
  expiry: 2,
  cvv: 0,
  credential: 0,
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
