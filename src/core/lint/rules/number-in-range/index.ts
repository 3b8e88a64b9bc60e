import { defineRule } from '../../define.ts'

/** What the loop counts with an expression that is worked out during the call is known to nobody before. */
export const numberInRange = defineRule({
  rule: 'number-in-range',
  code: 'SF-FLOW-04',
  severity: 'error',
  group: 'flow',
  messages: {
    digits:
      '“{{node}}” takes at least {{min}} and at most {{max}} digits: Architect refuses to publish a range whose smaller number is not below the larger one. For a fixed length choose an exact number of digits; otherwise raise the larger number.',
    passes:
      '“{{node}}” repeats its steps {{passes}} times: Architect refuses to publish a loop that does not count from 1 to 99. Enter a number in between.',
  },
  docs: {
    summary: 'A range of digits has room, and a loop repeats 1 to 99 times.',
    why: 'Architect refuses to publish a flow with another number.',
    source: 'Checks of Architect when it validates a flow: Collect Input and Loop.',
    fix: 'Choose an exact number of digits, or another range; enter a count from 1 to 99.',
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
    for (const node of steps.nodes) {
      if (!analysis.isReachable(node)) continue
      const { asks, outputs } = analysis.graph.facts(node)
      if (asks !== undefined && !asks.isExact && asks.minDigits >= asks.maxDigits) {
        const data = { node: node.name, min: asks.minDigits, max: asks.maxDigits }
        yield report('digits', data, { node: node.id, field: 'digits' })
      }
      for (const { passes } of outputs) {
        if (passes === undefined || (passes >= 1 && passes <= MOST_PASSES)) continue
        yield report('passes', { node: node.name, passes }, { node: node.id, field: 'count' })
      }
    }
  },
})

const MOST_PASSES = 99
