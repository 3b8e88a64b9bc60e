import { givesToken } from '../../../analysis/classify.ts'
import { sensitivityOfOutput } from '../../../analysis/roles.ts'
import { stepsAssigning } from '../../../analysis/steps-with.ts'
import { defineRule } from '../../define.ts'
import { obstacleToSecure, turnOnSecure } from '../../repairs/turn-on-secure.ts'
import { SENSITIVITY_WORDS } from '../../words.ts'

/** The binding accepts variables of both kinds, so nothing but this says that a token was caught in an open one. */
export const secureOutputIntoSecureVariable = defineRule({
  rule: 'secure-output-into-secure-variable',
  code: 'SF-SEC-09',
  severity: 'error',
  group: 'secrecy',
  messages: {
    open: '“{{node}}” puts {{secret}} (output {{output}} of “{{action}}”) into {{variable}}, for which Content is secure is off: whoever reads the interaction can use it. {{advice}}',
  },
  docs: {
    summary: 'An output that is a secret goes into a secure variable.',
    why: 'Architect accepts any variable for the output of a secure data action. A token in one that is not secure can be read in execution data and by agents, and be used.',
    source: 'Genesys Resource Center, “Call Secure Data action” and “Manage a variable”.',
    fix: 'Turn on Content is secure for the variable.',
    invalid: [
      {
        shows: 'The token goes into a variable that is not secure.',
        flow: `variable Reply open
start -> token: fetch(Reply) -> pay: pay(Session_Token=Reply) -> done: return`,
      },
    ],
    valid: [
      {
        shows: 'The token goes into a secure variable, the receipt into an open one.',
        flow: 'start -> token: fetch -> pay: pay -> done: return',
      },
    ],
  },
  *checkSteps({ steps, analysis, report }) {
    const { graph } = analysis
    const filled = stepsAssigning(steps.reached, analysis, ({ source }) => source.type === 'call')
    for (const node of filled) {
      for (const assignment of analysis.assignments.of(node)) {
        const { source, target, field } = assignment
        if (source.type !== 'call' || source.action === null) continue
        const action = graph.index.action(source.action)
        if (action === undefined || target === undefined || target.secure) continue
        const sensitivity = sensitivityOfOutput(action, source.property)
        if (sensitivity === 'none') continue
        const isTold = action.outputs.some(
          (output) => output.name === source.property && output.sensitivity !== 'none',
        )
        const obstacle = obstacleToSecure(analysis, target)
        yield report(
          'open',
          {
            node: node.name,
            secret: SENSITIVITY_WORDS[sensitivity],
            output: source.property,
            action: action.name,
            variable: target.name,
            advice:
              obstacle === undefined
                ? 'Turn it on.'
                : `Turn it on, and let “${obstacle.name}” do without it first: secure variables cannot be used there.`,
          },
          {
            node: node.id,
            field,
            variable: target.id,
            about: field,
            path: [{ node: node.id, output: assignment.output }],
            remark:
              isTold || !givesToken(action)
                ? ''
                : `That ${source.property} is the token is inferred: “${action.name}” is for one, and its contract calls nothing so.`,
            fix: obstacle === undefined ? turnOnSecure(target) : null,
          },
        )
      }
    }
  },
})
