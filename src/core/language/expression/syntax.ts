import { unreachable } from '../../base/assert.ts'

/** Character offsets into the expression's text, end exclusive. */
export interface SourceRange {
  readonly start: number
  readonly end: number
}

export type UnaryOperator = '-' | '!' | '~'

export type BinaryOperator =
  | '^'
  | '*'
  | '/'
  | '%'
  | '+'
  | '-'
  | '<'
  | '<='
  | '>'
  | '>='
  | '=='
  | '!='
  | '&'
  | '|'
  | 'and'
  | 'or'

export interface NumberLiteral extends SourceRange {
  readonly kind: 'number'
  /** The digits as written: a double would lose some of a decimal's. */
  readonly text: string
  readonly isDecimal: boolean
}

export interface StringLiteral extends SourceRange {
  readonly kind: 'string'
  readonly value: string
}

export interface BooleanLiteral extends SourceRange {
  readonly kind: 'boolean'
  readonly value: boolean
}

export interface NotSetLiteral extends SourceRange {
  readonly kind: 'not-set'
}

/** A name with its scope, as written: `Task.x`, `Flow.InvocationData`, `PromptSystem.processing`. */
export interface Reference extends SourceRange {
  readonly kind: 'reference'
  readonly name: string
}

export interface Member extends SourceRange {
  readonly kind: 'member'
  readonly object: Expression
  readonly property: string
  readonly propertyStart: number
}

export interface Index extends SourceRange {
  readonly kind: 'index'
  readonly object: Expression
  readonly index: Expression
  readonly bracketStart: number
}

export interface Call extends SourceRange {
  readonly kind: 'call'
  readonly name: string
  readonly args: readonly Expression[]
}

export interface Unary extends SourceRange {
  readonly kind: 'unary'
  readonly operator: UnaryOperator
  readonly operand: Expression
}

export interface Binary extends SourceRange {
  readonly kind: 'binary'
  readonly operator: BinaryOperator
  readonly operatorStart: number
  readonly left: Expression
  readonly right: Expression
}

export interface Conditional extends SourceRange {
  readonly kind: 'conditional'
  readonly operatorStart: number
  readonly condition: Expression
  readonly whenTrue: Expression
  readonly whenFalse: Expression
}

export type Literal = NumberLiteral | StringLiteral | BooleanLiteral | NotSetLiteral

export type Expression = Literal | Reference | Member | Index | Call | Unary | Binary | Conditional

/** The direct parts of an expression, in the order in which they are written. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'number':
    case 'string':
    case 'boolean':
    case 'not-set':
    case 'reference':
      return []
    case 'member':
      return [expression.object]
    case 'index':
      return [expression.object, expression.index]
    case 'call':
      return expression.args
    case 'unary':
      return [expression.operand]
    case 'binary':
      return [expression.left, expression.right]
    case 'conditional':
      return [expression.condition, expression.whenTrue, expression.whenFalse]
    default:
      return unreachable(expression)
  }
}

/** Whether an expression is written as nothing: `NOT_SET`, or a text without a character. */
export function isWrittenEmpty(expression: Expression): boolean {
  return expression.kind === 'not-set' || (expression.kind === 'string' && expression.value === '')
}
