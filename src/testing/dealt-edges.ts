import { factsOf } from '#core/kinds/node-facts.ts'
import { kindOf } from '#core/kinds/registry.ts'
import { indexDesign } from '#core/model/design-index.ts'
import type { Design, FlowEdge, FlowNode } from '#core/model/design.ts'

/** A step with a number for each of its outputs, which picks where that leads. */
export interface DealtStep {
  readonly node: FlowNode
  readonly to: readonly number[]
}

/**
 * Edges from every output to a step of the same task or to the first step of any; the first step of a task has the id
 * `<task> 0`. Of `spare` more numbers each leaves its output open.
 */
export function dealtEdges(design: Design, steps: readonly DealtStep[], spare = 0): FlowEdge[] {
  const index = indexDesign(design)
  return steps.flatMap(({ node, to }) => {
    const targets = design.nodes.filter(
      (other) =>
        !kindOf(other).isEntry && (other.task === node.task || other.id === `${other.task} 0`),
    )
    return factsOf(node, index).outputs.flatMap(({ id }, i) => {
      const target = targets[(to[i] ?? 0) % (targets.length + spare)]
      return target === undefined ? [] : [{ from: node.id, output: id, to: target.id }]
    })
  })
}
