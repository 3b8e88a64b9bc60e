import type { Suppression } from '../model/design.ts'
import type { Problem } from './problem.ts'

/**
 * Whether an acceptance covers a problem. It names the rule in words or by its code, and one node or one data action;
 * with neither it covers the whole design.
 */
export function covers(
  { rule, node, action }: Suppression,
  problem: Pick<Problem, 'rule' | 'code' | 'node' | 'action'>,
): boolean {
  if (rule !== problem.rule && rule !== problem.code) return false
  if (action !== undefined) return problem.node === null && problem.action === action
  return node === null || node === problem.node
}

/** The acceptance of one problem: of its rule, where it is. */
export function suppressionOf(
  { rule, node, action }: Pick<Problem, 'rule' | 'node' | 'action'>,
  reason: string,
): Suppression {
  return { rule, node, ...(node === null && action !== undefined ? { action } : {}), reason }
}
