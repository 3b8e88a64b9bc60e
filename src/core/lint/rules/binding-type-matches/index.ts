import { ownValue } from '../../../base/own-value.ts'
import type { Analysis } from '../../../analysis/analyse.ts'
import { typeLabel } from '../../../language/expression/types.ts'
import { type ContractField, isStub } from '../../../model/data-action.ts'
import { calledAction } from '../../called-action.ts'
import { defineRule, type Report, type Reporter, type ReportPlace } from '../../define.ts'
import { type BoundCall, boundCall, TYPES } from './bound-call.ts'
import { misplacedCard } from './card-parts.ts'
import { mistyped } from './input-types.ts'
import { MESSAGES } from './messages.ts'

/** What Architect converts exactly (a result that is worked out, a ToString that is written) is right. */
export const bindingTypeMatches = defineRule({
  rule: 'binding-type-matches',
  code: 'SF-CON-04',
  severity: 'error',
  group: 'contract',
  looksAt: ['bound', 'types'],
  messages: MESSAGES,
  docs: {
    summary:
      'What the flow gives a data action and takes from it has the type that the contract declares, and a part of the card goes where the contract takes it.',
    why: 'Architect refuses what it cannot convert. What it converts can change: a card number as a number loses its leading zeros and, with 19 digits, its last ones.',
    source:
      'Checks of Architect when it validates a flow; numbers hold 15 to 16 digits exactly (IEEE 754).',
    fix: 'Use a variable of the type. The fix writes the conversion that Architect would do by itself, which changes nothing that is sent. The type of a variable or a contract is never changed for you.',
    invalid: [
      {
        shows: 'A text goes into a number.',
        flow: `variable Count integer
action Charge in Amount out Status
start -> pay: call(Charge, Amount="5", into Status=Count) -> done: return
otherwise -> done`,
      },
      {
        shows: 'A card number is declared as a number.',
        flow: `action Charge in Card:pan:integer
start -> card: collect(CC) -> pay: call(Charge, Card=CC) -> done: return
otherwise -> done`,
      },
      {
        shows: 'The CVV is sent as the card number.',
        flow: `start -> card: collect(CC) -> cvv: collect(CVV) -> token: fetch -> pay: pay(CC_Number=CVV) -> done: return
otherwise -> done`,
      },
    ],
    valid: [
      {
        shows: 'Texts stay texts.',
        flow: `action Charge in Card:pan out Status
start -> card: collect(CC) -> pay: call(Charge, Card=CC, into Status=Reply) -> done: return
otherwise -> done`,
      },
    ],
  },
  *checkSteps({ steps, analysis, report }) {
    for (const node of steps.calls) {
      const { call } = analysis.graph.facts(node)
      const action = calledAction(analysis, node)
      if (call === null || action === undefined || isStub(action)) continue
      const bound = boundCall(analysis, { node, call, action })
      const { inputs, outputs } = action
      for (const input of inputs) {
        const misplaced = misplacedCard(analysis, bound, input, report)
        if (misplaced !== null) yield misplaced
      }
      for (const input of inputs) {
        const wrong = mistyped(analysis, bound, input, report)
        if (wrong !== null) yield wrong
      }
      for (const output of outputs) {
        const wrong = filledOtherwise(analysis, bound, output, report)
        if (wrong !== null) yield wrong
      }
    }
  },
})

function filledOtherwise(
  { graph }: Analysis,
  { node, call, action, words }: BoundCall,
  output: ContractField,
  report: Reporter<Pick<typeof MESSAGES, 'output'>, ReportPlace>,
): Report | null {
  const variable = graph.index.variable(ownValue(call.outputs, output.name) ?? '', node.task)
  const type = TYPES[output.type]
  if (variable === undefined || variable.type === type) return null
  const field = `outputs.${output.name}`
  const types = {
    aType: withArticle(typeLabel(type)),
    type: typeLabel(type),
    own: typeLabel(variable.type),
  }
  return report(
    'output',
    { ...words, output: output.name, variable: variable.name, ...types },
    { node: node.id, action: action.id, field, variable: variable.id, about: field },
  )
}

function withArticle(type: string): string {
  return /^[AEIOU]/.test(type) ? `an ${type}` : `a ${type}`
}
