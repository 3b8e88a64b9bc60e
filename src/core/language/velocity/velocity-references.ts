import type { Block, Expression, Reference } from './ast.ts'
import type { Template } from './velocity.ts'

/** What a reference is there for. */
type ReferenceRole =
  /** It prints its value into the text, or into a text literal. */
  | 'output'
  /** It decides an `#if`, alone or as a part of the condition. */
  | 'condition'
  /** It is a part of the value of a `#set`, or the variable that is set. */
  | 'value'
  | 'target'
  /** The list of a `#foreach`. */
  | 'iterable'
  /** An argument of a method, an index, or an alternate value of another reference. */
  | 'argument'

/** One reference of a template, for rules that look at templates without rendering them. */
export interface TemplateReference {
  /** Root and properties up to the first method or index: `input.CC_Number`. */
  readonly name: string
  readonly reference: Reference
  readonly role: ReferenceRole
  /** The directive in whose head it stands; null in text. */
  readonly directive: 'if' | 'set' | 'foreach' | null
  /** Inside a double-quoted text literal, which is a template of its own. */
  readonly inLiteral: boolean
  /** The conditions of the `#if` and `#elseif` branches around it, outermost first. */
  readonly conditions: readonly Expression[]
  /** Offsets in the text of the template, end exclusive. */
  readonly start: number
  readonly end: number
}

/**
 * All references in reading order, as Velocity 2.x reads the template, or as 1.7 does where only that
 * can. Escaped references and `$\!x` are text and left out; undefined names are references.
 */
export function velocityReferences(template: Template): readonly TemplateReference[] {
  const parsed = template.parsed['2.x'].ok ? template.parsed['2.x'] : template.parsed['1.7']
  const found: TemplateReference[] = []
  const place: Place = { role: 'output', directive: null, inLiteral: false, conditions: [] }
  if (parsed.ok) walkBlock(parsed.value, place, found)
  return found
}

/** `input.card.number` of `$input.card.number.substring(12)`. */
function referenceName({ root, path }: Reference): string {
  const names = [root]
  for (const part of path) {
    if (part.kind !== 'property') break
    names.push(part.name)
  }
  return names.join('.')
}

type Place = Pick<TemplateReference, 'role' | 'directive' | 'inLiteral' | 'conditions'>

function walkBlock(block: Block, place: Place, found: TemplateReference[]): void {
  const inHead = (role: ReferenceRole, directive: Place['directive']): Place => ({
    ...place,
    role,
    directive,
  })
  for (const node of block) {
    switch (node.kind) {
      case 'reference':
        walkReference(node, place, found)
        break
      case 'set':
        walkReference(node.target, inHead('target', 'set'), found)
        walkExpression(node.value, inHead('value', 'set'), found)
        break
      case 'foreach':
        walkExpression(node.iterable, inHead('iterable', 'foreach'), found)
        walkBlock(node.block, place, found)
        if (node.otherwise !== null) walkBlock(node.otherwise, place, found)
        break
      case 'if':
        for (const { condition, block: branch } of node.branches) {
          walkExpression(condition, inHead('condition', 'if'), found)
          walkBlock(branch, { ...place, conditions: [...place.conditions, condition] }, found)
        }
        if (node.otherwise !== null) walkBlock(node.otherwise, place, found)
        break
      case 'text':
      case 'stop':
        break
    }
  }
}

function walkReference(reference: Reference, place: Place, found: TemplateReference[]): void {
  if (!reference.computable || reference.escaped) return
  const { role, directive, inLiteral, conditions } = place
  found.push({
    name: referenceName(reference),
    reference,
    role,
    directive,
    inLiteral,
    conditions,
    start: reference.at,
    end: reference.at + reference.literal.length,
  })
  if (reference.path.length === 0 && reference.alternate === null) return
  const inside: Place = { role: 'argument', directive, inLiteral, conditions }
  for (const part of reference.path) {
    if (part.kind === 'index') walkExpression(part.index, inside, found)
    if (part.kind === 'method')
      for (const argument of part.args) walkExpression(argument, inside, found)
  }
  if (reference.alternate !== null) walkExpression(reference.alternate, inside, found)
}

function walkExpression(expression: Expression, place: Place, found: TemplateReference[]): void {
  switch (expression.kind) {
    case 'reference':
      return walkReference(expression, place, found)
    case 'template':
      return walkBlock(expression.block, { ...place, role: 'output', inLiteral: true }, found)
    case 'list':
      for (const item of expression.items) walkExpression(item, place, found)
      return
    case 'map':
      for (const { key, value } of expression.entries) {
        walkExpression(key, place, found)
        walkExpression(value, place, found)
      }
      return
    case 'range':
      walkExpression(expression.from, place, found)
      return walkExpression(expression.to, place, found)
    case 'not':
    case 'negate':
      return walkExpression(expression.operand, place, found)
    case 'and':
    case 'or':
    case 'compare':
    case 'math':
      walkExpression(expression.left, place, found)
      return walkExpression(expression.right, place, found)
    case 'string':
    case 'number':
    case 'boolean':
      return
  }
}
