import {
  type ExpressionFinding,
  expressionFindings,
} from '../../../analysis/expression-findings.ts'
import type { Use } from '../../../kinds/facts.ts'
import { startTask } from '../../../kinds/variable-users.ts'
import type { FlowNode } from '../../../model/design.ts'
import { stepsUsing } from '../../../analysis/steps-with.ts'
import { defineRule } from '../../define.ts'
import { fieldInWords, quotedExpression } from '../../field-words.ts'

/**
 * Secure reads (secure-read-only-where-allowed), names that a step reads and nothing declares (set-before-read) and
 * results of the wrong type (value-has-right-type) are reported there, and not again here.
 */
export const expressionValid = defineRule({
  rule: 'expression-valid',
  code: 'SF-FLOW-01',
  severity: 'error',
  group: 'flow',
  messages: {
    step: '“{{node}}” cannot use {{expression}} in {{where}}{{refused}}. {{says}}',
    flow: '{{expression}} cannot be used in {{where}}{{refused}}. {{says}}',
  },
  docs: {
    summary:
      'Every expression can be read, calls functions that exist, and gives them what they take.',
    why: 'Architect checks all expressions before it publishes a flow, and refuses the flow for a single one that it does not understand.',
    source:
      'Checks of Architect when it validates a flow; its function list (Genesys Resource Center, “Expression help”).',
    fix: 'Correct the expression at the place that is marked. A function that is newer than this version of Secure Flow Studio is accepted with that reason.',
    invalid: [
      {
        shows: 'An expression that ends too early.',
        flow: `variable Total integer = 1
start -> more: set(Total = Task.Total +) -> done: return`,
      },
      {
        shows: 'A text is compared with a number.',
        flow: 'start -> is_one: decide("a" == 1) -> done: return',
      },
    ],
    valid: [
      {
        shows: 'Both sides are of one type.',
        flow: 'start -> is_one: decide(ToInt("1") == 1) -> done: return',
      },
    ],
  },
  *checkSteps({ steps, analysis, report }) {
    const { graph } = analysis
    const isWrong = ({ expression, expects }: Use, { task }: FlowNode) =>
      expressionFindings(expression, task, graph.index, expects).length > 0
    const wrong = stepsUsing(steps.nodes, analysis, isWrong)
    for (const node of wrong.filter(analysis.isReachable)) {
      for (const { field, expression, expects } of graph.facts(node).uses) {
        if (expression.trim() === '') continue
        for (const found of expressionFindings(expression, node.task, graph.index, expects)) {
          if (TOLD_ELSEWHERE.has(found.code)) continue
          const { start, end, says } = found
          yield report(
            'step',
            {
              node: node.name,
              expression: quotedExpression(expression),
              where: fieldInWords(node, field) ?? 'an expression',
              refused: refusal(found),
              says,
            },
            { node: node.id, field, range: { start, end }, about: `${field} ${found.code}` },
          )
        }
      }
    }
  },
  *check({ design, analysis, report }) {
    const { graph } = analysis
    const { greeting, errorAudio } = design.flow
    const start = startTask(design)
    for (const { field, where, audio } of [
      { field: 'greeting', where: 'the greeting', audio: greeting },
      { field: 'errorAudio', where: 'what the caller hears after an error', audio: errorAudio },
    ]) {
      if (audio.type !== 'expression' || audio.text.trim() === '') continue
      for (const found of expressionFindings(audio.text, start, graph.index, 'audio')) {
        yield report(
          'flow',
          {
            expression: quotedExpression(audio.text),
            where,
            refused: refusal(found),
            says: found.says,
          },
          {
            node: null,
            field,
            range: { start: found.start, end: found.end },
            about: `${field} ${found.code}`,
          },
        )
      }
    }
  },
})

const TOLD_ELSEWHERE: ReadonlySet<string> = new Set(['unknown-variable', 'wrong-result'])

/** A function that is not known here may be known to Architect. */
function refusal({ code }: ExpressionFinding): string {
  return code === 'unknown-function'
    ? ', unless Architect has functions that are newer than those known here'
    : ', and Architect refuses to publish the flow'
}
