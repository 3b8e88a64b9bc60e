import type { NodeId } from '../../base/ids.ts'
import { factsOf } from '../../kinds/node-facts.ts'
import type { FlowEdge, FlowNode, FlowSettings } from '../../model/design.ts'
import { EMPTY_INDEX } from './empty-index.ts'

/**
 * How a flow is started, which no file says: only an agent's flow can go back to one (Genesys Resource Center, "End flow
 * action"). One Return to Agent on the side of a flow that hangs up everywhere else is taken for the mistake, and not
 * the hang-ups.
 */
export function entryModeIn(
  nodes: readonly FlowNode[],
  /** Those of a node in the order of its outputs. */
  edges: readonly FlowEdge[],
  start: NodeId | null,
): FlowSettings['entryMode'] {
  const endingWith = (ending: string) =>
    nodes.filter((node) => factsOf(node, EMPTY_INDEX).ends === ending)
  const [back, ...others] = endingWith('return-to-agent')
  if (back === undefined) return 'transfer'
  if (others.length > 0 || endingWith('disconnect').length < SEVERAL) return 'agent'
  return firstEnd(nodes, edges, start) === back ? 'agent' : 'transfer'
}

const SEVERAL = 2

/** Where a call ends for which all goes well: by the first output of each node. */
function firstEnd(
  nodes: readonly FlowNode[],
  edges: readonly FlowEdge[],
  start: NodeId | null,
): FlowNode | undefined {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const next = new Map<NodeId, NodeId[]>()
  for (const { from, to } of edges) next.set(from, [...(next.get(from) ?? []), to])
  const seen = new Set<NodeId>()
  const ahead = start === null ? [] : [start]
  for (let id = ahead.pop(); id !== undefined; id = ahead.pop()) {
    const node = byId.get(id)
    if (node === undefined || seen.has(id)) continue
    seen.add(id)
    if (factsOf(node, EMPTY_INDEX).ends !== null) return node
    ahead.push(...(next.get(id) ?? []).toReversed())
  }
  return undefined
}
