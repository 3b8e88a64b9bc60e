import type { VariableId } from '../base/ids.ts'
import type { FlowNode, Variable } from '../model/design.ts'
import type { Assignments, ResolvedAssignment } from './assignment.ts'
import type { FlowGraph } from './flow-graph.ts'
import { variablesInCall } from './references.ts'

/** How values become part of others. It asks of the whole design, not of one path. */
export interface Influence {
  /**
   * The variables whose value can become part of one of these: themselves, what they are computed from, and what a
   * call was given that returned them.
   */
  into(variables: readonly Variable[]): ReadonlySet<VariableId>
  /** The variables that one of these can become part of by being computed with: themselves and what is made of them. */
  outOf(variables: readonly Variable[]): ReadonlySet<VariableId>
}

export function analyseInfluence(graph: FlowGraph, assignments: Assignments): Influence {
  const sources = new Map<VariableId, Variable[]>()
  const results = new Map<VariableId, Variable[]>()
  for (const { node, assignment } of assignments.all) {
    const { target, source } = assignment
    if (target === undefined) continue
    for (const made of madeFrom(graph, node, assignment)) {
      add(sources, target.id, made)
      if (source.type === 'value') add(results, made.id, target)
    }
  }
  return {
    into: (variables) => closure(variables, sources),
    outOf: (variables) => closure(variables, results),
  }
}

function add(lists: Map<VariableId, Variable[]>, id: VariableId, variable: Variable): void {
  const list = lists.get(id)
  if (list === undefined) lists.set(id, [variable])
  else list.push(variable)
}

function closure(
  variables: readonly Variable[],
  next: ReadonlyMap<VariableId, readonly Variable[]>,
): ReadonlySet<VariableId> {
  const found = new Set<VariableId>()
  const queue = [...variables]
  for (const variable of queue) {
    if (found.has(variable.id)) continue
    found.add(variable.id)
    queue.push(...(next.get(variable.id) ?? []))
  }
  return found
}

function madeFrom(
  graph: FlowGraph,
  node: FlowNode,
  { source, madeOf }: ResolvedAssignment,
): readonly Variable[] {
  if (source.type !== 'call') return madeOf
  const place = graph.placeOf(node)
  const links = graph.callAt(place)
  if (links !== null) return links.reads
  const { call } = graph.factsAt(place)
  return call === null ? madeOf : variablesInCall(call, node.task, graph.index)
}
