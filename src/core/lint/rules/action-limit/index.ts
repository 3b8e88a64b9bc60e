import { ACTION_LIMIT, countLoops } from '../../../analysis/action-count.ts'
import type { Analysis } from '../../../analysis/analyse.ts'
import { isCounted } from '../../../analysis/counted-loop.ts'
import type { GraphEdge } from '../../../analysis/flow-graph.ts'
import { isInputFailure } from '../../../analysis/keypad-inputs.ts'
import type { FlowNode } from '../../../model/design.ts'
import { defineRule } from '../../define.ts'
import { witness } from '../../witness.ts'

/**
 * A round in which the caller has to key something in does not count: nobody keys in thousands of cards. A round that
 * goes on when the caller does nothing does.
 */
export const actionLimit = defineRule({
  rule: 'action-limit',
  code: 'SF-REL-10',
  severity: 'warning',
  group: 'reliability',
  messages: {
    endless:
      'Nothing limits how often the loop from “{{node}}” is gone round, not even that the caller does nothing: after 10,000 actions Genesys Cloud breaks the flow off into error handling. Count the rounds, and leave the loop after a few.',
    counted:
      'How often the loop from “{{node}}” is gone round is only known during the call: with a large count it passes the 10,000 actions after which Genesys Cloud breaks the flow off into error handling. Give it a fixed count.',
    many: 'The loop from “{{node}}” can run {{count}} actions, and after 10,000 Genesys Cloud breaks the flow off into error handling. Lower its count.',
  },
  docs: {
    summary: 'No loop can run 10,000 actions.',
    why: 'A flow that has run 10,000 actions is broken off in the middle, wherever it is. Until then a loop without a limit keeps a line, an agent and perhaps the gateway busy.',
    source:
      'Genesys Resource Center, “Architect action limit”: 10,000 actions a flow, and 1,000 more when error handling jumps to a task.',
    fix: 'Count the rounds with Update Data and a decision, or use a Loop with a count. No fix is offered: how often is enough, and where the loop then leads, is yours to say.',
    invalid: [
      {
        shows: 'A caller who does nothing is asked for ever.',
        flow: `start -> card: collect(CC) -> done: return
card.failure -> sorry: play("Please try again.") -> card`,
      },
      {
        shows: 'A gateway that is down is called again and again.',
        flow: `start -> token: fetch -> done: return
token.failure -> token
token.timeout -> done`,
      },
    ],
    valid: [
      {
        shows: 'Three tries.',
        flow: `variable Tries integer = 0
start -> card: collect(CC) -> done: return
card.failure -> count: set(Tries = Task.Tries + 1) -> more: decide(Task.Tries < 3) -> card
more.no -> done`,
      },
    ],
  },
  *checkSteps({ steps, analysis, report }) {
    const { graph, assignments, order } = analysis
    const rank = (node: FlowNode) => order.get(node.id) ?? 0
    for (const loop of countLoops(graph, assignments, roundsFrom(steps.reached, analysis))) {
      const { nodes, actions } = loop
      if (actions <= ACTION_LIMIT) continue
      const [first] = nodes.toSorted((a, b) => rank(a) - rank(b))
      if (first === undefined) continue
      const round = loop.round()
      const place = { node: first.id, path: witness(startAt(round, first)) }
      yield actions === Number.POSITIVE_INFINITY
        ? report(isCounted(graph, round) ? 'counted' : 'endless', { node: first.name }, place)
        : report('many', { node: first.name, count: actions.toLocaleString('en-US') }, place)
    }
  },
})

/** What the flow goes round by itself, in the loops whose first step in the design is one of these. */
function roundsFrom(nodes: readonly FlowNode[], analysis: Analysis): readonly GraphEdge[] {
  const { graph } = analysis
  const { loopAt, membersOf } = graph.loops
  const edges: GraphEdge[] = []
  const seen = new Set<number>()
  for (const node of nodes) {
    const place = graph.placeOf(node)
    const loop = loopAt(place)
    // Nearly every step is alone: it is not led back to itself.
    if (!graph.outAt(place).some(({ toAt }) => loopAt(toAt) === loop) || seen.has(loop)) continue
    seen.add(loop)
    const members = membersOf(place)
    if (members.some((member) => member < place)) continue
    for (const member of members) {
      for (const edge of graph.outAt(member)) {
        if (edge.toAt < 0 || loopAt(edge.toAt) !== loop || isKeyedIn(analysis, edge)) continue
        edges.push(edge)
      }
    }
  }
  return edges
}

/** An output by which a step is left only when the caller has keyed something in. */
function isKeyedIn({ graph }: Analysis, edge: GraphEdge): boolean {
  return graph.facts(edge.from).asks !== undefined && !isInputFailure(graph, edge)
}

/** The same round from another of its nodes; as it is where that is not on it. */
function startAt(round: readonly GraphEdge[], node: FlowNode): readonly GraphEdge[] {
  const at = round.findIndex(({ from }) => from === node)
  return at < 0 ? round : [...round.slice(at), ...round.slice(0, at)]
}
