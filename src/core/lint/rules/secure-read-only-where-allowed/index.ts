import { type Read, variablesIn } from '../../../analysis/references.ts'
import { PLACES } from '../../../kinds/facts.ts'
import { defineRule } from '../../define.ts'
import { extractCondition } from '../../repairs/extract-condition.ts'

/** Writing to a secure variable is allowed everywhere, which is how a CVV is cleared: only reads are reported. */
export const secureReadOnlyWhereAllowed = defineRule({
  rule: 'secure-read-only-where-allowed',
  code: 'SF-SEC-02',
  severity: 'error',
  group: 'secrecy',
  messages: {
    read: '“{{node}}” reads {{variable}} in {{place}}, where secure variables cannot be used: Architect refuses to publish the flow. Extract what you need of it with Extract Secure Data into a variable that is not secure (the last four digits, a length, a yes or no), and use that here.',
    plain:
      '“{{node}}” reads {{variable}}, and secure variables can be read in Extract Secure Data, Call Secure Data and audio alone: Architect refuses to publish the flow. Extract what you need of it with Extract Secure Data into a variable that is not secure (the last four digits, a length, a yes or no), and use that here.',
    decided:
      '“{{node}}” reads {{variable}} in {{place}}, where secure variables cannot be used: Architect refuses to publish the flow. Let Extract Secure Data work out the condition into a yes or no, and decide on that.',
    initial:
      'The initial value of {{other}} reads {{variable}}, which is secure: Architect refuses to publish the flow. Set it with Extract Secure Data where it is needed.',
  },
  docs: {
    summary: 'Secure variables are read in Extract Secure Data, Call Secure Data and audio alone.',
    why: 'A secure variable is write-only everywhere else. Testing a card’s length in a Decision is the usual way to run into it; the test belongs into Extract Secure Data.',
    source:
      '“Secure variables cannot be used here. You can use the ‘Extract Secure Data’ action to unsecure the value” (Architect; Genesys Resource Center, “Manage a variable”).',
    fix: 'Extract a derived value before, and read that. The fix does it for the condition of a decision; you acknowledge the extraction.',
    invalid: [
      {
        shows: 'A decision on the length of a secure variable.',
        flow: 'start -> card: collect(CC) -> full: decide(Length(Task.CC) == 16) -> done: return',
      },
      {
        shows: 'A secure variable in participant data.',
        flow: 'start -> card: collect(CC) -> tell: data(Card = Task.CC) -> done: return',
      },
    ],
    valid: [
      {
        shows: 'The length is tested in Extract Secure Data, and the decision reads the answer.',
        flow: 'start -> card: collect(CC) -> check: extract(Is_Full = Length(Task.CC) == 16) -> full: decide(Task.Is_Full) -> done: return',
      },
      {
        shows: 'Clearing a CVV is a write.',
        flow: 'start -> cvv: collect(CVV) -> clear: set(CVV = "") -> done: return',
      },
    ],
  },
  *checkSteps({ steps, analysis, report }) {
    const refused = steps.nodes.filter(
      (node) => analysis.readsOf(node).some(isRefused) && analysis.isReachable(node),
    )
    for (const node of refused) {
      let seen: Set<string> | undefined
      for (const { use, variable } of analysis.readsOf(node)) {
        if (variable?.secure !== true) continue
        const { label, secureAllowed } = PLACES[use.place]
        if (secureAllowed) continue
        const about = `${use.field} ${variable.id}`
        if (seen?.has(about) === true) continue
        seen = (seen ?? new Set()).add(about)
        const data = { node: node.name, variable: variable.name, place: label }
        const place = { node: node.id, field: use.field, variable: variable.id, about }
        if (use.place !== 'logic') yield report('read', data, place)
        // A count, or an action that is not modelled: what it does with the value is not known.
        else if (use.expects !== 'boolean') yield report('plain', data, place)
        else yield report('decided', data, { ...place, fix: extractCondition(analysis, node, use) })
      }
    }
  },
  *check({ design, analysis, report }) {
    const { index } = analysis.graph
    for (const variable of design.variables) {
      const task = variable.task ?? design.tasks[0]?.id
      if (variable.initial.type !== 'expression' || task === undefined) continue
      const read = variablesIn(variable.initial.text, task, index).find(({ secure }) => secure)
      if (read === undefined) continue
      yield report(
        'initial',
        { other: variable.name, variable: read.name },
        { node: null, variable: variable.id },
      )
    }
  },
})

function isRefused({ use, variable }: Read): boolean {
  return variable?.secure === true && !PLACES[use.place].secureAllowed
}
