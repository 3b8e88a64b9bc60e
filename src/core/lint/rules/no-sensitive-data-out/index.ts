import type { Analysis } from '../../../analysis/analyse.ts'
import { PLACES } from '../../../kinds/facts.ts'
import type { Sensitivity } from '../../../model/data-action.ts'
import type { FlowNode, Variable } from '../../../model/design.ts'
import { stepsUsing } from '../../../analysis/steps-with.ts'
import { defineRule } from '../../define.ts'
import { secretPath } from '../../secret-path.ts'
import { SENSITIVITY_WORDS } from '../../words.ts'

/**
 * Any value made from a CVV or a token, not only an equal one. What is merely about it (whether it is set, its length,
 * a comparison) gives nothing away and is not reported.
 */
export const noSensitiveDataOut = defineRule({
  rule: 'no-sensitive-data-out',
  code: 'SF-SEC-04',
  severity: 'error',
  group: 'secrecy',
  messages: {
    out: '“{{node}}” hands a value made from {{secret}} ({{variables}}) to {{place}}, where agents, reports or other systems can see it. A CVV must not be kept after the payment, and a token is as good as the card: hand out the receipt instead.',
  },
  docs: {
    summary: 'Nothing made from a CVV or a token leaves the flow.',
    why: 'Participant data is shown to agents, written to analytics and read by other flows; transfer data travels with the call. PCI DSS forbids keeping a CVV after authorisation, even encrypted, and whoever has a token can pay with it.',
    source:
      'PCI DSS 4.0.1, requirement 3.3.1; invocation data must not hold sensitive information (Genesys Resource Center, “Transfer to Secure Flow”).',
    fix: 'Take the value out, or replace it by the transaction id.',
    invalid: [
      {
        shows: 'The last digit of the CVV is written to participant data.',
        flow: 'start -> cvv: collect(CVV) -> cut: extract(Hint = Right(Task.CVV, 1)) -> tell: data(Hint = Task.Hint) -> done: return',
      },
      {
        shows: 'The token is handed to the agent.',
        flow: 'start -> token: fetch -> tell: data(Token = Task.Token) -> done: return',
      },
    ],
    valid: [
      {
        shows: 'The receipt is handed out.',
        flow: 'start -> token: fetch -> pay: pay -> tell: data(Receipt = Task.Transaction_ID) -> done: return',
      },
      {
        shows: 'Whether there is a CVV says nothing of it.',
        flow: 'start -> cvv: collect(CVV) -> check: extract(Has = IsSet(Task.CVV)) -> tell: data(Has = Task.Has) -> done: return',
      },
    ],
  },
  *checkSteps({ steps, analysis, report }) {
    for (const node of stepsUsing(
      steps.reached,
      analysis,
      ({ place }) => PLACES[place].leavesFlow,
    )) {
      for (const use of analysis.graph.facts(node).uses) {
        const { label, leavesFlow } = PLACES[use.place]
        if (!leavesFlow) continue
        const taint = analysis.taints.givenAway(use.expression, node)
        const secret = taint.has('cvv') ? 'cvv' : 'token'
        if (!taint.has(secret)) continue
        const read = analysis
          .readsOf(node)
          .flatMap(({ use: other, variable }) => (other === use && variable ? [variable] : []))
          .filter((variable) => holds(analysis, variable, node, secret))
        yield report(
          'out',
          {
            node: node.name,
            secret: SENSITIVITY_WORDS[secret],
            variables: [...new Set(read.map(({ name }) => name))].join(', '),
            place: label,
          },
          {
            node: node.id,
            field: use.field,
            ...(read[0] === undefined ? {} : { variable: read[0].id }),
            about: use.field,
            path: secretPath(analysis, read[0], node),
          },
        )
      }
    }
  },
})

function holds(
  { taints, classOf }: Analysis,
  variable: Variable,
  node: FlowNode,
  secret: Sensitivity,
): boolean {
  return taints.of(variable, node).has(secret) || classOf(variable).sensitivity === secret
}
