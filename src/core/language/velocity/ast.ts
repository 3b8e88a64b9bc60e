import type { JavaNumber } from '../java/java-number.ts'

/** A template, or the part of one that a directive or a string literal contains. */
export type Block = readonly TemplateNode[]

export type TemplateNode = TextNode | Reference | IfNode | SetNode | ForeachNode | StopNode

interface TextNode {
  readonly kind: 'text'
  readonly text: string
}

/** `$a.b(c)[d]` in any of its spellings. */
export interface Reference {
  readonly kind: 'reference'
  readonly root: string
  readonly path: readonly PathPart[]
  /** `$!x`: prints nothing when there is no value. */
  readonly quiet: boolean
  /** `${x}` */
  readonly formal: boolean
  /** An odd number of backslashes stands before it: it prints its own text. */
  readonly escaped: boolean
  /** False for `$\!x`, which is text that looks like a reference. */
  readonly computable: boolean
  readonly escapePrefix: string
  readonly textPrefix: string
  /** What is printed when there is no value. */
  readonly nullText: string
  /** `${x|'other'}`, Velocity 2 only. */
  readonly alternate: Expression | null
  readonly literal: string
  /** Offset of the `$` in the template. */
  readonly at: number
}

export type PathPart =
  | { readonly kind: 'property'; readonly name: string; readonly at: number }
  | {
      readonly kind: 'method'
      readonly name: string
      readonly args: readonly Expression[]
      readonly at: number
    }
  | { readonly kind: 'index'; readonly index: Expression; readonly at: number }

interface IfNode {
  readonly kind: 'if'
  readonly branches: readonly { readonly condition: Expression; readonly block: Block }[]
  readonly otherwise: Block | null
  readonly at: number
}

export interface SetNode {
  readonly kind: 'set'
  readonly target: Reference
  readonly value: Expression
  readonly at: number
}

export interface ForeachNode {
  readonly kind: 'foreach'
  readonly variable: string
  readonly iterable: Expression
  readonly block: Block
  /** Velocity 2 only: what is rendered for an empty list. */
  readonly otherwise: Block | null
  readonly at: number
}

/** `#break` leaves the innermost loop, `#stop` the template. */
interface StopNode {
  readonly kind: 'stop'
  readonly scope: 'loop' | 'template'
  readonly at: number
}

export type ComparisonOperator = '==' | '!=' | '<' | '<=' | '>' | '>='
export type MathOperator = '+' | '-' | '*' | '/' | '%'

/** Each knows its literal text, because `+` prints it for a missing operand. */
export type Expression =
  | Reference
  | { readonly kind: 'number'; readonly value: JavaNumber; readonly literal: string }
  | { readonly kind: 'boolean'; readonly value: boolean; readonly literal: string }
  | { readonly kind: 'string'; readonly value: string; readonly literal: string }
  | {
      readonly kind: 'template'
      readonly block: Block
      /** Velocity 1.7 renders one blank more than it prints. */
      readonly dropsLast: boolean
      readonly literal: string
    }
  | { readonly kind: 'list'; readonly items: readonly Expression[]; readonly literal: string }
  | {
      readonly kind: 'map'
      readonly entries: readonly { readonly key: Expression; readonly value: Expression }[]
      readonly literal: string
    }
  | {
      readonly kind: 'range'
      readonly from: Expression
      readonly to: Expression
      readonly literal: string
    }
  | { readonly kind: 'not' | 'negate'; readonly operand: Expression; readonly literal: string }
  | {
      readonly kind: 'and' | 'or'
      readonly left: Expression
      readonly right: Expression
      readonly literal: string
    }
  | {
      readonly kind: 'compare'
      readonly operator: ComparisonOperator
      readonly left: Expression
      readonly right: Expression
      readonly literal: string
    }
  | {
      readonly kind: 'math'
      readonly operator: MathOperator
      readonly left: Expression
      readonly right: Expression
      readonly literal: string
    }
