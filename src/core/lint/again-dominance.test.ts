import { editOf, type Gesture } from '#testing/arbitrary-edits.ts'
import { passesFindTheSame } from '#testing/lint-law.ts'
import { NO_DOCS } from '#testing/some-rule.ts'
import type { Analysis } from '../analysis/analyse.ts'
import type { Design, FlowNode } from '../model/design.ts'
import type { Edit } from '../model/edit.ts'
import { defineRule, type Rule } from './define.ts'

/** Asks one thing of the steps that paths cannot do without, and looks at nothing else but where the flow begins. */
function asking(ask: (analysis: Analysis, node: FlowNode, root: FlowNode) => unknown): Rule {
  return defineRule({
    rule: 'nosy',
    code: 'SF-CX-99',
    severity: 'info',
    group: 'caller',
    messages: { found: '{{found}}' },
    docs: NO_DOCS,
    *checkSteps({ steps, analysis, report }) {
      const [root] = analysis.graph.roots
      for (const node of steps.nodes) {
        if (root === undefined) continue
        const found = String(ask(analysis, node, root.node))
        yield report('found', { found }, { node: node.id })
      }
    },
  })
}

const QUESTIONS: readonly Rule[] = [
  asking(({ dominance }, node) => dominance.before.nearest(node)?.name),
  asking(({ dominance }, node) => dominance.after.nearest(node)?.name),
  asking(({ dominance }, node, root) => dominance.before.nearestOfAll([root, node])?.name),
  asking(({ dominance }, node, root) => dominance.before.has(node, root)),
  asking(({ dominance }, node, root) => dominance.after.has(root, node)),
]

/** Lines are led elsewhere and steps renamed, between other edits. */
function editsOf(design: Design, step: Gesture): readonly Edit[] {
  const edge = design.edges[(step.pick * 7) % Math.max(design.edges.length, 1)]
  const node = design.nodes[(step.other * 3) % Math.max(design.nodes.length, 1)]
  if (edge === undefined || node === undefined || step.what % 3 === 0) return editOf(design, step)
  return step.what % 3 === 1
    ? [{ type: 'connect', edge: { ...edge, to: node.id } }]
    : [{ type: 'set-node', node: node.id, patch: { name: `Step ${step.pick}` } }]
}

passesFindTheSame('change which steps paths cannot do without,', editsOf, {
  configs: QUESTIONS.map((rule) => ({ rules: [rule] })),
})
