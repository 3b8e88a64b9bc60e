import { automaticRetry } from '../../../analysis/input-retries.ts'
import { isInputFailure } from '../../../analysis/keypad-inputs.ts'
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
  messages: {
    open: 'Failure of “{{node}}” leads nowhere: a caller who keys in nothing, or too little, falls off the end of the task. Ask again with other words, at most three times, then go back to a person.',
    endless:
      '“{{node}}” asks again and again, as long as the caller keys in nothing that it takes: nobody gets out who cannot enter it. Give it three tries, then go back to a person.',
    many: '“{{node}}” asks up to {{attempts}} times: who has failed three times needs a person, not another try. Give it three tries.',
    same: 'After a failure “{{node}}” asks again in the same words: who did not understand them the first time does not the second. Let its prompt change with the try, and say what is expected.',
  },
  docs: {
    summary:
      'An input that fails is asked for again in other words, at most three times, and then a person takes over.',
    why: 'Callers mistype, hesitate, or read the number off a card in bad light. Without a way on they fall out of the flow; without a limit they never get out of it.',
    source:
      'Collect Input leaves by failure when nothing, too little or a key that it does not take was entered (Genesys Resource Center, “Collect Input action”).',
    fix: 'Use a Loop of three with a prompt that changes, and lead its end to a person. The fix connects an open failure to the nearest ending; what to say before is yours.',
    invalid: [
      {
        shows: 'Nobody has thought of a caller who keys in nothing.',
        flow: 'start -> card: collect(CC) -> done: return',
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
    for (const { node } of steps.inputs) {
      const failure = graph.out(node).find((edge) => isInputFailure(graph, edge))
      if (failure === undefined) continue
      const words = { node: node.name }
      if (failure.to === undefined) {
        const fix = connectToEnding(analysis, node, failure.output)
        const path = [{ node: node.id, output: failure.output }]
        yield report('open', words, { node: node.id, about: 'open', path, fix })
        continue
      }
      const retry = automaticRetry(analysis, failure)
      if (retry === null) continue
      const { attempts, round, sameAgain } = retry
      const place = { node: node.id, about: 'attempts', path: witness(round) }
      if (attempts === Number.POSITIVE_INFINITY) yield report('endless', words, place)
      else if (attempts > MAX_ATTEMPTS) yield report('many', { ...words, attempts }, place)
      if (sameAgain !== null) {
        yield report('same', words, { node: node.id, about: 'same', path: witness(sameAgain) })
      }
    }
  },
})
