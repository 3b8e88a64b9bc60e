import { isBlank } from '../../../analysis/blank.ts'
import { isInputFailure } from '../../../analysis/keypad-inputs.ts'
import { isBehindUnendedCall } from '../../../analysis/unended-calls.ts'
import { defineRule } from '../../define.ts'
import { connectToEnding } from '../../repairs/connect-to-ending.ts'

/**
 * Not reported: outputs of calls, and what is open behind one that never reaches an end (all-action-outputs-handled,
 * every-path-exits-rightly), the failure of an input (input-failure-handled), and a flow that has no step yet.
 */
export const noDanglingOutput = defineRule({
  rule: 'no-dangling-output',
  code: 'SF-REL-12',
  severity: 'warning',
  group: 'reliability',
  messages: {
    failing:
      'The output “{{output}}” of “{{node}}” leads nowhere: where it fails, nobody has decided what becomes of the call, and in a task Architect refuses to publish that. Connect it, or end the path on purpose.',
    dangling:
      '{{where}}: the call falls off the end of the task, and Architect refuses to publish a task in which a path has no end. Connect it, or end the path on purpose.',
  },
  docs: {
    summary: 'Every output leads somewhere.',
    why: 'An arm that was forgotten looks like one that is meant to end. Architect refuses to publish a task in which a path has no end, also where only a transfer that fails or an error can get there. That is said as an error by every-path-exits-rightly; this warning names each output that was forgotten, but for those behind an output of a call that never reaches an end: that is an error of all-action-outputs-handled. A transfer that is a choice of a menu may have such an output, as public exports show.',
    source: 'Genesys’ design-time core: “The task does not contain a terminating action”.',
    fix: 'Connect the output, or put an ending there.',
    invalid: [
      {
        shows: 'The other arm of a decision is forgotten.',
        flow: `variable Ok boolean = true
start -> ok: decide(Task.Ok) -> done: return`,
      },
      {
        shows: 'The flow stops in the middle.',
        flow: 'start -> hello: play("Hello.")',
      },
    ],
    valid: [
      {
        shows: 'Both arms lead somewhere.',
        flow: `variable Ok boolean = true
start -> ok: decide(Task.Ok) -> done: return
ok.no -> done`,
      },
    ],
  },
  *checkSteps({ steps, design, analysis, report }) {
    const { graph } = analysis
    const open = steps.nodes.flatMap((node) => graph.out(node).filter(({ to }) => to === undefined))
    for (const edge of open) {
      const { from, output } = edge
      if (!analysis.isReachable(from)) continue
      const { call, ends, outputs } = graph.facts(from)
      if (call !== null || isInputFailure(graph, edge) || isBlank(design, from.task)) continue
      if (isBehindUnendedCall(analysis, from)) continue
      const label = outputs.find(({ id }) => id === output)?.label ?? output
      const place = {
        node: from.id,
        about: output,
        path: [{ node: from.id, output }],
        fix: connectToEnding(analysis, from, output),
      }
      if (ends !== null) {
        yield report('failing', { output: label, node: from.name }, place)
        continue
      }
      const where =
        outputs.length === 1
          ? `Nothing follows “${from.name}”`
          : `The output “${label}” of “${from.name}” leads nowhere`
      yield report('dangling', { where }, place)
    }
  },
})
