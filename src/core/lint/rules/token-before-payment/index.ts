import type { Analysis } from '../../../analysis/analyse.ts'
import type { Payment } from '../../../analysis/roles.ts'
import { sensitivityOfField } from '../../../analysis/classify.ts'
import { findTokenGap } from '../../../analysis/token-gap.ts'
import type { Variable } from '../../../model/design.ts'
import { defineRule } from '../../define.ts'
import { inferredFrom } from '../../inference.ts'
import type { Fix } from '../../problem.ts'
import { bindToken } from '../../repairs/bind-token.ts'
import { insertFetch } from '../../repairs/insert-fetch.ts'
import { moveFetch } from '../../repairs/move-fetch.ts'
import { witness } from '../../witness.ts'

/**
 * A call assigns its token on success only, so what counts is the output by which the fetch is left: a payment on the
 * failure output of the fetch has no token, although it comes after it. What the error handler enters with is not
 * known, so nothing is said of a payment that it alone reaches.
 */
export const tokenBeforePayment = defineRule({
  rule: 'token-before-payment',
  code: 'SF-ORD-01',
  severity: 'error',
  group: 'ordering',
  messages: {
    unset:
      '“{{payment}}” can be reached on a path that fetches no token into {{token}}: the gateway gets nothing and refuses the payment. Fetch the token on every path, directly before “{{payment}}”.',
    overwritten:
      '{{token}} is overwritten at “{{by}}” on a path to “{{payment}}”, and no new token is fetched after it: the gateway refuses the payment. Fetch the token directly before “{{payment}}”.',
    read: '“{{payment}}” takes {{token}} as “{{by}}” reads it, with no fetch in between: that token was not fetched here, nobody knows how old it is, and most gateways take a token once only, and not for long. Fetch one directly before “{{payment}}”; where it is a token that lasts and pays again, such as that of a stored card, accept this with that reason.',
    unbound:
      '“{{payment}}” is given no token, although its action “{{action}}” asks for one in {{field}}: the gateway refuses the payment. Bind the variable of a token that is fetched directly before.',
  },
  docs: {
    summary: 'Every path to a payment fetches the token that the payment takes.',
    why: 'A variable that no path has set is NOT_SET, and the payment sends that to the gateway. The decline looks like any other, and a secure data action logs nothing.',
    source:
      'Outputs of Call Secure Data are assigned on success, not on failure or timeout (Genesys Resource Center, “Call Secure Data action”).',
    fix: 'Fetch the token directly before the payment, where all paths have come together. A token that the flow reads out of what was kept before it began is a warning without a fix: whether it lasts only its gateway and you know.',
    invalid: [
      {
        shows: 'One branch fetches a token, the other joins without one.',
        flow: `variable Known boolean = true
start -> known: decide(Task.Known) -> token: fetch -> pay: pay -> done: return
known.no -> pay`,
      },
      {
        shows: 'The payment is tried although the fetch has failed.',
        flow: `start -> token: fetch -> pay: pay -> done: return
token.failure -> pay`,
      },
      {
        shows: 'The token is one that was kept before the flow began.',
        flow: `variable Token token
start -> kept: recall(Token = Session_Token) -> pay: pay -> done: return
kept.failure -> done`,
      },
    ],
    valid: [
      {
        shows: 'The branch that fetches no token does not pay.',
        flow: `variable Known boolean = true
start -> known: decide(Task.Known) -> token: fetch -> pay: pay -> done: return
known.no -> done`,
      },
      {
        shows: 'Two fetches on two branches, each before the payment.',
        flow: `variable Known boolean = true
start -> known: decide(Task.Known) -> a: fetch -> pay: pay -> done: return
known.no -> b: fetch -> pay`,
      },
    ],
  },
  *checkSteps({ steps, analysis, report }) {
    for (const payment of steps.spends) {
      const { node, action, tokens } = payment
      const words = { payment: node.name }
      const remark = () => inferredFrom(analysis, { payments: [payment], variables: tokens })
      if (payment.isTokenMissing) {
        const field =
          action.inputs.find((input) => sensitivityOfField(action, input) === 'token')?.name ?? ''
        yield report(
          'unbound',
          { ...words, action: action.name, field },
          {
            node: node.id,
            field: `inputs.${field}`,
            fix: bindToken(analysis, payment, field),
            remark: remark(),
          },
        )
      }
      for (const token of tokens) {
        const gap = findTokenGap(analysis, node, token)
        if (gap === null) continue
        const { path, overwrittenAt, readAt } = gap
        const data = { ...words, token: token.name }
        const place = {
          node: node.id,
          variable: token.id,
          path: path.length === 0 ? [{ node: node.id, output: null }] : witness(path),
          remark: remark(),
        }
        if (overwrittenAt !== null) {
          yield report('overwritten', { ...data, by: overwrittenAt.name }, place)
        } else if (readAt !== null) {
          yield report('read', { ...data, by: readAt.name }, { ...place, severity: 'warning' })
        } else {
          yield report('unset', data, { ...place, fix: repair(analysis, payment, token) })
        }
      }
    }
  },
})

function repair(analysis: Analysis, payment: Payment, token: Variable): Fix | null {
  const fetches = analysis.roles.fetches.filter((fetch) => fetch.token === token)
  const [only] = fetches
  if (only === undefined) return insertFetch(analysis, payment, token)
  const isUsedHere = analysis.tokenUses.some((use) => use.fetch === only && use.payment === payment)
  return fetches.length === 1 && isUsedHere ? moveFetch(analysis, only, payment.node) : null
}
