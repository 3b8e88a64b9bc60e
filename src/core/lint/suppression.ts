import { SETTING_KEYS } from '../kinds/flow-forms.ts'
import type { Suppression } from '../model/design.ts'
import type { Problem } from './problem.ts'

/**
 * Whether an acceptance covers a problem. It names the rule in words or by its code, and one node, data action, variable
 * or setting, whose own problems it covers; with none of them it covers the whole design.
 */
export function covers(
  { rule, node, action, variable, setting }: Suppression,
  problem: Pick<Problem, 'rule' | 'code' | 'node' | 'action' | 'variable' | 'field'>,
): boolean {
  if (rule !== problem.rule && rule !== problem.code) return false
  if (action !== undefined) return problem.node === null && problem.action === action
  if (variable !== undefined) return problem.node === null && problem.variable === variable
  if (setting !== undefined) return problem.node === null && isOfSetting(problem, setting)
  return node === null || node === problem.node
}

/** The acceptance of one problem: of its rule, where it is. */
export function suppressionOf(
  { rule, node, action, variable }: Pick<Problem, 'rule' | 'node' | 'action' | 'variable'>,
  reason: string,
): Suppression {
  const isBeside = node === null
  return {
    rule,
    node,
    ...(isBeside && action !== undefined ? { action } : {}),
    ...(isBeside && action === undefined && variable !== undefined ? { variable } : {}),
    reason,
  }
}

function isOfSetting(
  { action, variable, field }: Pick<Problem, 'action' | 'variable' | 'field'>,
  setting: string,
): boolean {
  if (action !== undefined || variable !== undefined || field === undefined) return false
  const [first = '', ...rest] = field.split('.')
  const keys = [SETTING_KEYS.get(first) ?? first, ...rest].join('.')
  return keys === setting || keys.startsWith(`${setting}.`)
}
