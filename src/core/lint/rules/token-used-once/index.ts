import type { Analysis } from '../../../analysis/analyse.ts'
import { findPath, type Path } from '../../../analysis/paths.ts'
import { type TokenUse, whileAlive } from '../../../analysis/token-uses.ts'
import { defineRule } from '../../define.ts'
import { inferredFrom } from '../../inference.ts'
import { witness } from '../../witness.ts'

/**
 * A payment uses its token up however it is left: after a time-out nobody knows whether the gateway has taken it. A
 * status query takes no token and is no payment. Tokens that their gateway lets be used again are not reported.
 */
export const tokenUsedOnce = defineRule({
  rule: 'token-used-once',
  code: 'SF-ORD-04',
  severity: 'error',
  group: 'ordering',
  looksAt: ['lifetimes'],
  messages: {
    again:
      '“{{payment}}” can run a second time with the same {{token}} from “{{fetch}}”: a token is good for one payment, so the gateway refuses the second. Fetch a new token before “{{payment}}” is tried again.',
    second:
      '“{{payment}}” pays with {{token}} from “{{fetch}}”, which “{{first}}” has used before: a token is good for one payment, so the gateway refuses the second. Fetch a token for each payment.',
  },
  docs: {
    summary: 'A token that is good for one payment is used once.',
    why: 'Stripe, Braintree, Checkout.com and Square refuse a token that was used before, whether or not that payment went through. A retry with the old token cannot succeed.',
    source:
      'Single-use tokens: docs.stripe.com/api/tokens, developer.paypal.com/braintree, checkout.com/docs. Whether a token can be used again is a property of its action here.',
    fix: 'Fetch a new token on the way to the second payment.',
    invalid: [
      {
        shows: 'A retry pays with the token of the first try.',
        flow: `start -> token: fetch -> pay: pay -> done: return
pay.failure -> sorry: play("Let us try again.") -> pay`,
      },
      {
        shows: 'A deposit and a fee are paid with one token.',
        flow: 'start -> token: fetch -> deposit: pay -> fee: pay -> done: return',
      },
    ],
    valid: [
      {
        shows: 'The retry fetches again.',
        flow: `start -> token: fetch -> pay: pay -> done: return
pay.failure -> sorry: play("Let us try again.") -> token`,
      },
      {
        shows: 'Two payments, each with a token of its own.',
        flow: 'start -> a: fetch -> deposit: pay -> b: fetch -> fee: pay -> done: return',
      },
    ],
  },
  *checkSteps({ steps, analysis, report }) {
    const reported = new Set<string>()
    for (const first of steps.uses) {
      if (!first.fetch.isSingleUse) continue
      for (const second of analysis.usesOf(first.fetch)) {
        const { fetch, payment } = second
        const key = `${fetch.node.id} ${payment.node.id}`
        const path = reported.has(key) ? null : pathOfTwo(analysis, first, second)
        if (path === null) continue
        reported.add(key)
        const words = {
          payment: payment.node.name,
          token: fetch.token.name,
          fetch: fetch.node.name,
        }
        const place = {
          node: payment.node.id,
          variable: fetch.token.id,
          about: fetch.node.id,
          path: witness(path),
          remark: [
            inferredFrom(analysis, { fetches: [fetch], payments: [first.payment, payment] }),
            ...(fetch.isInferred ? [ASSUMED_SINGLE] : []),
          ].join(' '),
        }
        yield first.payment.node === payment.node
          ? report('again', words, place)
          : report('second', { ...words, first: first.payment.node.name }, place)
      }
    }
  },
})

const ASSUMED_SINGLE =
  'That its tokens are good for one payment is assumed: say so at the action if they can be used again.'

/** From the fetch past the first payment to the second, without another fetch. */
function pathOfTwo({ graph }: Analysis, first: TokenUse, second: TokenUse): Path | null {
  if (!second.onward.has(first.payment.node.id)) return null
  const before = findPath(graph, {
    ...whileAlive(first),
    goal: first.payment.node,
  })
  const after = findPath(graph, {
    from: graph.out(first.payment.node),
    goal: second.payment.node,
    avoidEdge: first.replaces,
  })
  return before === null || after === null ? null : [...before, ...after]
}
