import type { KeypadQuestion, NodeFacts } from '../../../kinds/facts.ts'
import { MAX_INPUT_SECONDS, MAX_TIMEOUT_SECONDS } from '../../../kinds/timing.ts'
import { defineRule } from '../../define.ts'
import { fieldInWords } from '../../field-words.ts'

/** What the loop counts with an expression that is worked out during the call is known to nobody before. */
export const numberInRange = defineRule({
  rule: 'number-in-range',
  code: 'SF-FLOW-04',
  severity: 'error',
  group: 'flow',
  messages: {
    digits:
      '“{{node}}” takes at least {{min}} and at most {{max}} digits: Architect refuses to publish a range whose smaller number is not below the larger one. For a fixed length choose an exact number of digits; otherwise raise the larger number.',
    count:
      '“{{node}}” takes {{digits}}: Architect refuses to publish an input of other than 1 to 40 digits. Choose a number in between.',
    seconds:
      '“{{node}}” has {{seconds}} s in {{field}}: Architect refuses to publish what is not from 1 to {{most}} s. Enter a number in between.',
    passes:
      '“{{node}}” repeats its nodes {{passes}} times: Architect refuses to publish a loop that does not count from 1 to 99. Enter a number in between.',
  },
  docs: {
    summary:
      'Digits, time-outs and passes are as many as Architect takes, and a range of digits has room.',
    why: 'Architect refuses to publish a flow with another number.',
    source:
      'Checks of Architect when it validates a flow: Collect Input and Loop; Genesys Resource Center, “Collect Input action” (99 s at most); Genesys Cloud API, “ActionConfig” (1 to 60 s).',
    fix: 'Choose an exact number of digits, or another range, of 1 to 40; enter a time-out of an input from 1 to 99 s, of a data action from 1 to 60 s; a count from 1 to 99.',
    invalid: [
      {
        shows: 'At least as many digits as at most.',
        flow: 'start -> ask: collect(Code, digits=4-4) -> done: return',
      },
      {
        shows: 'A loop that never runs.',
        flow: `variable Pass integer
start -> again: loop(0, pass=Pass) -> ask: collect(Code) -> again
again.next -> done: return`,
      },
    ],
    valid: [
      {
        shows: 'Exactly four digits, and a loop that runs twice.',
        flow: `variable Pass integer
start -> again: loop(2, pass=Pass) -> ask: collect(Code, digits=4) -> again
again.next -> done: return`,
      },
    ],
  },
  *checkSteps({ steps, analysis, report }) {
    const { graph } = analysis
    for (const node of steps.reached.filter((one) => saysNumber(graph.facts(one)))) {
      const { asks, call, outputs } = graph.facts(node)
      if (asks !== undefined && !asks.isExact && asks.minDigits >= asks.maxDigits) {
        const data = { node: node.name, min: asks.minDigits, max: asks.maxDigits }
        yield report('digits', data, { node: node.id, field: 'digits' })
      } else if (asks !== undefined && !isWithin(asks, MOST_DIGITS)) {
        const digits = asks.isExact ? `${asks.maxDigits}` : `${asks.minDigits} to ${asks.maxDigits}`
        yield report(
          'count',
          { node: node.name, digits: `${digits} ${asks.maxDigits === 1 ? 'digit' : 'digits'}` },
          { node: node.id, field: 'digits', about: 'count' },
        )
      }
      for (const { field, seconds, most } of waitsOf(asks, call)) {
        if (seconds >= 1 && seconds <= most) continue
        yield report(
          'seconds',
          { node: node.name, seconds, most, field: fieldInWords(node, field) ?? 'a time-out' },
          { node: node.id, field, about: field },
        )
      }
      for (const { passes } of outputs) {
        if (passes === undefined || (passes >= 1 && passes <= MOST_PASSES)) continue
        yield report('passes', { node: node.name, passes }, { node: node.id, field: 'count' })
      }
    }
  },
})

const MOST_DIGITS = 40
const MOST_PASSES = 99

/** Whether a step holds any number of which there can be too many or too few. */
function saysNumber({ asks, call, outputs }: NodeFacts): boolean {
  if (asks !== undefined || call?.statesTimeout === true) return true
  return outputs.some(({ passes }) => passes !== undefined)
}

function isWithin({ minDigits, maxDigits }: KeypadQuestion, most: number): boolean {
  return minDigits >= 1 && maxDigits <= most
}

/** What a step says of its own: what it leaves to the flow or to the data action is asked there. */
function waitsOf(asks: KeypadQuestion | undefined, call: NodeFacts['call']) {
  return [
    ...(asks === undefined
      ? []
      : [
          { field: 'noEntrySeconds', seconds: asks.firstDigitSeconds, most: MAX_INPUT_SECONDS },
          {
            field: 'interDigitSeconds',
            seconds: asks.betweenDigitsSeconds,
            most: MAX_INPUT_SECONDS,
          },
        ]),
    ...(call?.statesTimeout === true
      ? [{ field: 'timeoutSeconds', seconds: call.timeoutSeconds, most: MAX_TIMEOUT_SECONDS }]
      : []),
  ]
}
