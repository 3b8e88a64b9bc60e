import { stepsAssigning } from '../../../analysis/steps-with.ts'
import { defineRule } from '../../define.ts'

/** Whether what is extracted may be open at all is asked by extract-reduces. */
export const extractIntoOpenVariable = defineRule({
  rule: 'extract-into-open-variable',
  code: 'SF-FLOW-07',
  severity: 'error',
  group: 'flow',
  messages: {
    secure:
      '“{{node}}” extracts into {{variable}}, which is secure itself: Architect refuses to publish the flow, because extracting is for taking a value out of secure variables. Choose a variable that is not secure, and extract no more than you need, such as the last four digits.',
  },
  docs: {
    summary: 'Extract Secure Data puts what it extracts into variables that are not secure.',
    why: 'Extracting means that a part of a secret may be seen from then on. Into a secure variable there is nothing to extract, and Architect refuses to publish the flow.',
    source: '“The variable … is secure and cannot be used here” (Architect, Extract Secure Data).',
    fix: 'Extract into another variable. To fill one secure variable from another one, let a secure data action return it, or collect it there.',
    invalid: [
      {
        shows: 'Four digits of a card go into a secure variable.',
        flow: `variable Last pan
start -> card: collect(CC) -> cut: extract(Last = Right(Task.CC, 4)) -> done: return
card.failure -> done`,
      },
    ],
    valid: [
      {
        shows: 'Four digits of a card go into an open variable.',
        flow: `variable Last
start -> card: collect(CC) -> cut: extract(Last = Right(Task.CC, 4)) -> done: return
card.failure -> done`,
      },
    ],
  },
  *checkSteps({ steps, analysis, report }) {
    const extracting = stepsAssigning(
      steps.nodes,
      analysis,
      ({ source, target }) =>
        target?.secure === true && source.type === 'value' && source.place === 'extract',
    )
    for (const node of extracting.filter(analysis.isReachable)) {
      for (const { source, target, field } of analysis.assignments.of(node)) {
        if (source.type !== 'value' || target?.secure !== true) continue
        if (source.place !== 'extract') continue
        const data = { node: node.name, variable: target.name }
        yield report('secure', data, { node: node.id, field, variable: target.id, about: field })
      }
    }
  },
})
