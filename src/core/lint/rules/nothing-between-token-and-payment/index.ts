import type { Analysis } from '../../../analysis/analyse.ts'
import { inputsBetween, pathPast } from '../../../analysis/inputs-between.ts'
import { reachBackward } from '../../../analysis/paths-into.ts'
import { reach } from '../../../analysis/paths.ts'
import { stepsThatSpend } from '../../../analysis/spending-steps.ts'
import { type TokenUse, whileAlive } from '../../../analysis/token-uses.ts'
import type { FlowNode } from '../../../model/design.ts'
import { defineRule } from '../../define.ts'
import { inferredFrom } from '../../inference.ts'
import { proposeMoveFetch } from '../../repairs/move-fetch.ts'
import { timedWitness } from '../../witness.ts'
import { lifetimeInWords } from '../../words.ts'

/**
 * Reports what takes time: what the caller hears or keys, and other calls. Decisions, Update Data, Extract Secure Data
 * and Set Participant Data take none and may stand between. Not reported: inputs of the payment (token-after-input
 * does), what follows an earlier payment, and a fetch of another token that the same payment takes.
 */
export const nothingBetweenTokenAndPayment = defineRule({
  rule: 'nothing-between-token-and-payment',
  code: 'SF-ORD-03',
  severity: 'warning',
  group: 'ordering',
  looksAt: ['times'],
  messages: {
    between:
      '“{{node}}” stands between “{{fetch}}” and “{{payment}}” and can take {{seconds}} s, while {{token}} {{lifetime}}. Fetch the token after “{{node}}”, directly before “{{payment}}”.',
  },
  docs: {
    summary: 'Nothing that takes time stands between the fetch of a token and the payment.',
    why: 'A token is valid for a short time and for this one payment. Every prompt and every other call between eats into it, and a slow day of another system makes payments fail.',
    source:
      'Collect Input and menus wait for the caller, a data action takes up to its time-out of 1 to 60 s (Genesys Resource Center, “Collect Input action”, “Call Secure Data action”).',
    fix: 'Move the fetch behind it, directly before the payment. It asks for your eye where the flow goes on after a fetch that fails: those callers hear of it later then, after what the fetch is moved behind.',
    invalid: [
      {
        shows: 'The caller confirms while the token runs out.',
        flow: 'start -> card: collect(CC) -> token: fetch -> confirm: collect(Digit) -> pay: pay -> done: return',
      },
      {
        shows: 'A prompt between the two calls.',
        flow: 'start -> card: collect(CC) -> token: fetch -> wait: play("One moment please.") -> pay: pay -> done: return',
      },
    ],
    valid: [
      {
        shows: 'The prompt comes before the token is fetched.',
        flow: 'start -> card: collect(CC) -> wait: play("One moment please.") -> token: fetch -> pay: pay -> done: return',
      },
      {
        shows: 'What takes no time may stand between.',
        flow: `variable Amount = "10.00"
start -> token: fetch -> sum: set(Total = Task.Amount) -> pay: pay(Amount=Total) -> done: return`,
      },
    ],
  },
  *checkSteps({ steps, analysis, report }) {
    for (const use of steps.uses) {
      for (const node of delaysBetween(analysis, use)) {
        if (isSaidOfEarlier(analysis, use, node)) continue
        const { fetch, payment } = use
        const seconds = Math.max(0, ...analysis.graph.out(node).map((edge) => edge.seconds.max))
        yield report(
          'between',
          {
            node: node.name,
            fetch: fetch.node.name,
            payment: payment.node.name,
            token: fetch.token.name,
            seconds,
            lifetime: lifetimeInWords(fetch),
          },
          {
            node: node.id,
            variable: fetch.token.id,
            path: timedWitness(pathPast(analysis, use, node, analysis.roles.isPayment) ?? []),
            fix: proposeMoveFetch(analysis, fetch),
            remark: inferredFrom(analysis, { fetches: [fetch], payments: [payment] }),
          },
        )
      }
    }
  },
})

/** A step that delays several payments is told of the first one. */
function isSaidOfEarlier(analysis: Analysis, use: TokenUse, node: FlowNode): boolean {
  for (const other of analysis.usesThrough(node)) {
    if (other === use) return false
    if (delaysBetween(analysis, other).includes(node)) return true
  }
  return false
}

function delaysBetween(analysis: Analysis, use: TokenUse): readonly FlowNode[] {
  const { graph, roles } = analysis
  const { isPayment } = roles
  const inputs = new Set(inputsBetween(analysis, use).map(({ node }) => node))
  const reached = reach(graph, { ...whileAlive(use), avoidNode: isPayment })
  const onward = reachBackward(graph, use.payment.node, {
    avoidEdge: use.replaces,
    avoidNode: (node) => isPayment(node) || !use.between.has(node.id),
  })
  return [...reached].flatMap((id) => {
    const node = graph.node(id)
    const { involvesCaller, call } = graph.facts(node)
    const takesTime = involvesCaller || call !== null
    if (!takesTime || !onward.has(id) || node === use.payment.node || isPayment(node)) return []
    return inputs.has(node) || isPartOf(analysis, node, use) ? [] : [node]
  })
}

/** The fetch itself, a fetch of another token for this payment, an exchange of this token: they belong together. */
function isPartOf(analysis: Analysis, node: FlowNode, { fetch, payment }: TokenUse): boolean {
  const { roles } = analysis
  return (
    node === fetch.node ||
    roles.fetches.some((other) => other.node === node && payment.tokens.includes(other.token)) ||
    stepsThatSpend(analysis, fetch.token).includes(node)
  )
}
