import type { Analysis } from '../analysis/analyse.ts'
import { findPath } from '../analysis/paths.ts'
import type { FlowNode, Variable } from '../model/design.ts'
import type { PathStep } from './problem.ts'
import { witness } from './witness.ts'

/** How a value comes from where a variable gets it to a node; empty where no path does, as from an initial value. */
export function secretPath(
  { graph, assignments }: Analysis,
  variable: Variable | undefined,
  node: FlowNode,
): readonly PathStep[] {
  if (variable === undefined) return []
  const from = [...assignments.into(variable)]
  const path = findPath(graph, { from, goal: (other) => other === node })
  return path === null ? [] : witness(path)
}
