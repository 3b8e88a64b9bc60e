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
  const found: InputBetween[] = []
  for (const id of between) {
    if (!onward.has(id)) continue
    const node = graph.node(id)
    for (const { source, target } of assignments.of(node)) {
      if (source.type === 'keypad' && target !== undefined && needed.has(target.id)) {
        found.push({ node, variable: target })
      }
    }
  }
  if (found.length < 2) return found
  const rank = ({ node }: InputBetween) => order.get(node.id) ?? 0
  return found.sort((a, b) => rank(a) - rank(b))
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
