import type { VariableId } from '../base/ids.ts'
import type { FlowNode, Variable } from '../model/design.ts'
import type { ResolvedAssignment } from './assignment.ts'
import type { Analysis } from './analyse.ts'
import { variablesIn, variablesInCall } from './references.ts'

/**
 * The variables whose value can become part of one of these: themselves, what they are computed from, and what a call
 * was given that returned them. It asks of the whole design, not of one path.
 */
export function variablesInto(
  { graph, assignments }: Pick<Analysis, 'graph' | 'assignments'>,
  variables: readonly Variable[],
): ReadonlySet<VariableId> {
  const into = new Map<VariableId, readonly Variable[]>()
  for (const { node, assignment } of assignments.all) {
    if (assignment.target === undefined) continue
    const known = into.get(assignment.target.id) ?? []
    into.set(assignment.target.id, [...known, ...madeFrom(node, assignment)])
  }
  const found = new Set<VariableId>()
  const queue = [...variables]
  for (const variable of queue) {
    if (found.has(variable.id)) continue
    found.add(variable.id)
    queue.push(...(into.get(variable.id) ?? []))
  }
  return found

  function madeFrom(node: FlowNode, { source }: ResolvedAssignment): readonly Variable[] {
    if (source.type === 'value' && source.value.type === 'expression') {
      return variablesIn(source.value.text, node.task, graph.index)
    }
    const { call } = graph.facts(node)
    return source.type === 'call' && call !== null
      ? variablesInCall(call, node.task, graph.index)
      : []
  }
}
