import type { Analysis } from '../../../analysis/analyse.ts'
import { wordsOfName } from '../../../analysis/name-words.ts'
import { sensitivityOfOutput } from '../../../analysis/roles.ts'
import { PLACES } from '../../../kinds/facts.ts'
import type { FlowNode, Variable } from '../../../model/design.ts'
import { defineRule } from '../../define.ts'
import { turnOffSecure } from '../../repairs/turn-off-secure.ts'

/** A secure variable that only secure steps read needs no extraction: it is left alone. */
export const receiptNotSecure = defineRule({
  rule: 'receipt-not-secure',
  code: 'SF-SEC-10',
  severity: 'warning',
  group: 'secrecy',
  messages: {
    secure:
      '“{{node}}” puts {{property}} into {{variable}}, which is secure, although it is no secret: “{{reader}}” can only use it after an extraction, which somebody has to acknowledge and which may be logged. Put it into a variable that is not secure.',
  },
  docs: {
    summary: 'What a payment returns for the agent goes into a variable that is not secure.',
    why: 'A receipt in a secure variable has to be extracted before anybody may see it. Every extraction is a place that a reviewer has to look at, and one more that nobody needs hides those that matter.',
    source:
      'Outputs of a secure data action take secure and other variables (Genesys’ design-time core); a secure one is read in Extract Secure Data, Call Secure Data and audio alone (Genesys Resource Center, “Manage a variable”).',
    fix: 'Turn off “Content is secure” for the variable. It is not done without you: that the value is no secret is our conclusion from the contract.',
    invalid: [
      {
        shows: 'The transaction id is secured, then extracted.',
        flow: `variable Receipt secure
start -> token: fetch -> pay: pay(into Transaction_ID=Receipt) -> out: extract(Id = Task.Receipt) -> tell: data(Receipt = Task.Id) -> done: return`,
      },
    ],
    valid: [
      {
        shows: 'The transaction id goes straight into an open variable.',
        flow: 'start -> token: fetch -> pay: pay -> tell: data(Receipt = Task.Transaction_ID) -> done: return',
      },
    ],
  },
  *checkSteps({ steps, analysis, report }) {
    for (const { node, action, returns } of steps.payments) {
      for (const { property, variable } of returns) {
        if (!variable.secure || analysis.classOf(variable).sensitivity !== 'none') continue
        if (sensitivityOfOutput(action, property) !== 'none') continue
        if (paysAgain(property) || paysAgain(variable.name)) continue
        const reader = whoNeedsIt(analysis, variable)
        if (reader === undefined) continue
        yield report(
          'secure',
          { node: node.name, property, variable: variable.name, reader: reader.name },
          {
            node: node.id,
            field: `outputs.${property}`,
            variable: variable.id,
            fix: turnOffSecure(analysis, variable),
          },
        )
      }
    }
  },
})

/** An id that pays again is as good as the card: Checkout.com’s source, Stripe’s customer and payment method. */
function paysAgain(name: string): boolean {
  return /(^|_)(src|source|customer|payment_?method|instrument|vault|wallet|token|card|mandate|agreement)(_|$)/.test(
    wordsOfName(name),
  )
}

/** A step that reads it by an extraction, or where secure variables may not be read. */
function whoNeedsIt(analysis: Analysis, variable: Variable): FlowNode | undefined {
  return analysis.graph.index.design.nodes.find(
    (node) =>
      analysis.isReachable(node) &&
      analysis
        .readsOf(node)
        .some(
          (read) =>
            read.variable === variable &&
            (read.use.place === 'extract' || !PLACES[read.use.place].secureAllowed),
        ),
  )
}
