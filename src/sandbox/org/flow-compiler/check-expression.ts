import { isFixedName } from '#core/language/expression/constants.ts'
import { describeExpressionError } from '#core/language/expression/expression-error.ts'
import { checkExpression as checkTypes } from '#core/language/expression/check.ts'
import { parseExpression } from '#core/language/expression/parse.ts'
import { describeExpressionProblem } from '#core/language/expression/problem.ts'
import { dataTypeNamed } from '#core/language/expression/types.ts'
import type { Context } from './context.ts'
import { checkPrompt } from './check-prompt.ts'
import { scanExpression } from './scan-expression.ts'
import type { Variable } from './scope.ts'

export interface ExpressionRule {
  /** Architect's own name of the field, which its messages use. */
  readonly label: string
  /** Whether secure variables may be read here. */
  readonly secure?: boolean
  /** The type that is needed, as Architect names it: `String`. Any type will do without it. */
  readonly type?: string
}

/**
 * Checks an expression twice: what it mentions by a scan of its own, which decides about secure reads,
 * then functions and types with the expression language of the core, which golden cases hold to Architect.
 */
export function checkExpression(
  text: string,
  rule: ExpressionRule,
  where: string,
  context: Context,
): void {
  const reasons = mentionProblems(text, rule, where, context)
  const first = reasons ?? typeProblems(text, rule, context)
  for (const reason of first) {
    context.report.error(
      where,
      `Invalid value for ${rule.label}: expression text of '${text}' is in error. Reason: ${reason}`,
    )
  }
}

/** Null when every mention is in order. */
function mentionProblems(
  text: string,
  rule: ExpressionRule,
  where: string,
  context: Context,
): readonly string[] | null {
  const scanned = scanExpression(text)
  if ('error' in scanned) return [scanned.error]
  const reasons = scanned.mentions.flatMap(({ name, position }) => {
    if (/^prompt(system)?\./i.test(name)) {
      checkPrompt(name, where, context)
      return []
    }
    if (isFixedName(name)) return []
    const variable = findMentioned(name, context)
    if (variable === undefined) {
      return [`The variable reference '${name}' at position ${position} is not valid.`]
    }
    return variable.secure && rule.secure !== true ? [secureRead(variable)] : []
  })
  return reasons.length > 0 ? reasons : null
}

function secureRead({ name }: Variable): string {
  return `Secure variables cannot be used here.  You can use the 'Extract Secure Data' action to unsecure the value from '${name}' to a non-secure variable.`
}

/** `Task.contact.name` reads a property of the variable `Task.contact`. */
function findMentioned(name: string, { scope }: Context): Variable | undefined {
  const parts = name.split('.')
  for (let length = parts.length; length >= 2; length -= 1) {
    const variable = scope.find(parts.slice(0, length).join('.'))
    if (variable === undefined) continue
    scope.markUsed(variable)
    return variable
  }
  return undefined
}

function typeProblems(text: string, rule: ExpressionRule, { scope }: Context): readonly string[] {
  const parsed = parseExpression(text)
  if (!parsed.ok) return [describeExpressionError(parsed.error)]
  const checked = checkTypes(
    parsed.value,
    (name) => {
      const variable = scope.find(name)
      return variable === undefined
        ? undefined
        : { type: dataTypeNamed(yamlName(variable.type)), secure: false }
    },
    {
      allowSecure: true,
      ...(rule.type === undefined ? {} : { expected: dataTypeNamed(yamlName(rule.type)) }),
    },
  )
  return checked.ok ? [] : checked.error.map(describeExpressionProblem)
}

/** `StringCollection` in Architect's words is `stringCollection` in YAML. */
function yamlName(type: string): string {
  return type.charAt(0).toLowerCase() + type.slice(1)
}
