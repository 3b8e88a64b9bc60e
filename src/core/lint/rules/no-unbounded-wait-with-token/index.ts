import type { Analysis } from '../../../analysis/analyse.ts'
import { isCounted } from '../../../analysis/counted-loop.ts'
import type { GraphEdge } from '../../../analysis/flow-graph.ts'
import { findPath, type Path } from '../../../analysis/paths.ts'
import { type TokenUse, whileAlive } from '../../../analysis/token-uses.ts'
import { defineRule } from '../../define.ts'
import { inferredFrom } from '../../inference.ts'
import { moveFetch } from '../../repairs/move-fetch.ts'
import { witness } from '../../witness.ts'
import { lifetimeInWords } from '../../words.ts'

/**
 * A loop that passes the fetch is not between: it starts with a new token. One that a counter ends is not reported,
 * however long it takes (token-outlives-wait adds it up).
 */
export const noUnboundedWaitWithToken = defineRule({
  rule: 'no-unbounded-wait-with-token',
  code: 'SF-TTL-04',
  severity: 'error',
  group: 'lifetime',
  looksAt: ['times'],
  messages: {
    counted:
      'How often “{{from}}” leads back to {{to}}, between “{{fetch}}” and “{{payment}}”, is only known during the call, while {{token}} {{lifetime}}: nobody can say how old it is when it is used. Give the loop a fixed number of rounds, or fetch the token after the loop, directly before “{{payment}}”.',
    round:
      '“{{from}}” leads back to {{to}} as often as it likes, between “{{fetch}}” and “{{payment}}”, while {{token}} {{lifetime}}: nobody can say how old it is when it is used. Count the rounds and go on after the last, or fetch the token after the loop, directly before “{{payment}}”.',
  },
  docs: {
    summary: 'No loop without a limit lies between the fetch of a token and the payment.',
    why: 'Each round takes time, and a caller who keeps failing goes round until the token has expired. Then the payment fails for a caller who has done everything right at last.',
    source:
      'A path may run 10,000 actions before Architect ends it (Genesys Resource Center, “Task editor actions”): nothing stops a loop before a token expires.',
    fix: 'Count the rounds in a variable and decide on it, or use Loop, which has a limit of its own. Or move the fetch behind the loop, directly before the payment, which is what the fix does; callers for whom it fails hear of it after the loop then, as they do wherever the fetch stands right, and with this error the flow cannot go live as it is.',
    invalid: [
      {
        shows: 'The caller may fail to confirm again and again.',
        flow: `start -> token: fetch -> confirm: collect(Digit, digits=1) -> pay: pay -> done: return
confirm.failure -> confirm`,
      },
    ],
    valid: [
      {
        shows: 'A counter ends it after three tries.',
        flow: `variable Tries integer = 0
start -> token: fetch -> confirm: collect(Digit, digits=1) -> pay: pay -> done: return
confirm.failure -> again: decide(Task.Tries < 2) -> count: set(Tries = Task.Tries + 1) -> confirm
again.no -> done`,
      },
      {
        shows: 'Every round fetches a new token.',
        flow: `start -> token: fetch -> confirm: collect(Digit, digits=1) -> pay: pay -> done: return
confirm.failure -> token`,
      },
    ],
  },
  *check({ analysis, report }) {
    const told = new Set<GraphEdge>()
    for (const use of analysis.tokenUses) {
      const { fetch, payment } = use
      for (const loop of analysis.longest(use)?.endless ?? []) {
        const back = backEdge(analysis, loop)
        const path =
          back === undefined || told.has(back) ? null : pathRound(analysis, use, loop, back)
        if (back === undefined || path === null) continue
        told.add(back)
        yield report(
          isCounted(analysis.graph, loop) ? 'counted' : 'round',
          {
            from: back.from.name,
            to: back.to === back.from ? 'itself' : `“${back.to?.name ?? ''}”`,
            fetch: fetch.node.name,
            payment: payment.node.name,
            token: fetch.token.name,
            lifetime: lifetimeInWords(fetch),
          },
          {
            node: back.from.id,
            variable: fetch.token.id,
            about: back.output,
            path: witness(path),
            fix: moveFetch(analysis, fetch),
            remark: inferredFrom(analysis, { fetches: [fetch], payments: [payment] }),
          },
        )
      }
    }
  },
})

/** The edge of a loop that leads back to what a reader has read before. */
function backEdge({ order }: Analysis, loop: readonly GraphEdge[]): GraphEdge | undefined {
  const rank = (edge: GraphEdge) => order.get(edge.from.id) ?? 0
  return loop
    .toSorted((a, b) => rank(a) - rank(b))
    .find((edge) => edge.to !== undefined && (order.get(edge.to.id) ?? 0) <= rank(edge))
}

/** From the fetch into the loop and round to where it began. */
function pathRound(
  { graph }: Analysis,
  use: TokenUse,
  loop: readonly GraphEdge[],
  back: GraphEdge,
): Path | null {
  const before = findPath(graph, { ...whileAlive(use), goal: (node) => node === back.to })
  const inLoop = new Set(loop)
  const round =
    back.to === back.from
      ? []
      : findPath(graph, {
          from: loop.filter(({ from }) => from === back.to),
          avoidEdge: (edge) => !inLoop.has(edge),
          goal: (node) => node === back.from,
        })
  return before === null || round === null ? null : [...before, ...round, back]
}
