import type { Oddity } from '../../../kinds/archy-forms.ts'
import { carriesField } from '../../../kinds/carried.ts'
import type { Lack } from '../../../kinds/demands.ts'
import type { NodeFacts } from '../../../kinds/facts.ts'
import { oddFormsOf } from '../../../kinds/odd-forms.ts'
import { defineRule } from '../../define.ts'

/**
 * A step that nothing reaches is not exported, so that it may wait for its values. What an import holds beyond the
 * form of a step is not missing.
 */
export const stepComplete = defineRule({
  rule: 'step-complete',
  code: 'SF-FLOW-02',
  severity: 'error',
  group: 'flow',
  messages: {
    step: '“{{node}}” lacks {{what}}: Architect refuses to publish the flow until it is there. Fill it in, or delete the node.',
    bare: '“{{node}}” has a bare text for {{what}}: Archy takes { exp: … }, { lit: … } or { var: … } there and nothing else, and the text is not checked here. Say which of them it is.',
    queue:
      'After an error the call goes to a queue, but the flow does not say which: Architect refuses to publish it. Enter the queue, or choose another error handling.',
  },
  docs: {
    summary: 'Every node has what Architect demands of it.',
    why: 'Architect publishes no flow with a node that is not filled in: a prompt without audio, a transfer without a target, an input that goes nowhere.',
    source: 'Checks of Architect when it validates a flow: “No value set for …”.',
    fix: 'Fill in what is missing, or delete the node.',
    invalid: [
      {
        shows: 'A decision without a condition.',
        flow: 'start -> which: decide() -> done: return',
      },
      {
        shows: 'An announcement that says nothing.',
        flow: 'start -> say: play("") -> done: return',
      },
    ],
    valid: [
      {
        shows: 'Both are filled in.',
        flow: `start -> which: decide(Call.Ani == "") -> say: play("Hello.") -> done: return
which.no -> done`,
      },
    ],
  },
  *checkSteps({ steps, analysis, report }) {
    const { graph, isReachable } = analysis
    const incomplete = steps.nodes.filter(
      (node) =>
        (lacksOf(graph.facts(node)).length > 0 || oddFormsOf(node).some(isBareValue)) &&
        isReachable(node),
    )
    for (const node of incomplete) {
      for (const { field, what } of lacksOf(graph.facts(node))) {
        if (carriesField(node, field)) continue
        yield report('step', { node: node.name, what }, { node: node.id, field })
      }
      for (const { bare } of oddFormsOf(node)) {
        if (bare === undefined) continue
        const { field, what } = bare
        const place = { node: node.id, field, about: `bare ${field}` }
        yield report('bare', { node: node.name, what }, place)
      }
    }
  },
  *check({ design, report }) {
    const { errorHandling } = design.flow
    if (errorHandling.type === 'queue' && errorHandling.queue.trim() === '') {
      yield report('queue', {}, { node: null, field: 'errorHandling' })
    }
  },
})

function isBareValue({ bare }: Oddity): boolean {
  return bare !== undefined
}

function lacksOf({ lacks = [], transfersTo }: NodeFacts): readonly Lack[] {
  if (transfersTo?.isMissing !== true) return lacks
  return [...lacks, { field: transfersTo.field, what: 'the target of the transfer' }]
}
