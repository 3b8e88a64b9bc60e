import type { Expression, Reference } from '../../language/velocity/ast.ts'

/** A condition around a piece of a template, and whether it holds there. */
export interface Asked {
  readonly condition: Expression
  readonly holds: boolean
}

/** The value that a name is supposed to have: a text, or none. */
export interface Supposed {
  readonly name: string
  readonly text: string | null
}

/** Whether a piece of a template is left out for sure when a name has this value. */
export function isLeftOut(asked: readonly Asked[], supposed: Supposed): boolean {
  return asked.some(({ condition, holds }) => truth(condition, supposed) === !holds)
}

/** A text or null where it is known; undefined where it depends on something else. */
type Known = string | null | undefined

/** Whether a condition holds; undefined where that depends on something else, or on the version of Velocity. */
function truth(condition: Expression, supposed: Supposed): boolean | undefined {
  switch (condition.kind) {
    case 'boolean':
      return condition.value
    case 'not': {
      const inside = truth(condition.operand, supposed)
      return inside === undefined ? undefined : !inside
    }
    case 'and':
      return both(truth(condition.left, supposed), truth(condition.right, supposed))
    case 'or': {
      const left = truth(condition.left, supposed)
      const right = truth(condition.right, supposed)
      if (left === true || right === true) return true
      return left === false && right === false ? false : undefined
    }
    case 'compare': {
      const left = valueOf(condition.left, supposed)
      const right = valueOf(condition.right, supposed)
      // Nothing compares with null but in equality.
      if (left === null || right === null) return ofNull(condition.operator, left, right)
      if (left === undefined || right === undefined) return undefined
      if (condition.operator === '==') return left === right
      return condition.operator === '!=' ? left !== right : undefined
    }
    default: {
      const value = valueOf(condition, supposed)
      if (value === null) return false
      // An empty text is false in 2.x and true in 1.7.
      return value === undefined || value === '' ? undefined : true
    }
  }
}

function both(left: boolean | undefined, right: boolean | undefined): boolean | undefined {
  if (left === false || right === false) return false
  return left === true && right === true ? true : undefined
}

function ofNull(operator: string, left: Known, right: Known): boolean | undefined {
  const other = left === null ? right : left
  if (operator !== '==' && operator !== '!=') return false
  if (other === undefined) return undefined
  return (other === null) === (operator === '==')
}

function valueOf(expression: Expression, supposed: Supposed): Known {
  switch (expression.kind) {
    case 'string':
      return expression.value
    case 'number':
    case 'boolean':
      return expression.literal
    case 'reference':
      return valueOfReference(expression, supposed)
    case 'template': {
      const parts = expression.block.map((node) => {
        if (node.kind === 'text') return node.text
        if (node.kind !== 'reference') return undefined
        const value = valueOfReference(node, supposed)
        return value === null ? node.nullText : value
      })
      const text = parts.includes(undefined) ? undefined : parts.join('')
      return text !== undefined && expression.dropsLast ? text.slice(0, -1) : text
    }
    default:
      return undefined
  }
}

/** A property or method of nothing is nothing. */
function valueOfReference({ root, path, escaped }: Reference, { name, text }: Supposed): Known {
  if (root !== name || escaped) return undefined
  return text === null || path.length === 0 ? text : undefined
}
