import type { ActionAnalysis } from '../../../analysis/actions/analyse-action.ts'
import type { ActionTemplate } from '../../../analysis/actions/action-templates.ts'
import { isMinorUnits, referencesIn } from '../../../analysis/actions/computed-numbers.ts'
import type { Reference } from '../../../language/velocity/ast.ts'
import { defineActionRule } from '../../action-rule.ts'
import type { Fix } from '../../problem.ts'
import { editTemplate, type Replacement } from '../../repairs/edit-action.ts'

/**
 * Not reported: inputs that are whole numbers, amounts that come in minor units already, and products that are cut on
 * purpose, such as a discount.
 */
export const minorUnitsRounded = defineActionRule({
  rule: 'minor-units-rounded',
  code: 'SF-CON-16',
  severity: 'error',
  group: 'contract',
  messages: {
    cut: '“{{action}}” cuts the decimals of {{reference}} off in {{template}}: 19.99 times 100 is a hair less than 1999 there, so that 1998 is charged. Round it with $math.round.',
    unrounded:
      '“{{action}}” prints {{reference}} in {{template}} without rounding: 10.50 times 100 is printed as 1050.0, which gateways refuse for minor units. Round it with $math.round.',
  },
  docs: {
    summary: 'An amount that is turned into minor units is rounded.',
    why: 'Numbers are binary fractions while they are computed with. $math.toInteger cuts off what is behind the point, so that some amounts are charged one cent too low, which no test with 25.00 shows. A product that is printed as it is has a “.0” behind it.',
    source:
      'Executed with velocity-tools 3.1: $math.toInteger($math.mul("19.99", 100)) is 1998, $math.mul("10.50", 100) prints 1050.0, $math.round gives 1999 and 1050.',
    fix: 'Round: that is safe, because a product that is a whole number stays what it is. Currencies without cents or with three decimals need another factor, which nothing here can know.',
    invalid: [
      {
        shows: '19.99 becomes 1998.',
        flow: `action Charge in Amount
body {"amount": $math.toInteger($math.mul(\${input.Amount}, 100))}
start -> done: return`,
      },
      {
        shows: '10.50 is printed as 1050.0.',
        flow: `action Charge in Amount
body {"amount": $math.mul(\${input.Amount}, 100)}
start -> done: return`,
      },
    ],
    valid: [
      {
        shows: 'Rounded.',
        flow: `action Charge in Amount
body {"amount": $math.round($math.mul(\${input.Amount}, 100))}
start -> done: return`,
      },
      {
        shows: 'Minor units from the flow.',
        flow: `action Charge in Cents:integer
body {"amount": \${input.Cents}}
start -> done: return`,
      },
    ],
  },
  *checkAction({ report, ...analysis }) {
    for (const template of analysis.templates) {
      if (template.part === 'success') continue
      const found = amountsIn(template, analysis)
      for (const amount of found) {
        const { reference, isCut } = amount
        yield report(
          isCut ? 'cut' : 'unrounded',
          { action: analysis.action.name, reference: reference.literal, template: template.name },
          {
            field: template.field,
            range: { start: reference.at, end: reference.at + reference.literal.length },
            about: `${template.field} ${reference.literal}`,
            fix: roundAll(analysis, template, found),
          },
        )
      }
    }
  },
})

interface Amount {
  readonly reference: Reference
  readonly isCut: boolean
}

const CUTTING = new Set(['toInteger', 'toLong', 'floor'])

function amountsIn({ walk }: ActionTemplate, analysis: ActionAnalysis): readonly Amount[] {
  if (walk === null) return []
  const cut = Array.from(referencesIn(walk)).flatMap(({ reference, variables }) => {
    const [call] = reference.path
    const [argument] = call?.kind === 'method' && CUTTING.has(call.name) ? call.args : []
    const isAmount =
      reference.root === 'math' &&
      argument !== undefined &&
      isMinorUnits(argument, variables, analysis)
    return isAmount ? [{ reference, isCut: true }] : []
  })
  const printed = walk.printed.flatMap(({ reference, variables }) =>
    isMinorUnits(reference, variables, analysis) ? [{ reference, isCut: false }] : [],
  )
  return [...cut, ...printed].toSorted((a, b) => a.reference.at - b.reference.at)
}

function roundAll(
  { action }: ActionAnalysis,
  template: ActionTemplate,
  amounts: readonly Amount[],
): Fix | null {
  const replacements = amounts.map((amount) => rounding(amount, template))
  const known = replacements.flatMap((replacement) => replacement ?? [])
  if (known.length < replacements.length) return null
  return {
    title: `Round ${amounts.length === 1 ? 'the amount' : `${amounts.length} amounts`} in ${template.name}`,
    safety: 'safe',
    edits: [editTemplate(action, template, known)],
  }
}

function rounding({ reference, isCut }: Amount, { text }: ActionTemplate): Replacement | null {
  const { at, literal, quiet, path } = reference
  const end = at + literal.length
  if (text.slice(at, end) !== literal) return null
  if (!isCut) {
    const inside = literal.replace('$!', '$')
    const needsBraces = /[.[(]/.test(text.charAt(end))
    const start = quiet ? '$!' : '$'
    const rounded = `math.round(${inside})`
    return { start: at, end, text: start + (needsBraces ? `{${rounded}}` : rounded) }
  }
  const [call] = path
  if (call?.kind !== 'method' || !text.startsWith(call.name, call.at)) return null
  return { start: call.at, end: call.at + call.name.length, text: 'round' }
}
