import type { Analysis } from '../../../analysis/analyse.ts'
import { clears } from '../../../analysis/assignment.ts'
import { sensitivityOfName } from '../../../analysis/classify.ts'
import { spokenBy } from '../../../analysis/spoken.ts'
import { SHARING, sharingOf } from '../../../kinds/secure-variable.ts'
import type { Variable } from '../../../model/design.ts'
import { defineRule } from '../../define.ts'
import { obstacleToSecure, turnOffSharing, turnOnSecure } from '../../repairs/turn-on-secure.ts'
import { SENSITIVITY_WORDS } from '../../words.ts'
import { askedFor } from './asked-for.ts'

/**
 * What a variable holds is declared, or said by the contract field that it is bound to, by its name or by its digits. A
 * value that was extracted is not reported: Extract Secure Data needs a destination that is not secure.
 */
export const sensitiveVariableIsSecure = defineRule({
  rule: 'sensitive-variable-is-secure',
  code: 'SF-SEC-01',
  severity: 'error',
  group: 'secrecy',
  looksAt: ['words'],
  messages: {
    open: '{{variable}} holds {{secret}}, but Content is secure is off: its value can be logged, read by an agent and kept with the interaction. {{advice}}',
    named:
      '{{variable}} sounds like {{secret}}, but Content is secure is off: its value can be logged, read by an agent and kept with the interaction. {{advice}} If it holds nothing sensitive, say so at the variable.',
    called:
      'A data action has for what is in {{variable}} a name that sounds like {{secret}}, but Content is secure is off: its value can be logged, read by an agent and kept with the interaction. {{advice}} If it holds nothing sensitive, say so at the variable.',
    used: '{{variable}} takes as many digits as {{secret}} and is sent as one, but Content is secure is off: its value can be logged, read by an agent and kept with the interaction. {{advice}} If it holds nothing sensitive, say so at the variable.',
    asked:
      '“{{node}}” asks for {{secret}} and puts it into {{variable}}, but Content is secure is off: its value can be logged, read by an agent and kept with the interaction. {{advice}} If it holds nothing sensitive, say so at the variable.',
    returned:
      '{{variable}} gets what a data action returns and hands it to another one as {{secret}} is, but Content is secure is off: its value can be logged, read by an agent and kept with the interaction. {{advice}} If it holds nothing sensitive, say so at the variable.',
    shared:
      '{{variable}} is secure, but {{switches}} on: a secure variable can be neither input nor output of a flow, because it could be read outside, and Architect refuses to publish the flow. Turn {{them}} off; what may be handed {{way}} belongs into a variable that is not secure.',
  },
  docs: {
    summary:
      'A variable that holds card data, a token or a credential is secure, and a secure one is neither input nor output of the flow.',
    why: 'Secrecy is the variable’s: neither Collect Input nor a data action has a secure switch of its own. A card number in a variable that is not secure appears in execution data, in logs, and wherever the flow writes it.',
    source:
      'A secure variable is masked and can be read by Extract Secure Data, Call Secure Data and audio alone. “Input to flow” and “Output from flow” must be cleared before its content can be secure (Genesys Resource Center, “Manage a variable”).',
    fix: 'Turn on Content is secure for the variable; what makes it an input or an output of the flow goes off with it. Where the name misleads, state at the variable why it is not sensitive.',
    invalid: [
      {
        shows: 'The CVV is keyed into a variable that is not secure.',
        flow: `variable CVV cvv open
start -> card: collect(CC) -> cvv: collect(CVV) -> done: return`,
      },
      {
        shows: 'A token from the gateway, in a variable that its name gives away.',
        flow: `variable Token open
start -> token: fetch -> pay: pay -> done: return`,
      },
      {
        shows: 'A secure variable that is handed out of the flow.',
        flow: `variable Note secure output
start -> done: return`,
      },
    ],
    valid: [
      {
        shows: 'Everything that is keyed in is secure.',
        flow: 'start -> card: collect(CC) -> cvv: collect(CVV) -> done: return',
      },
      {
        shows: 'The name speaks about a card and holds none.',
        flow: `variable Card_Type open
start -> type: collect(Card_Type) -> done: return`,
      },
    ],
  },
  *check({ design, analysis, report }) {
    for (const variable of design.variables) {
      if (variable.secure) {
        const [first, second] = sharingOf(variable)
        if (first === undefined) continue
        const isOne = second === undefined
        const switches = isOne
          ? `“${SHARING[first]}” is`
          : `“${SHARING[first]}” and “${SHARING[second]}” are`
        const words = { switches, them: isOne ? 'it' : 'them', way: isOne ? WAYS[first] : 'over' }
        yield report(
          'shared',
          { variable: variable.name, ...words },
          {
            node: null,
            field: `carried.${first}`,
            variable: variable.id,
            fix: turnOffSharing(variable),
          },
        )
        continue
      }
      const { sensitivity, because } = analysis.classOf(variable)
      if (sensitivity === 'none') continue
      const source = sourceOf(analysis, variable, because === 'declared')
      if (source === null) continue
      const { advice, fix } = howToSecure(analysis, variable)
      const data = { variable: variable.name, secret: SENSITIVITY_WORDS[sensitivity], advice }
      const isReturned = because === 'used' && sensitivity === 'token'
      const isCalledSo = because === 'named' && sensitivityOfName(variable.name) !== sensitivity
      const message = isReturned ? 'returned' : isCalledSo ? 'called' : MESSAGES[because]
      yield report(message, data, {
        ...source,
        variable: variable.id,
        fix,
      })
    }
  },
  *checkSteps({ steps, analysis, report }) {
    for (const { node, question, variable, sensitivity } of steps.inputs) {
      if (variable === undefined || variable.secure || sensitivity !== 'none') continue
      if (variable.notSensitiveBecause !== undefined) continue
      const asked = askedFor(question, () => spokenBy(analysis.graph.facts(node)))
      if (asked === null) continue
      const { advice, fix } = howToSecure(analysis, variable)
      const secret = SENSITIVITY_WORDS[asked]
      yield report(
        'asked',
        { node: node.name, secret, variable: variable.name, advice },
        { node: node.id, variable: variable.id, fix },
      )
    }
  },
})

function howToSecure(analysis: Analysis, variable: Variable) {
  const obstacle = obstacleToSecure(analysis, variable)
  return obstacle === undefined
    ? { advice: 'Turn it on.', fix: turnOnSecure(variable) }
    : {
        advice: `Turn it on, and let “${obstacle.name}” do without it first: secure variables cannot be used there.`,
        fix: null,
      }
}

/** A guess is told as one. */
const MESSAGES = { declared: 'open', bound: 'open', named: 'named', used: 'used' } as const

const WAYS = { isInput: 'in', isOutput: 'out' } as const

/**
 * Where the secret gets in; null when it does not, or only by way of what Extract Secure Data made of it. Clearing a
 * variable puts nothing in.
 */
function sourceOf(analysis: Analysis, variable: Variable, isDeclared: boolean) {
  const filled = analysis.assignments
    .to(variable)
    .filter(({ assignment: { source } }) => !clears(source))
  const assigned = filled.filter(({ node }) => analysis.isReachable(node))
  const from = assigned.find(({ assignment: { source } }) =>
    isDeclared
      ? source.type !== 'value' || source.place !== 'extract'
      : source.type === 'keypad' || source.type === 'call',
  )
  if (from !== undefined) {
    const { node, assignment } = from
    const path = [{ node: node.id, output: assignment.output }]
    return { node: node.id, field: assignment.field, path }
  }
  return isDeclared && filled.length === 0 ? { node: null } : null
}
