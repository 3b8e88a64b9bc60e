import { checkExpression } from './check-expression.ts'
import type { ExpressionRule } from './check-expression.ts'
import { literalProblem } from './check-literal.ts'
import type { LiteralRule } from './check-literal.ts'
import { checkPrompt } from './check-prompt.ts'
import type { Context } from './context.ts'
import type { Variable } from './scope.ts'
import { at, mapOf, textOf } from './yaml-tree.ts'
import type { Tree } from './yaml-tree.ts'

export interface ValueRule extends ExpressionRule, LiteralRule {
  readonly required?: boolean
  /** Whether an empty text names nothing. */
  readonly isName?: boolean
}

/** A value that is read: `{lit}`, `{exp}` or `{noValue: true}`. */
export function checkValue(
  tree: Tree | undefined,
  rule: ValueRule,
  where: string,
  context: Context,
): void {
  const map = mapOf(tree)
  const form = onlyForm(tree, ['lit', 'exp', 'noValue', 'noValueWithNoFallback'])
  if (tree === undefined || form === 'noValue' || form === 'noValueWithNoFallback') {
    if (rule.required === true) context.report.error(where, `No value set for ${rule.label}`)
    return
  }
  if (form === null || map === null) {
    context.report.error(
      where,
      `No value set for ${rule.label}: a value must be a mapping with one of lit, exp, noValue`,
    )
    return
  }
  if (form === 'exp') checkExpression(textOf(map.get('exp')) ?? '', rule, where, context)
  else checkLiteral(map.get('lit'), rule, where, context)
}

/** Sound: `{tts}`, `{exp}`, `{prompt}` or `{noValue: true}`. Missing sound is a warning unless required. */
export function checkAudio(
  tree: Tree | undefined,
  rule: ValueRule,
  where: string,
  context: Context,
): void {
  const form = onlyForm(tree, ['tts', 'exp', 'prompt', 'noValue', 'lit'])
  if (tree !== undefined && form === null) {
    context.report.error(
      where,
      `No value set for ${rule.label}: sound must be a mapping with one of tts, exp, prompt, noValue`,
    )
    return
  }
  if (tree === undefined || form === 'noValue' || at(tree, 'tts') === '') {
    if (rule.required === true)
      context.report.error(where, `No value set for ${rule.label} (Main Sequence)`)
    else context.report.warning(where, `The main sequence for '${rule.label}' has no audio set`)
    return
  }
  if (form === 'exp') {
    // Architect lets sound read secure variables: only the caller hears them.
    const spoken = { label: rule.label, secure: true, type: 'Audio' }
    checkExpression(textOf(at(tree, 'exp')) ?? '', spoken, where, context)
  }
  if (form === 'prompt') checkPrompt(textOf(at(tree, 'prompt')) ?? '', where, context)
}

/** A variable that is written: `{var: Task.x}`, or `{noValue: true}` where nothing is kept. */
export function checkOutput(
  tree: Tree | undefined,
  rule: ValueRule & { readonly type?: string; readonly plainOnly?: boolean },
  where: string,
  context: Context,
): void {
  const form = onlyForm(tree, ['var', 'noValue'])
  if (form === 'noValue' && rule.required !== true) return
  const name = textOf(at(tree, 'var'))
  if (form !== 'var' || name === null) {
    context.report.error(
      where,
      `No value set for ${rule.label}: a value must be a mapping with one of var, noValue`,
    )
    return
  }
  checkTarget(name, rule, where, context)
}

/** The variable that receives a value, or null when it cannot. */
export function checkTarget(
  name: string,
  rule: { readonly label: string; readonly type?: string; readonly plainOnly?: boolean },
  where: string,
  { scope, report }: Context,
): Variable | null {
  const variable = scope.find(name)
  if (variable === undefined) {
    report.error(where, `No value set for ${rule.label}: the variable '${name}' is not declared.`)
    return null
  }
  scope.markUsed(variable)
  if (variable.readOnly) {
    report.error(
      where,
      `No value set for ${rule.label}: the variable '${name}' cannot be set on this output value because it is read-only.`,
    )
  }
  if (rule.plainOnly === true && variable.secure) {
    report.error(where, `The variable '${name}' is secure and cannot be used here.`)
  }
  if (rule.type !== undefined && variable.type !== rule.type) {
    report.error(
      where,
      `No value set for ${rule.label}: the variable named '${name}' with type of '${variable.type}' cannot be assigned to a value with type of '${rule.type}' since they do not match.`,
    )
  }
  return variable
}

/** The one key of a value, when it is one of those allowed. */
function onlyForm(tree: Tree | undefined, forms: readonly string[]): string | null {
  const keys = [...(mapOf(tree)?.keys() ?? [])]
  const [key] = keys
  return key !== undefined && keys.length === 1 && forms.includes(key) ? key : null
}

function checkLiteral(
  literal: Tree | undefined,
  rule: ValueRule,
  where: string,
  { report }: Context,
): void {
  if (rule.isName === true && literal === '') {
    report.error(where, `Invalid input for ${rule.label}: You must specify a value.`)
  }
  const problem = literalProblem(literal, rule)
  if (problem !== null) report.error(where, `${problem} ( ${rule.label} )`)
}
