import type { Analysis } from '../../../analysis/analyse.ts'
import { countersReset, passesReset } from '../../../analysis/counter-resets.ts'
import type { KeypadInput } from '../../../analysis/keypad-inputs.ts'
import { isCardInput, isInputFailure } from '../../../analysis/keypad-inputs.ts'
import { findPath, type Path } from '../../../analysis/paths.ts'
import { sends } from '../../../analysis/payment-values.ts'
import type { FlowNode, Variable } from '../../../model/design.ts'
import { defineRule } from '../../define.ts'
import { inferredFrom } from '../../inference.ts'
import { clearBefore } from '../../repairs/clear-before.ts'
import { setBeforeLoop } from '../../repairs/set-before-loop.ts'
import { witness } from '../../witness.ts'

/** A value counts as stale when this round has not given it: what an earlier round gave is another card’s. */
export const noStaleInputInRetry = defineRule({
  rule: 'no-stale-input-in-retry',
  code: 'SF-REL-09',
  severity: 'warning',
  group: 'reliability',
  messages: {
    stale:
      'When “{{node}}” fails in a second round, {{variable}} still holds what was keyed in the round before, and “{{call}}” sends that: an old value goes with new ones, and the wrong card can be charged. Clear {{variable}} before it is asked for, or do not go on to “{{call}}” after the failure.',
    reset:
      '“{{node}}” sets {{variable}} back in every round of the loop that “{{decision}}” should end: the count never gets there, and the loop goes on for ever. Set it once, before the loop.',
    pass: '“{{node}}” sets {{variable}} back inside “{{loop}}”, which counts its passes with it: whatever looks at it after that, such as a prompt that changes with each try, takes every try for the same one. Leave {{variable}} to “{{loop}}”.',
  },
  docs: {
    summary:
      'A new round of a retry begins with nothing of the last one, and with a count that goes on.',
    why: 'A Collect Input that fails leaves its variable as it was. In a retry that is the card of the try before: the old number goes to the gateway with a new CVV. And a count of tries that is set back in the loop never ends it.',
    source:
      'Genesys Resource Center, “Collect Input action”: the variable is assigned on success only.',
    fix: 'Clear the variables of the card at the head of the loop (Update Data may write secure variables). Set the count before the loop. The fix clears the variable directly before it is asked for; for a card number none is offered, because a payment with an empty one is refused: lead the failure elsewhere. A node that sets a count back is put where every path comes into the loop, and what goes round passes it by; where paths come in at several places, where to set it is yours to say.',
    invalid: [
      {
        shows: 'In the second round the CVV fails, and the old one is sent.',
        flow: `start -> card: collect(CC) -> cvv: collect(CVV) -> token: fetch -> pay: pay -> done: return
cvv.failure -> token
pay.failure -> card`,
      },
      {
        shows: 'The tries are counted from the start in each round.',
        flow: `start -> zero: set(Tries = 0) -> card: collect(CC) -> done: return
card.failure -> count: set(Tries = Task.Tries + 1) -> more: decide(Task.Tries < 3) -> zero
more.no -> done`,
      },
    ],
    valid: [
      {
        shows: 'Each round begins with an empty card.',
        flow: `start -> clear: set(CC = ""; CVV = "") -> card: collect(CC) -> cvv: collect(CVV)
cvv -> token: fetch -> pay: pay -> done: return
cvv.failure -> token
pay.failure -> clear`,
      },
      {
        shows: 'The count is set before the loop.',
        flow: `start -> zero: set(Tries = 0) -> card: collect(CC) -> done: return
card.failure -> count: set(Tries = Task.Tries + 1) -> more: decide(Task.Tries < 3) -> card
more.no -> done`,
      },
    ],
  },
  *checkSteps({ steps, analysis, report }) {
    for (const input of steps.inputs) {
      const { variable, node } = input
      if (variable === undefined || !isCardInput(input)) continue
      const path = staleWay(analysis, input, variable)
      const call = path?.at(-1)?.to
      if (path === null || call === undefined) continue
      yield report(
        'stale',
        { node: node.name, variable: variable.name, call: call.name },
        {
          node: node.id,
          variable: variable.id,
          path: witness(path),
          // A payment with an empty card number is another error: where the failure leads is what is wrong.
          fix: input.sensitivity === 'pan' ? null : clearBefore(analysis, node, variable),
          remark: inferredFrom(analysis, { variables: [variable] }),
        },
      )
    }
    for (const reset of countersReset(analysis, steps.reached)) {
      const { node, counter, decision, round } = reset
      yield report(
        'reset',
        { node: node.name, variable: counter.name, decision: decision.name },
        {
          node: node.id,
          variable: counter.id,
          about: `${counter.id} ${decision.id}`,
          path: witness(round),
          fix: setBeforeLoop(analysis, reset),
        },
      )
    }
    for (const { node, counter, loop, round } of passesReset(analysis, steps.reached)) {
      yield report(
        'pass',
        { node: node.name, variable: counter.name, loop: loop.name },
        { node: node.id, variable: counter.id, about: loop.id, path: witness(round) },
      )
    }
  },
})

/** From a success of the input round to its failure and on to a call that sends the value, which nothing replaces. */
function staleWay(analysis: Analysis, { node }: KeypadInput, variable: Variable): Path | null {
  const { graph, assignments } = analysis
  const setting = assignments.into(variable)
  const avoidEdge = (edge: (typeof graph.edges)[number]) => setting.has(edge)
  const failure = graph.out(node).find((edge) => isInputFailure(graph, edge))
  if (failure === undefined) return null
  const goal = (other: FlowNode) => sends(analysis, other, variable)
  if (findPath(graph, { from: [failure], avoidEdge, goal }) === null) return null
  for (const success of graph.out(node).filter((edge) => setting.has(edge))) {
    const round = findPath(graph, {
      from: graph.outAt(success.toAt),
      by: failure,
      avoidEdge,
      goal,
    })
    if (round !== null) return [success, ...round]
  }
  return null
}
