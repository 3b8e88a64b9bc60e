import type { ActionId } from '../../../base/ids.ts'
import type { Analysis } from '../../../analysis/analyse.ts'
import { stepsThat } from '../../../analysis/step-traits.ts'
import { sameMembers } from '../../../base/same-items.ts'
import { analyseAction } from '../../../analysis/actions/analyse-action.ts'
import { endpointOf, environmentKeysIn, knownHost } from '../../../analysis/actions/endpoint.ts'
import { findGateway } from '../../../gateways/registry.ts'
import { type DataAction, isStub } from '../../../model/data-action.ts'
import type { TextRange } from '../../problem.ts'
import { defineRule } from '../../define.ts'
import { editRequest, replacePieces } from '../../repairs/edit-action.ts'
import { inWords } from '../../words.ts'

/** A host that a reference stands for is not known: the address may be among the credentials. */
export const httpsAndOneEnvironment = defineRule({
  rule: 'https-and-one-environment',
  code: 'SF-PCI-02',
  severity: 'error',
  group: 'pci',
  looksAt: ['templates', 'gateways'],
  messages: {
    plain:
      'The URL of “{{action}}” begins with {{scheme}}://, so that everything goes over the network in plain text, a card number too. Use https://.',
    unclear:
      'The address of “{{action}}” is not spelled plainly: some programs read {{hosts}} in it, others do not, so that card data may go where nobody looks. Write it as https://host/…, in plain letters (xn-- for others), with one host and no Host header.',
    host: '“{{action}}” is an action for {{gateway}} and sends to {{host}}, which is no host of {{gateway}} that is known ({{hosts}}). Card data would go to somebody else: correct the host, or choose another gateway for the action if it is right.',
    key: '“{{action}}” sends to {{host}}, the {{environment}} host of {{gateway}}, with a {{other}} key ({{key}}…): every call is refused, or test cards meet real money. Use host and key of one environment.',
    keys: '“{{action}}” has a {{environment}} key ({{key}}…), and “{{otherAction}}” a {{other}} one ({{otherKey}}…), both for {{gateway}}: a token of one environment is unknown in the other. Use keys of one environment.',
    hosts:
      '“{{action}}” sends to the {{environment}} host of {{gateway}} ({{host}}), and “{{otherAction}}” to the {{other}} one ({{otherHost}}): a token of one environment is unknown in the other. Use hosts of one environment.',
  },
  docs: {
    summary: 'Requests go by https to the gateway’s own hosts, all of them to one environment.',
    why: 'A card number over http can be read on the way. A wrong host gets the card of every caller. A sandbox token at a live payment fails for every caller; a test key in production takes no money, and nobody notices.',
    source:
      'PCI DSS 4.0.1, 4.2.1: strong cryptography over public networks. The hosts and prefixes are those that the gateways document (see the facts of each gateway).',
    fix: 'Use https, and the hosts and keys of one environment. The fix for http changes the scheme; whether the server answers there only a call tells.',
    invalid: [
      {
        shows: 'Plain http.',
        flow: `action Charge
url http://pay.example/v1/charges
start -> done: return`,
      },
      {
        shows: 'Another host than the gateway’s.',
        flow: `action Charge gateway stripe
url https://api.stripe.example/v1/charges
start -> done: return`,
      },
      {
        shows: 'The token comes from the sandbox, the payment is real.',
        flow: `action Get_Token gateway braintree
url https://payments.sandbox.braintree-api.com/graphql
action Charge gateway braintree
url https://payments.braintree-api.com/graphql
start -> token: call(Get_Token) -> pay: call(Charge) -> done: return`,
      },
    ],
    valid: [
      {
        shows: 'Both in the sandbox.',
        flow: `action Get_Token gateway braintree
url https://payments.sandbox.braintree-api.com/graphql
action Charge gateway braintree
url https://payments.sandbox.braintree-api.com/graphql
start -> token: call(Get_Token) -> pay: call(Charge) -> done: return`,
      },
      {
        shows: 'An address among the credentials.',
        flow: `action Charge gateway stripe
url \${credentials.baseUrl}/v1/charges
start -> done: return`,
      },
    ],
  },
  *check({ design, analysis, report }) {
    const called = analysis.answer(calledActions, sameMembers)
    const hostSeen = new Map<string, Seen>()
    const keySeen = new Map<string, Seen>()
    for (const action of design.actions) {
      if (isStub(action)) continue
      const { scheme, host, names, isClear } = endpointOf(action)
      const at = (range: TextRange, about: string) => ({
        node: null,
        action: action.id,
        field: 'request.url',
        range: { start: range.start, end: range.end },
        about,
      })
      if (scheme !== null && scheme.text !== 'https') {
        const url = replacePieces(action.request.url, [{ ...scheme, text: 'https' }])
        yield report(
          'plain',
          { action: action.name, scheme: scheme.text },
          {
            ...at(scheme, 'scheme'),
            fix:
              scheme.text === 'http'
                ? {
                    title: 'Use https',
                    safety: 'unsafe',
                    edits: [editRequest(action, { url })],
                  }
                : null,
          },
        )
      }
      if (!isClear) {
        const hosts = inWords(names.length === 0 ? ['a host'] : names)
        const range = host ?? { start: 0, end: action.request.url.length }
        yield report('unclear', { action: action.name, hosts }, at(range, 'spelling'))
      }
      const gateway = findGateway(action.gateway)
      if (gateway === undefined) continue
      const words = { action: action.name, gateway: gateway.title }
      const known = host === null ? undefined : knownHost(gateway, host.name)
      if (isClear && host !== null && known === undefined && gateway.hosts.value.length > 0) {
        const hosts = inWords(gateway.hosts.value.map(({ name }) => name))
        yield report('host', { ...words, host: host.name, hosts }, at(host, 'host'))
      }
      // What the flow does not call, such as a test clone, has the sandbox for itself.
      const isCalled = called.has(action.id)
      if (host !== null && known !== undefined && known.environment !== 'either') {
        const { environment } = known
        const now = { environment, action, text: host.name }
        const before = isCalled ? otherBefore(hostSeen, gateway.id, now) : null
        if (before !== null) {
          const { action: other, environment: otherEnvironment, text: otherHost } = before
          const others = { otherAction: other.name, other: otherEnvironment, otherHost }
          const data = { ...words, environment, host: host.name, ...others }
          yield report('hosts', data, at(host, 'environment'))
        }
      }
      for (const { field, text } of analyseAction(action).templates) {
        for (const { environment, text: key, start, end } of environmentKeysIn(text)) {
          const place = { node: null, action: action.id, field, range: { start, end } }
          const about = `${field} ${start}`
          const isMixed =
            known !== undefined &&
            known.environment !== 'either' &&
            known.environment !== environment
          if (isMixed && host !== null) {
            const data = { ...words, host: host.name, environment: known.environment }
            yield report('key', { ...data, other: environment, key }, { ...place, about })
            continue
          }
          const now = { environment, action, text: key }
          const before = isCalled ? otherBefore(keySeen, gateway.id, now) : null
          if (before === null) continue
          const { action: other, environment: otherEnvironment, text: otherKey } = before
          const others = { otherAction: other.name, other: otherEnvironment, otherKey }
          yield report('keys', { ...words, environment, key, ...others }, { ...place, about })
        }
      }
    }
  },
})

function calledActions(whole: Analysis): ReadonlySet<ActionId> {
  const called = new Set<ActionId>()
  for (const node of stepsThat(whole).call) {
    const action = whole.graph.facts(node).call?.action ?? null
    if (action !== null && whole.isReachable(node)) called.add(action)
  }
  return called
}

/** The environment that the first action of a gateway is made for, and how it tells. */
interface Seen {
  readonly environment: string
  readonly action: DataAction
  readonly text: string
}

/** What an earlier action of the gateway is made for, if that is another environment. The first one is remembered. */
function otherBefore(seen: Map<string, Seen>, gateway: string, now: Seen): Seen | null {
  const before = seen.get(gateway)
  if (before === undefined) seen.set(gateway, now)
  return before === undefined || before.environment === now.environment ? null : before
}
