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
  if (variable !== undefined) {
    return problem.node === null && problem.variable === variable && !isOfFlow(problem)
  }
  if (setting !== undefined) return problem.node === null && isOfSetting(problem, setting)
  return node === null || node === problem.node
}

/** The acceptance of one problem: of its rule, where it is. */
export function suppressionOf(
  problem: Pick<Problem, 'rule' | 'node' | 'action' | 'variable' | 'field'>,
  reason: string,
): Suppression {
  const { rule, node } = problem
  return { rule, node, ...(node === null ? besideNodes(problem) : {}), reason }
}

function besideNodes({
  action,
  variable,
  field,
}: Pick<Problem, 'action' | 'variable' | 'field'>): Partial<Suppression> {
  if (action !== undefined) return { action }
  const setting = SETTING_KEYS.get(firstOf(field))
  if (setting !== undefined) return { setting }
  return variable === undefined ? {} : { variable }
}

/** The greeting may speak of a variable too. */
function isOfFlow({ field }: Pick<Problem, 'field'>): boolean {
  return SETTING_KEYS.has(firstOf(field))
}

function isOfSetting(problem: Pick<Problem, 'action' | 'variable' | 'field'>, setting: string) {
  const { action, variable, field } = problem
  if (action !== undefined || field === undefined) return false
  if (variable !== undefined && !isOfFlow(problem)) return false
  const [first = '', ...rest] = field.split('.')
  const keys = [SETTING_KEYS.get(first) ?? first, ...rest].join('.')
  return keys === setting || keys.startsWith(`${setting}.`)
}

function firstOf(field = ''): string {
  return field.split('.')[0] ?? ''
}
