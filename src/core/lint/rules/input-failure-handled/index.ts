import type { Analysis } from '../../../analysis/analyse.ts'
import type { GraphEdge } from '../../../analysis/flow-graph.ts'
import { automaticRetry } from '../../../analysis/input-retries.ts'
import { isInputFailure, type KeypadInput } from '../../../analysis/keypad-inputs.ts'
import { findPath, type Path } from '../../../analysis/paths.ts'
import { decidesOn } from '../../../analysis/payment-values.ts'
import { variablesIn } from '../../../analysis/references.ts'
import { isStub } from '../../../model/data-action.ts'
import type { FlowNode, Variable } from '../../../model/design.ts'
import { calledAction } from '../../called-action.ts'
import { defineRule } from '../../define.ts'
import { connectToEnding } from '../../repairs/connect-to-ending.ts'
import { witness } from '../../witness.ts'

const MAX_ATTEMPTS = 3

/** A retry for which the caller presses a key is the caller’s own choice, and is not counted. */
export const inputFailureHandled = defineRule({
  rule: 'input-failure-handled',
  code: 'SF-REL-07',
  severity: 'warning',
  group: 'reliability',
  looksAt: ['bound', 'required'],
  messages: {
    open: 'Failure of “{{node}}” leads nowhere: a caller who keys in nothing, or too little, falls off the end of the task, and Architect refuses to publish a task in which a path has no end. Ask again with other words, at most three times, then go back to a person.',
    through:
      'After a failure “{{node}}” goes on as if {{variable}} had been keyed in, and “{{call}}” sends what is not there: the caller hears no word of it, and the gateway refuses. Lead its failure back to the question, at most three times, and then to a person.',
    endless:
      '“{{node}}” asks again and again, as long as the caller keys in nothing that it takes: nobody gets out who cannot enter it. Give it three tries, then go back to a person.',
    many: '“{{node}}” asks up to {{attempts}} times: who has failed three times needs a person, not another try. Give it three tries.',
    same: 'After a failure “{{node}}” asks again in the same words: who did not understand them the first time does not the second. Let its prompt change with the try, and say what is expected.',
  },
  docs: {
    summary:
      'An input that fails is asked for again in other words, at most three times, and then a person takes over.',
    why: 'Callers mistype, hesitate, or read the number off a card in bad light. Without a way on they fall out of the flow; without a limit they never get out of it. What is asked, and how often, is a matter of care, so this is a warning; that Architect refuses a path without an end is said as an error by every-path-exits-rightly.',
    source:
      'Collect Input leaves by failure when nothing, too little or a key that it does not take was entered (Genesys Resource Center, “Collect Input action”).',
    fix: 'Use a Loop of three with a prompt that changes, and lead its end to a person. The fix connects an open failure to the nearest ending; what to say before is yours.',
    invalid: [
      {
        shows: 'Nobody has thought of a caller who keys in nothing.',
        flow: 'start -> card: collect(CC) -> done: return',
      },
      {
        shows: 'A failure goes on as if the card had been keyed in.',
        flow: `action Charge in Card:pan
start -> card: collect(CC) -> charge: call(Charge, Card=CC) -> done: return
card.failure -> charge`,
      },
      {
        shows: 'The same words, for ever.',
        flow: `start -> card: collect(CC) -> done: return
card.failure -> card`,
      },
    ],
    valid: [
      {
        shows: 'Three tries, and the second asks in other words.',
        flow: `start -> tries: loop(3, pass=Flow.Try)
tries -> card: collect(CC, prompt=ToAudioTTS(If(Flow.Try == 0, "Enter your card number.", "That was no card number. It has 13 to 19 digits."))) -> done: return
card.failure -> tries
tries.next -> sorry: play("Your agent will help you.") -> done`,
      },
    ],
  },
  *checkSteps({ steps, analysis, report }) {
    const { graph } = analysis
    for (const input of steps.inputs) {
      const { node, variable } = input
      const failure = graph.out(node).find((edge) => isInputFailure(graph, edge))
      if (failure === undefined) continue
      const words = { node: node.name }
      if (failure.to === undefined) {
        const fix = connectToEnding(analysis, node, failure.output)
        const path = [{ node: node.id, output: failure.output }]
        yield report('open', words, { node: node.id, about: 'open', path, fix })
        continue
      }
      const through = wayOnWithout(analysis, input, failure)
      const call = through?.at(-1)?.to
      if (through !== null && variable !== undefined && call !== undefined) {
        const about = { node: node.id, variable: variable.id, about: 'through' }
        const data = { ...words, variable: variable.name, call: call.name }
        yield report('through', data, { ...about, path: witness(through) })
      }
      const retry = automaticRetry(analysis, failure)
      if (retry === null) continue
      const { attempts, round, sameAgain } = retry
      if (attempts > MAX_ATTEMPTS) {
        const place = { node: node.id, about: 'attempts', path: witness(round()) }
        yield attempts === Number.POSITIVE_INFINITY
          ? report('endless', words, place)
          : report('many', { ...words, attempts }, place)
      }
      if (sameAgain !== null) {
        yield report('same', words, { node: node.id, about: 'same', path: witness(sameAgain) })
      }
    }
  },
})

/**
 * From a failure that goes where success goes to a call that sends the value, with nobody asking whether there is one:
 * so a failure reads that nobody has thought of, in a file where what follows a step is its next sibling.
 */
function wayOnWithout(
  analysis: Analysis,
  { node, variable }: KeypadInput,
  failure: GraphEdge,
): Path | null {
  const { graph, assignments, influence } = analysis
  const success = graph.out(node).find((edge) => edge !== failure)
  if (variable === undefined || success?.to !== failure.to) return null
  const setting = assignments.into(variable)
  const known = influence.outOf([variable])
  return findPath(graph, {
    from: [failure],
    avoidEdge: (edge) => setting.has(edge),
    avoidNode: (other) => decidesOn(analysis, other, known),
    goal: (other) => needs(analysis, other, variable),
  })
}

/** Whether a call sends a variable in an input that it cannot do without, or of which nothing more is known. */
function needs(analysis: Analysis, node: FlowNode, variable: Variable): boolean {
  const { graph } = analysis
  const { call } = graph.facts(node)
  if (call === null || call.action === null) return false
  const action = calledAction(analysis, node)
  const isKnown = action !== undefined && !isStub(action)
  const contract = isKnown ? action.inputs : []
  return Object.entries(call.inputs).some(
    ([name, value]) =>
      value.type === 'expression' &&
      contract.find((input) => input.name === name)?.required !== false &&
      variablesIn(value.text, node.task, graph.index).includes(variable),
  )
}
