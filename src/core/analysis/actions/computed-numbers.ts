import type { Expression, Reference } from '../../language/velocity/ast.ts'
import type { ActionAnalysis } from './analyse-action.ts'
import type { TemplateWalk } from './template-walk.ts'
import { resolved, type Variables } from './value-sources.ts'

/** A number that is computed, and from what. */
interface Calculation {
  readonly operation: string
  readonly operands: readonly Expression[]
  readonly variables: Variables
}

/** Methods of `$math` whose result can have decimals; all the others give whole numbers or none. */
const DECIMAL_RESULTS: ReadonlySet<string> = new Set([
  'add',
  'sub',
  'mul',
  'div',
  'pow',
  'max',
  'min',
  'abs',
  'roundTo',
  'toDouble',
  'toNumber',
  'getAverage',
  'getTotal',
])

/** An amount with decimals times a power of ten, or divided by a fraction of one: major units into minor ones. */
export function isMinorUnits(
  expression: Expression,
  variables: Variables,
  analysis: ActionAnalysis,
): boolean {
  const found = calculationOf(expression, variables)
  if (found === null || !hasDecimals(found, analysis)) return false
  const factors = found.operands.map((operand) => numberOf(operand, found.variables))
  if (found.operation === 'mul') return factors.some((factor) => /^10+(?:\.0*)?$/.test(factor))
  return found.operation === 'div' && /^0?\.0*10*$/.test(factors.at(-1) ?? '')
}

/** A computed number that can have decimals, and so can be printed in scientific notation. */
export function isDecimal(
  expression: Expression,
  variables: Variables,
  analysis: ActionAnalysis,
): boolean {
  const found = calculationOf(expression, variables)
  if (found === null || !DECIMAL_RESULTS.has(found.operation)) return false
  return found.operation === 'div' || hasDecimals(found, analysis)
}

/** Every reference that a template prints or sets a name from, the arguments of references included. */
export function* referencesIn(
  walk: TemplateWalk,
): Iterable<{ readonly reference: Reference; readonly variables: Variables }> {
  for (const { reference, variables } of walk.printed) yield* within(reference, variables)
  for (const { node, variables } of walk.sets) yield* within(node.value, variables)
}

function* within(
  expression: Expression,
  variables: Variables,
): Iterable<{ readonly reference: Reference; readonly variables: Variables }> {
  if (expression.kind === 'reference') yield { reference: expression, variables }
  for (const part of partsOf(expression)) yield* within(part, variables)
}

function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'reference':
      return expression.path.flatMap((part) => (part.kind === 'method' ? part.args : []))
    case 'template':
      return expression.block.flatMap((node) => (node.kind === 'reference' ? [node] : []))
    case 'not':
    case 'negate':
      return [expression.operand]
    case 'and':
    case 'or':
    case 'compare':
    case 'math':
      return [expression.left, expression.right]
    case 'list':
      return expression.items
    default:
      return []
  }
}

const OPERATIONS: Readonly<Record<string, string>> = {
  '+': 'add',
  '-': 'sub',
  '*': 'mul',
  '/': 'div',
}

function calculationOf(expression: Expression, variables: Variables): Calculation | null {
  const at = resolved(expression, variables)
  const found = at.expression
  if (found.kind === 'math') {
    const operation = OPERATIONS[found.operator]
    const operands = [found.left, found.right]
    return operation === undefined ? null : { operation, operands, variables: at.variables }
  }
  if (found.kind !== 'reference' || found.root !== 'math' || found.escaped) return null
  const [call] = found.path
  if (call?.kind !== 'method' || found.path.length > 1) return null
  return { operation: call.name, operands: call.args, variables: at.variables }
}

function hasDecimals({ operands, variables }: Calculation, analysis: ActionAnalysis): boolean {
  return operands.some((operand) => canHaveDecimals(operand, variables, analysis))
}

/** Texts and numbers from outside can, whole numbers cannot; of a literal its point tells. */
function canHaveDecimals(
  operand: Expression,
  variables: Variables,
  analysis: ActionAnalysis,
): boolean {
  if (calculationOf(operand, variables) !== null) return isDecimal(operand, variables, analysis)
  const at = resolved(operand, variables)
  const { expression } = at
  switch (expression.kind) {
    case 'number':
      return expression.literal.includes('.')
    case 'template':
      return expression.block.some(
        (node) => node.kind === 'reference' && canHaveDecimals(node, at.variables, analysis),
      )
    case 'reference': {
      const [first] = expression.path
      if (expression.root !== 'input') {
        return analysis.translations.some(({ name }) => name === expression.root)
      }
      const field = first?.kind === 'property' ? analysis.input(first.name) : undefined
      // A card number, an expiry date and a CVV are digits.
      if (field === undefined || field.sensitivity !== 'none') return false
      return field.type === 'string' || field.type === 'number'
    }
    default:
      return false
  }
}

function numberOf(operand: Expression, variables: Variables): string {
  const { expression } = resolved(operand, variables)
  if (expression.kind === 'number') return expression.literal
  return expression.kind === 'string' ? expression.value.trim() : ''
}
