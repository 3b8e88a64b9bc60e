import type { Analysis } from '../../../analysis/analyse.ts'
import { digitsIn } from '../../../analysis/exposure.ts'
import type { FlowNode, Variable } from '../../../model/design.ts'
import { calledAction } from '../../called-action.ts'
import { defineRule } from '../../define.ts'
import { inferredFrom } from '../../inference.ts'
import { secretPath } from '../../secret-path.ts'
import { SENSITIVITY_WORDS } from '../../words.ts'

/** Two halves: a secret that goes in is always an error; without one the user decides what the step weighs. */
export const noStandardDataAction = defineRule({
  rule: 'no-standard-data-action',
  code: 'SF-SEC-07',
  severity: 'error',
  group: 'secrecy',
  messages: {
    secret:
      '“{{node}}” hands {{what}} ({{variable}}) to {{action}}, a data action that is not secure: what it sends and what comes back is logged. Use Secure data action with an action that is marked secure.',
    policy:
      '“{{node}}” calls {{action}}, a data action that is not secure, inside of a secure flow. Nothing secret goes into it, but what it sends and what comes back is logged, and whether a secure call flow may use it is not certain. Use Secure data action, or do the call in the flow that leads here.',
  },
  docs: {
    summary: 'A secure flow calls secure data actions only.',
    why: 'A data action without the secure mark logs its inputs and its reply. With a card number among them, the log stores it. Even without one, the next person who edits the flow has a way out for secrets at hand.',
    source:
      'Genesys Resource Center, “Call Secure Data action” and “Call Data Action”. That standard data actions are disabled in secure call flows is said, and not confirmed by any page of Genesys; its design-time core (2018) allows them and refuses secure inputs. Hence the choice: `standard-action-in-secure-flow` in secure-flow.config.json is `error`, or `warn` for a call without secrets.',
    fix: 'Use Secure data action, with an action that is marked secure. The action has to be made as a secure one, so that this is not done automatically.',
    invalid: [
      {
        shows: 'A card number that was extracted before.',
        flow: `action Look_Up open in Card
start -> card: collect(CC) -> cut: extract(Copy = Task.CC) -> look: standard(Look_Up, Card=Copy) -> done: return`,
      },
      {
        shows: 'Nothing secret, but a standard data action all the same.',
        flow: `action Look_Up open in Customer
start -> look: standard(Look_Up, Customer="4711") -> done: return`,
      },
    ],
    valid: [
      {
        shows: 'A secure data action.',
        flow: `action Look_Up in Customer
start -> look: call(Look_Up, Customer="4711") -> done: return`,
      },
    ],
  },
  *checkSteps({ steps, analysis, options, report }) {
    const { graph } = analysis
    for (const node of steps.calls) {
      const { call, uses } = graph.facts(node)
      if (call === null || call.secure) continue
      const name = calledAction(analysis, node)?.name
      const words = { node: node.name, action: name === undefined ? 'no action yet' : `“${name}”` }
      const secrets = uses.flatMap(({ expression, field }) =>
        secretsGiven(analysis, expression, node).map((origin) => ({ origin, field })),
      )
      for (const { origin, field } of secrets) {
        const what = SENSITIVITY_WORDS[analysis.classOf(origin).sensitivity]
        yield report(
          'secret',
          { ...words, what, variable: origin.name },
          {
            node: node.id,
            field,
            variable: origin.id,
            about: `${field} ${origin.id}`,
            path: secretPath(analysis, origin, node),
            remark: inferredFrom(analysis, { variables: [origin] }),
          },
        )
      }
      if (secrets.length > 0) continue
      const severity = options.standardActionInSecureFlow
      yield report('policy', words, { node: node.id, field: 'action', severity })
    }
  },
})

/** As many digits of a card as may be shown to anybody are no secret any more; of all else none. */
const FREE_DIGITS = 4

function secretsGiven(
  { exposure, taints, classOf }: Analysis,
  expression: string,
  node: FlowNode,
): readonly Variable[] {
  const taint = taints.givenAway(expression, node)
  return [...exposure.shownBy(expression, node.task)].flatMap(([origin, shown]) => {
    const { sensitivity } = classOf(origin)
    const free = sensitivity === 'pan' ? FREE_DIGITS : 0
    return taint.has(sensitivity) && digitsIn(shown) > free ? [origin] : []
  })
}
