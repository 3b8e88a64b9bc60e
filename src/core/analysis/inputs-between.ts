import type { FlowNode, Variable } from '../model/design.ts'
import type { Analysis } from './analyse.ts'
import { variablesInto } from './influence.ts'
import { findPath, type Path } from './paths.ts'
import { type TokenUse, whileAlive } from './token-uses.ts'

/** An input that the payment needs and that the caller keys in while the token is already alive. */
export interface InputBetween {
  readonly node: FlowNode
  readonly variable: Variable
  /** From the fetch past this input to the payment, with the token alive all the way. */
  readonly path: Path
}

/** The inputs between a fetch and a payment whose variable reaches the payment, bound to it or by what is made of it. */
export function inputsBetween(analysis: Analysis, use: TokenUse): readonly InputBetween[] {
  const { graph, assignments } = analysis
  const needed = variablesInto(analysis, use.payment.reads)
  return assignments.all.flatMap(({ node, assignment: { source, target } }): InputBetween[] => {
    if (source.type !== 'keypad' || target === undefined || !needed.has(target.id)) return []
    const before = findPath(graph, whileAlive(use, node))
    const after = findPath(graph, {
      from: graph.out(node),
      goal: (other) => other === use.payment.node,
      avoidEdge: use.replaces,
    })
    if (before === null || after === null) return []
    return [{ node, variable: target, path: [...before, ...after] }]
  })
}
