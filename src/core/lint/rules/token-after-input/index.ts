import { inputsBetween, pathPast } from '../../../analysis/inputs-between.ts'
import type { Path } from '../../../analysis/paths.ts'
import type { FlowNode } from '../../../model/design.ts'
import { defineRule } from '../../define.ts'
import { inferredFrom } from '../../inference.ts'
import { moveFetch } from '../../repairs/move-fetch.ts'
import { secondsOf, timedWitness } from '../../witness.ts'
import { inWords, lifetimeInWords } from '../../words.ts'

/**
 * A token lives for minutes, and a caller may need them to find the card. Asked over paths, not over the order of the
 * nodes: in a retry loop that fetches again, every input comes before its own fetch.
 */
export const tokenAfterInput = defineRule({
  rule: 'token-after-input',
  code: 'SF-ORD-02',
  severity: 'error',
  group: 'ordering',
  looksAt: ['times'],
  messages: {
    early:
      '“{{fetch}}” fetches {{token}} before the caller has keyed in {{inputs}}. Up to {{seconds}} s pass before “{{payment}}” uses it, and the token {{lifetime}}: for a caller who has to look for the card it can be too late. Fetch the token after the last input, directly before “{{payment}}”.',
    unbounded:
      '“{{fetch}}” fetches {{token}} before the caller has keyed in {{inputs}}. The caller may try without limit before “{{payment}}” uses it, and the token {{lifetime}}: for a caller who has to look for the card it can be too late. Fetch the token after the last input, directly before “{{payment}}”.',
  },
  docs: {
    summary: 'A token is fetched after all input that the payment needs.',
    why: 'A session token lives for a short time, often three minutes. Keying in a card takes up to a minute a field, and callers put the phone down to find it. A token that is fetched first has expired when the payment is made, and a secure data action logs nothing that would say so.',
    source:
      'Collect Input waits 5 s for the first digit and 3 s between digits by default, 99 s at most (Genesys Resource Center, “Collect Input action”). Tokens live as their gateway says; 180 s are assumed where nothing is stated.',
    fix: 'Move the fetch behind the last input. The fix does it on every path that leads to the payment. Callers for whom the fetch fails hear of it after that then, as they do wherever the fetch stands right; with this error the flow cannot go live as it is.',
    invalid: [
      {
        shows: 'The token is fetched while the caller is still looking for the card.',
        flow: 'start -> token: fetch -> card: collect(CC) -> cvv: collect(CVV) -> pay: pay -> done: return',
      },
      {
        shows: 'A retry collects again and pays with the token of the first try.',
        flow: `start -> card: collect(CC) -> token: fetch -> pay: pay -> done: return
pay.failure -> again: collect(CC) -> pay`,
      },
    ],
    valid: [
      {
        shows: 'All input first, then the token, then the payment.',
        flow: 'start -> card: collect(CC) -> cvv: collect(CVV) -> token: fetch -> pay: pay -> done: return',
      },
      {
        shows: 'A retry that collects again fetches again.',
        flow: `start -> card: collect(CC) -> token: fetch -> pay: pay -> done: return
pay.failure -> card`,
      },
    ],
  },
  *checkSteps({ steps, analysis, report }) {
    for (const use of steps.uses) {
      const inputs = inputsBetween(analysis, use)
      const [first] = inputs
      if (first === undefined) continue
      const { fetch, payment } = use
      const longest = analysis.longest(use)
      const path =
        longest !== null && passes(longest.path, first.node)
          ? longest.path
          : (pathPast(analysis, use, first.node) ?? [])
      const seconds = longest?.seconds === Number.POSITIVE_INFINITY ? null : secondsOf(path)
      const words = {
        fetch: fetch.node.name,
        token: fetch.token.name,
        inputs: inWords(inputs.map(({ node, variable }) => `${variable.name} (“${node.name}”)`)),
        payment: payment.node.name,
        lifetime: lifetimeInWords(fetch),
      }
      const place = {
        node: fetch.node.id,
        variable: fetch.token.id,
        about: payment.node.id,
        path: timedWitness(path),
        fix: moveFetch(analysis, fetch),
        remark: inferredFrom(analysis, { fetches: [fetch], payments: [payment] }),
      }
      yield seconds === null
        ? report('unbounded', words, place)
        : report('early', { ...words, seconds }, place)
    }
  },
})

function passes(path: Path, node: FlowNode): boolean {
  return path.some(({ to }) => to === node)
}
