import type { Analysis } from '../../../analysis/analyse.ts'
import { isEmptyOn } from '../../../analysis/empty-on.ts'
import type { GraphEdge } from '../../../analysis/flow-graph.ts'
import { findPath, type Path } from '../../../analysis/paths.ts'
import type { TokenFetch } from '../../../analysis/roles.ts'
import type { Place } from '../../../kinds/facts.ts'
import { FAILURE, TIMEOUT } from '../../../kinds/outputs.ts'
import type { FlowNode } from '../../../model/design.ts'
import { defineRule } from '../../define.ts'
import { inferredFrom } from '../../inference.ts'
import type { Fix } from '../../problem.ts'
import { proposeMoveFetch } from '../../repairs/move-fetch.ts'
import { removeStep } from '../../repairs/remove-step.ts'
import { witness } from '../../witness.ts'

/** Where reading a token puts it to use, or hands it to another variable; showing or testing it does not. */
const USES = new Set<Place>([
  'secure-action',
  'standard-action',
  'assignment',
  'extract',
  'encryption',
])

/** Paths that leave by a failure or a time-out are not asked: nobody can know before that they will be taken. */
export const noUnusedToken = defineRule({
  rule: 'no-unused-token',
  code: 'SF-ORD-05',
  severity: 'warning',
  group: 'ordering',
  messages: {
    never:
      '“{{fetch}}” fetches {{token}}, and nothing uses it: each call opens a session at the gateway that nobody closes. Give the token to the payment, or delete “{{fetch}}”.',
    ends: '“{{fetch}}” fetches {{token}}, but on the way to “{{end}}” nothing uses it: a live token is left over, and a session stays open at the gateway. Fetch it only where the payment is certain, directly before it.',
    round:
      '“{{fetch}}” fetches {{token}}, and a way leads back to “{{fetch}}” before anything has used it: a live token is left over each time. Fetch it directly before the payment, behind what leads back.',
    again:
      '“{{fetch}}” fetches {{token}}, but “{{end}}” fetches another before anything has used it: a live token is left over. Fetch one token only, directly before the payment.',
  },
  docs: {
    summary: 'A token that is fetched is used, unless something fails.',
    why: 'A token is a credential for one payment. One that nobody uses stays valid until it expires, and gateways count, limit or charge for the sessions that are opened.',
    source:
      'Tokens stay valid until they are used or expire (docs.stripe.com/api/tokens, checkout.com/docs, developer.paypal.com/braintree).',
    fix: 'Move the fetch behind the decision, directly before the payment. A fetch whose token nothing reads can be deleted. The move asks for your eye where the flow goes on after a fetch that fails: those callers hear of it later then, after what the fetch is moved behind.',
    invalid: [
      {
        shows: 'Nothing uses the token.',
        flow: 'start -> token: fetch -> done: return',
      },
      {
        shows: 'The token is fetched, and then the caller decides not to pay.',
        flow: `start -> token: fetch -> yes: decide(Call.Ani != "") -> pay: pay -> done: return
yes.no -> done`,
      },
    ],
    valid: [
      {
        shows: 'It is fetched where the payment is certain.',
        flow: `start -> yes: decide(Call.Ani != "") -> token: fetch -> pay: pay -> done: return
yes.no -> done`,
      },
      {
        shows: 'An input fails between: nobody could know.',
        flow: `start -> token: fetch -> cvv: collect(CVV) -> pay: pay -> done: return
cvv.failure -> done`,
      },
    ],
  },
  *checkSteps({ steps, analysis, report }) {
    const { graph, roles } = analysis
    for (const fetch of steps.fetches) {
      const start = graph
        .out(fetch.node)
        .find((edge) => roles.fetchOn(edge, fetch.token.id) !== undefined)
      if (start === undefined) continue
      const words = { fetch: fetch.node.name, token: fetch.token.name }
      const place = {
        node: fetch.node.id,
        variable: fetch.token.id,
        remark: inferredFrom(analysis, { fetches: [fetch] }),
      }
      if (!isUsedAnywhere(analysis, fetch)) {
        const path = witness([start])
        yield report('never', words, { ...place, path, fix: deletion(analysis, fetch, start) })
        continue
      }
      const path = findUnusedPath(analysis, fetch, start)
      const end = path?.at(-1)?.to
      if (path === null || end === undefined) continue
      const fix = proposeMoveFetch(analysis, fetch)
      const data = { ...words, end: end.name }
      const where = { ...place, path: witness(path), fix }
      if (graph.facts(end).ends !== null) yield report('ends', data, where)
      else if (end === fetch.node) yield report('round', words, where)
      else yield report('again', data, where)
    }
  },
})

function isUsedAnywhere({ readersOf }: Analysis, { token }: TokenFetch): boolean {
  return readersOf(token).some(({ use }) => USES.has(use.place))
}

/** From the fetch to an end, or to the next fetch of the same token, past nothing that uses it or finds that there is none. */
function findUnusedPath(analysis: Analysis, { token }: TokenFetch, start: GraphEdge): Path | null {
  const { graph, assignments, readsOf } = analysis
  const uses = (node: FlowNode) =>
    readsOf(node).some(
      ({ use, variable, isTest }) => variable === token && !isTest && USES.has(use.place),
    )
  const setting = assignments.into(token)
  const fetchesAgain = (node: FlowNode) => graph.out(node).some((edge) => setting.has(edge))
  return findPath(graph, {
    from: [start],
    avoidNode: uses,
    avoidEdge: (edge) =>
      edge.output === FAILURE.id || edge.output === TIMEOUT.id || isEmptyOn(analysis, edge, token),
    goal: (node) => !uses(node) && (graph.facts(node).ends !== null || fetchesAgain(node)),
  })
}

/** Only where nothing else reads what the call returns either. */
function deletion(analysis: Analysis, { node }: TokenFetch, start: GraphEdge): Fix | null {
  const isRead = analysis.assignments
    .of(node)
    .some(({ target }) => target !== undefined && analysis.readersOf(target).length > 0)
  return isRead ? null : removeStep(analysis, start)
}
