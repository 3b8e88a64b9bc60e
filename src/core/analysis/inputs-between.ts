import type { FlowNode, Variable } from '../model/design.ts'
import type { Analysis } from './analyse.ts'
import { findPath, type Path, reachBackward } from './paths.ts'
import { type TokenUse, whileAlive } from './token-uses.ts'

/** An input that the payment needs and that the caller keys in while the token is already alive. */
export interface InputBetween {
  readonly node: FlowNode
  readonly variable: Variable
}

/** The inputs between a fetch and a payment whose variable reaches the payment, bound to it or by what is made of it. */
export function inputsBetween(analysis: Analysis, use: TokenUse): readonly InputBetween[] {
  const { graph, assignments, influence } = analysis
  const needed = influence.into(use.payment.reads)
  const onward = reachBackward(graph, use.payment.node, { avoidEdge: use.replaces })
  return assignments.all.flatMap(({ node, assignment: { source, target } }): InputBetween[] => {
    if (source.type !== 'keypad' || target === undefined || !needed.has(target.id)) return []
    return use.alive.has(node.id) && onward.has(node.id) ? [{ node, variable: target }] : []
  })
}

/** From the fetch past a node to the payment, with the token alive all the way; null when there is no such path. */
export function pathPast(
  { graph }: Analysis,
  use: TokenUse,
  node: FlowNode,
  avoidNode: (node: FlowNode) => boolean = () => false,
): Path | null {
  const before = findPath(graph, {
    ...whileAlive(use),
    avoidNode,
    goal: (other) => other === node,
  })
  const after = findPath(graph, {
    from: graph.out(node),
    avoidEdge: use.replaces,
    avoidNode,
    goal: (other) => other === use.payment.node,
  })
  return before === null || after === null ? null : [...before, ...after]
}
