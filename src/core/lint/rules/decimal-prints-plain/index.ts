import { isDecimal, isMinorUnits } from '../../../analysis/actions/computed-numbers.ts'
import { defineActionRule } from '../../action-rule.ts'

/** Not reported: products by a power of ten in a request, which minor-units-rounded speaks of. */
export const decimalPrintsPlain = defineActionRule({
  rule: 'decimal-prints-plain',
  code: 'SF-CON-18',
  severity: 'warning',
  group: 'contract',
  messages: {
    decimal:
      '“{{action}}” prints the computed number {{reference}} in {{template}} as it is: from 10,000,000 on and below 0.001 that is 1.23456789E7 and 1.0E-4, which few gateways read. Round it to whole minor units with $math.round, or compute it in the flow and hand it over as text.',
  },
  docs: {
    summary: 'A computed number with decimals is not printed as it is.',
    why: 'Velocity prints numbers as Java does: large and tiny ones in scientific notation, and whole ones with “.0”. Amounts that large are rare, so nobody sees it before it happens.',
    source:
      'Executed with velocity-tools 3.1: 12345678.9 prints as 1.23456789E7 and 0.0001 as 1.0E-4.',
    fix: 'Round to minor units, or compute in the flow and bind the text. Which unit the gateway wants only its documentation says.',
    invalid: [
      {
        shows: 'A fee is added to the amount.',
        flow: `action Charge in Amount,Fee
body {"amount": $math.add(\${input.Amount}, \${input.Fee})}
start -> done: return`,
      },
    ],
    valid: [
      {
        shows: 'Rounded to whole minor units.',
        flow: `action Charge in Amount,Fee
body {"cents": $math.round($math.mul($math.add(\${input.Amount}, \${input.Fee}), 100))}
start -> done: return`,
      },
      {
        shows: 'The text of an input is printed unchanged.',
        flow: `action Charge in Amount
body {"amount": "$esc.jsonString(\${input.Amount})"}
start -> done: return`,
      },
    ],
  },
  *checkAction({ report, ...analysis }) {
    for (const template of analysis.templates) {
      for (const { reference, variables } of template.walk?.printed ?? []) {
        if (!isDecimal(reference, variables, analysis)) continue
        const isReported =
          template.part !== 'success' && isMinorUnits(reference, variables, analysis)
        if (isReported) continue
        yield report(
          'decimal',
          { action: analysis.action.name, reference: reference.literal, template: template.name },
          {
            field: template.field,
            range: { start: reference.at, end: reference.at + reference.literal.length },
            about: `${template.field} ${reference.literal}`,
          },
        )
      }
    }
  },
})
