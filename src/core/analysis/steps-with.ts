import type { Use } from '../kinds/facts.ts'
import type { FlowNode } from '../model/design.ts'
import type { Analysis } from './analyse.ts'
import type { ResolvedAssignment } from './assignment.ts'

/*
 * Of some steps, those of which a rule may have something to say. Nearly none is: to find them first takes a fraction of
 * what it takes a rule, which can stop at each of its reports, to go through all.
 */

/** Steps that evaluate an expression that is meant. */
export function stepsUsing(
  nodes: readonly FlowNode[],
  { graph }: Analysis,
  isMeant: (use: Use, node: FlowNode) => boolean,
): readonly FlowNode[] {
  return nodes.filter((node) => {
    for (const use of graph.facts(node).uses) if (isMeant(use, node)) return true
    return false
  })
}

/** Steps that make an assignment that is meant. */
export function stepsAssigning(
  nodes: readonly FlowNode[],
  { assignments }: Analysis,
  isMeant: (assignment: ResolvedAssignment) => boolean,
): readonly FlowNode[] {
  return nodes.filter((node) => assignments.of(node).some(isMeant))
}
