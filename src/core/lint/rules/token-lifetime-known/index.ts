import { gatewayOf } from '../../../analysis/gateway-of.ts'
import type { ActionId } from '../../../base/ids.ts'
import { defineRule } from '../../define.ts'
import { inferredFrom } from '../../inference.ts'

/** Told once for an action, at the first step that calls it: it is the action that states the lifetime. */
export const tokenLifetimeKnown = defineRule({
  rule: 'token-lifetime-known',
  code: 'SF-TTL-03',
  severity: 'warning',
  group: 'lifetime',
  looksAt: ['lifetimes'],
  messages: {
    unstated:
      'Nothing says how long {{token}} from “{{fetch}}” lives: {{seconds}} s are assumed, and every check of its age rests on that. Ask whoever runs the gateway, and enter the lifetime at the data action “{{action}}”.',
    gateway:
      '{{gateway}} does not say how long {{token}} from “{{fetch}}” lives: {{seconds}} s are assumed, and every check of its age rests on that. Ask {{gateway}}, and enter the lifetime at the data action “{{action}}”.',
  },
  docs: {
    summary: 'It is known how long a token lives.',
    why: 'A payment with an expired token fails for the slow callers alone. Whether a token can expire on the way to the payment can only be checked when its lifetime is known.',
    source:
      'Lifetimes differ: 15 minutes at Checkout.com, 3 hours at Braintree; Stripe publishes no number (checkout.com/docs, developer.paypal.com/braintree, docs.stripe.com/api/tokens).',
    fix: 'Ask the gateway and enter the number of seconds at the data action. Only somebody who knows can say it, so there is no fix. Until then 180 s are assumed.',
    invalid: [
      {
        shows: 'An endpoint of your own, and no number.',
        flow: `action Generate_Session_Token lifetime unknown
start -> token: fetch -> pay: pay -> done: return`,
      },
    ],
    valid: [
      {
        shows: 'The action states it.',
        flow: `action Generate_Session_Token lifetime 600
start -> token: fetch -> pay: pay -> done: return`,
      },
      {
        shows: 'The gateway is known to give its tokens 15 minutes.',
        flow: `action Generate_Session_Token lifetime unknown gateway checkout-com
start -> token: fetch -> pay: pay -> done: return`,
      },
    ],
  },
  *check({ analysis, report }) {
    const told = new Set<ActionId>()
    for (const fetch of analysis.roles.fetches) {
      const { node, action, token, lifetimeSeconds, isLifetimeAssumed } = fetch
      if (!isLifetimeAssumed || told.has(action.id) || !analysis.isReachable(node)) continue
      told.add(action.id)
      const gateway = gatewayOf(action)
      const data = {
        fetch: node.name,
        token: token.name,
        action: action.name,
        seconds: lifetimeSeconds,
      }
      const place = {
        node: node.id,
        action: action.id,
        variable: token.id,
        about: action.id,
        remark: inferredFrom(analysis, { fetches: [fetch] }),
      }
      yield gateway === undefined
        ? report('unstated', data, place)
        : report('gateway', { ...data, gateway: gateway.title }, place)
    }
  },
})
