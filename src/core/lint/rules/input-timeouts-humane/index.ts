import type { Analysis } from '../../../analysis/analyse.ts'
import { isCardInput } from '../../../analysis/keypad-inputs.ts'
import type { FlowNode } from '../../../model/design.ts'
import { defineRule } from '../../define.ts'
import type { Fix } from '../../problem.ts'

/** Genesys' own defaults: who changes them for a card should raise them. */
const LEAST_FIRST = 5
const LEAST_BETWEEN = 3

/** Of inputs that are no part of the card only the order of the two waits is looked at. */
export const inputTimeoutsHumane = defineRule({
  rule: 'input-timeouts-humane',
  code: 'SF-CX-07',
  severity: 'warning',
  group: 'caller',
  messages: {
    first:
      '“{{node}}” gives the caller {{first}} s to begin with {{what}}: the card is still in the wallet. Give at least 5 s, better 15.',
    between:
      '“{{node}}” waits {{between}} s between digits of {{what}}: who reads them off a card in groups is cut off in the middle. Wait at least 3 s.',
    order:
      '“{{node}}” gives {{first}} s to begin and {{between}} s between digits: to begin takes longer than to go on. Give more time to begin, or less between digits.',
  },
  docs: {
    summary: 'Callers have the time that it takes to key in a card.',
    why: 'A card has to be found, turned and read. Who is cut off in the middle begins again, or gives up.',
    source:
      'Genesys Resource Center, “Collect Input action”: 5 s for the first digit and 3 s between digits by default, 99 s at most; the first should be more than the second.',
    fix: 'Raise the seconds. The fix raises them to the least that is enough; it is safe where no token waits for the input.',
    invalid: [
      {
        shows: 'Two seconds to find the card.',
        flow: 'start -> card: collect(CC, digits=13-19, wait=2, between=1) -> done: return',
      },
      {
        shows: 'Longer between digits than before the first.',
        flow: 'start -> card: collect(CC, digits=13-19, wait=6, between=10) -> done: return',
      },
    ],
    valid: [
      {
        shows: 'Time to find the card, and to read it.',
        flow: 'start -> card: collect(CC, digits=13-19, wait=20, between=5) -> done: return',
      },
    ],
  },
  *checkSteps({ steps, analysis, report }) {
    for (const input of steps.inputs) {
      const { node, question, variable } = input
      const { firstDigitSeconds: first, betweenDigitsSeconds: between, maxDigits } = question
      const isCard = isCardInput(input)
      const isSingle = maxDigits === 1
      const needsBetween = isCard && !isSingle && between < LEAST_BETWEEN ? LEAST_BETWEEN : between
      const leastFirst = Math.max(isCard ? LEAST_FIRST : first, isSingle ? 0 : needsBetween + 1)
      const fix = raise(analysis, node, Math.max(first, leastFirst), needsBetween)
      const words = { node: node.name, first, between, what: variable?.name ?? 'the card' }
      if (isCard && first < LEAST_FIRST) {
        yield report('first', words, { node: node.id, field: 'noEntrySeconds', fix })
      }
      if (needsBetween !== between) {
        yield report('between', words, { node: node.id, field: 'interDigitSeconds', fix })
      }
      if (!isSingle && first <= between && !(isCard && first < LEAST_FIRST)) {
        yield report('order', words, {
          node: node.id,
          field: 'noEntrySeconds',
          about: 'order',
          fix,
        })
      }
    }
  },
})

/** More time only helps whoever needs it; while a token waits, it takes from the token's life. */
function raise(analysis: Analysis, node: FlowNode, first: number, between: number): Fix | null {
  if (first > MOST) return null
  const isWaitedFor = analysis.usesThrough(node).length > 0
  return {
    title: `Give ${first} s to begin and ${between} s between digits at ${node.name}`,
    safety: isWaitedFor ? 'unsafe' : 'safe',
    edits: [
      {
        type: 'set-node',
        node: node.id,
        patch: { props: { ...node.props, noEntrySeconds: first, interDigitSeconds: between } },
      },
    ],
  }
}

/** The most that Collect Input waits. */
const MOST = 99
