import type { VariableId } from '../base/ids.ts'
import type { FlowNode, Variable } from '../model/design.ts'
import type { Assignments, ResolvedAssignment } from './assignment.ts'
import type { FlowGraph } from './flow-graph.ts'
import { variablesIn, variablesInCall } from './references.ts'

export interface Influence {
  /**
   * The variables whose value can become part of one of these: themselves, what they are computed from, and what a
   * call was given that returned them. It asks of the whole design, not of one path.
   */
  into(variables: readonly Variable[]): ReadonlySet<VariableId>
}

export function analyseInfluence(graph: FlowGraph, assignments: Assignments): Influence {
  const sources = new Map<VariableId, Variable[]>()
  for (const { node, assignment } of assignments.all) {
    if (assignment.target === undefined) continue
    const made = madeFrom(graph, node, assignment)
    const known = sources.get(assignment.target.id)
    if (known === undefined) sources.set(assignment.target.id, [...made])
    else known.push(...made)
  }
  return {
    into(variables) {
      const found = new Set<VariableId>()
      const queue = [...variables]
      for (const variable of queue) {
        if (found.has(variable.id)) continue
        found.add(variable.id)
        queue.push(...(sources.get(variable.id) ?? []))
      }
      return found
    },
  }
}

function madeFrom(
  graph: FlowGraph,
  node: FlowNode,
  { source }: ResolvedAssignment,
): readonly Variable[] {
  if (source.type === 'value' && source.value.type === 'expression') {
    return variablesIn(source.value.text, node.task, graph.index)
  }
  const { call } = graph.facts(node)
  return source.type === 'call' && call !== null
    ? variablesInCall(call, node.task, graph.index)
    : []
}
