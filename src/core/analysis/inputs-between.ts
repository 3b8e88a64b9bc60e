import type { FlowNode, Variable } from '../model/design.ts'
import type { Analysis } from './analyse.ts'
import { findPath, type Path } from './paths.ts'
import { type TokenUse, whileAlive } from './token-uses.ts'

/** An input that the payment needs and that the caller keys in while the token is already alive. */
export interface InputBetween {
  readonly node: FlowNode
  readonly variable: Variable
}

/** The inputs between a fetch and a payment whose variable reaches the payment, bound to it or by what is made of it. */
export function inputsBetween(
  { graph, assignments, influence, order }: Analysis,
  { payment, between, onward }: TokenUse,
): readonly InputBetween[] {
  const needed = influence.into(payment.reads)
  return [...between]
    .filter((id) => onward.has(id))
    .sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
    .flatMap((id) => {
      const node = graph.node(id)
      return assignments
        .of(node)
        .flatMap(({ source, target }): InputBetween[] =>
          source.type === 'keypad' && target !== undefined && needed.has(target.id)
            ? [{ node, variable: target }]
            : [],
        )
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
    goal: node,
  })
  const after = findPath(graph, {
    from: graph.out(node),
    avoidEdge: use.replaces,
    avoidNode,
    goal: use.payment.node,
  })
  return before === null || after === null ? null : [...before, ...after]
}
