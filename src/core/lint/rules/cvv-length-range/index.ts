import { defineRule } from '../../define.ts'
import { inferredFrom } from '../../inference.ts'
import { takeRange } from '../../repairs/take-range.ts'

const SHORT = 3
const LONG = 4

/** Silent where the inputs of a flow take three and four digits between them: the brand decides which one is asked. */
export const cvvLengthRange = defineRule({
  rule: 'cvv-length-range',
  code: 'SF-CX-03',
  severity: 'warning',
  group: 'caller',
  messages: {
    exact:
      '“{{node}}” takes no more than 3 digits for {{variable}}, but the code of an American Express card has 4: its fourth digit goes to the next node, and the payment is declined. Take 3 to 4 digits that # ends, or ask for the brand before.',
    long: '“{{node}}” takes no fewer than 4 digits for {{variable}}, but only the code of an American Express card has 4: with any other card the input waits for a fourth and fails. Take 3 to 4 digits that # ends, or ask for the brand before.',
  },
  docs: {
    summary: 'A security code of three or four digits can be keyed in.',
    why: 'Most cards have three digits on the back, American Express has four on the front. A digit that is not taken is taken by the next node.',
    source:
      'American Express: four-digit code on the front. Excess digits go to the next action (Genesys Resource Center, “Collect Input action”).',
    fix: 'Take 3 to 4 digits ended by #, and say so in the prompt. The fix sets the digits; look at the prompt.',
    invalid: [
      {
        shows: 'American Express is locked out.',
        flow: 'start -> cvv: collect(CVV, digits=3) -> done: return',
      },
    ],
    valid: [
      {
        shows: 'Three or four digits, ended by #.',
        flow: 'start -> cvv: collect(CVV, digits=3-4) -> done: return',
      },
      {
        shows: 'The brand decides.',
        flow: `start -> card: collect(CC, digits=13-19) -> brand: extract(Amex = Left(Task.CC, 1) == "3") -> amex: decide(Task.Amex)
amex -> four: collect(CVV, digits=4) -> done: return
amex.no -> three: collect(CVV, digits=3) -> done`,
      },
    ],
  },
  *check({ analysis, report }) {
    const codes = analysis.inputs.filter(({ sensitivity }) => sensitivity === 'cvv')
    const takes = (digits: number) =>
      codes.some(
        ({ question: { minDigits, maxDigits } }) => minDigits <= digits && maxDigits >= digits,
      )
    const [short, long] = [takes(SHORT), takes(LONG)]
    if (short === long) return
    for (const { node, variable } of codes) {
      if (variable === undefined) continue
      yield report(
        short ? 'exact' : 'long',
        { node: node.name, variable: variable.name },
        {
          node: node.id,
          field: 'digits',
          variable: variable.id,
          fix: takeRange(node, SHORT, LONG),
          remark: inferredFrom(analysis, { variables: [variable] }),
        },
      )
    }
  },
})
