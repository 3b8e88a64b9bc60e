import { findPath } from '../../../analysis/paths.ts'
import { decidesOn, sends } from '../../../analysis/payment-values.ts'
import { defineRule } from '../../define.ts'
import { inferredFrom } from '../../inference.ts'
import { witness } from '../../witness.ts'

/** Month and year in one input. Month alone, or year alone, is hardly ever mistaken for the other. */
const BOTH_DIGITS = 4

/** Whether the decision asks for the right thing is not looked at. */
export const expiryChecked = defineRule({
  rule: 'expiry-checked',
  code: 'SF-CX-04',
  severity: 'info',
  group: 'caller',
  messages: {
    unchecked:
      'Nothing looks at {{variable}} between “{{node}}” and “{{call}}”: who keys in the year first, or a month 13, is asked for everything and then declined. Take a yes or no out with Extract Secure Data (the month is 01 to 12, the year is not over) and decide on it.',
  },
  docs: {
    summary: 'An expiry date is looked at before it is sent.',
    why: 'Four digits can be keyed in the wrong order. The gateway then declines, and the caller cannot know why.',
    source:
      'A secure variable can be read by Extract Secure Data only, which may take out a boolean (Genesys Resource Center, “Extract Secure Data action”).',
    fix: 'Extract a boolean that says that the month is from 01 to 12 and the date is not past, and ask again where it is not. No fix is offered: somebody must acknowledge an Extract Secure Data.',
    invalid: [
      {
        shows: 'Whatever was keyed in is sent.',
        flow: `action Process_Payment in Expiry:expiry
start -> expiry: collect(Expiry, digits=4) -> token: fetch -> pay: pay(Expiry=Expiry) -> done: return`,
      },
    ],
    valid: [
      {
        shows: 'The month is looked at.',
        flow: `action Process_Payment in Expiry:expiry
start -> expiry: collect(Expiry, digits=4) -> month: extract(Month_Ok = ToInt(Left(Task.Expiry, 2)) <= 12)
month -> ok: decide(Task.Month_Ok) -> token: fetch -> pay: pay(Expiry=Expiry) -> done: return
ok.no -> sorry: play("The month comes first.") -> expiry`,
      },
    ],
  },
  *checkSteps({ steps, analysis, report }) {
    const { graph, influence, assignments } = analysis
    for (const { node, question, variable, sensitivity } of steps.inputs) {
      if (sensitivity !== 'expiry' || variable === undefined) continue
      if (question.maxDigits < BOTH_DIGITS) continue
      const known = influence.outOf([variable])
      const path = findPath(graph, {
        from: graph.out(node).filter((edge) => assignments.into(variable).has(edge)),
        goal: (other) => sends(analysis, other, variable),
        avoidNode: (other) => decidesOn(analysis, other, known),
      })
      const call = path?.at(-1)?.to
      if (path === null || call === undefined) continue
      yield report(
        'unchecked',
        { node: node.name, variable: variable.name, call: call.name },
        {
          node: node.id,
          variable: variable.id,
          path: witness(path),
          remark: inferredFrom(analysis, { variables: [variable] }),
        },
      )
    }
  },
})
