import type { BigDecimal } from '../java/big-decimal.ts'
import type { JavaRegex } from '../java/java-regex.ts'
import type { Json } from '../json/json-value.ts'

export interface PathAst {
  readonly root: '$' | '@'
  readonly tokens: readonly PathToken[]
  /** Whether the path stands for one place, so that missing it is a failure; else it gives a list. */
  readonly definite: boolean
  /** Where Jayway believes the path to end, if not at the last token. */
  readonly tail?: number
  /** A function behind a deep scan comes first; what follows it is not definite. */
  readonly afterScan?: boolean
}

export type PathToken =
  | { readonly kind: 'property'; readonly names: readonly string[] }
  | { readonly kind: 'index'; readonly indexes: readonly number[] }
  | { readonly kind: 'slice'; readonly from: number | null; readonly to: number | null }
  | { readonly kind: 'wildcard' }
  | { readonly kind: 'scan' }
  | { readonly kind: 'filter'; readonly filter: Filter }
  | {
      readonly kind: 'function'
      readonly name: string
      readonly parameters: readonly PathParameter[]
    }

export type PathParameter =
  | { readonly kind: 'json'; readonly text: string }
  | { readonly kind: 'path'; readonly path: PathAst }

export type Filter =
  | { readonly kind: 'or' | 'and'; readonly parts: readonly Filter[] }
  | { readonly kind: 'not'; readonly part: Filter }
  | {
      readonly kind: 'relation'
      readonly left: Operand
      readonly operator: FilterOperator
      readonly right: Operand
    }

export type FilterOperator =
  | '>='
  | '<='
  | '=='
  | '==='
  | '!='
  | '!=='
  | '<'
  | '>'
  | '=~'
  | 'NIN'
  | 'IN'
  | 'CONTAINS'
  | 'ALL'
  | 'SIZE'
  | 'EXISTS'
  | 'TYPE'
  | 'MATCHES'
  | 'EMPTY'
  | 'SUBSETOF'
  | 'ANYOF'
  | 'NONEOF'

export type Operand =
  | {
      readonly kind: 'path'
      readonly path: PathAst
      /** Whether the operand only asks if the path exists. */
      readonly existsCheck: boolean
      /** False behind a `!`. */
      readonly shouldExist: boolean
    }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'number'; readonly value: BigDecimal }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' }
  /** `value` is undefined when the text is no JSON, which shows when the filter runs. */
  | { readonly kind: 'json'; readonly text: string; readonly value: Json | undefined }
  | { readonly kind: 'pattern'; readonly regex: JavaRegex }

/** Whether a token leads to at most one place. `isLeaf`: it is the last of its path. */
export function isDefiniteToken(token: PathToken, isLeaf: boolean): boolean {
  switch (token.kind) {
    case 'property':
      return token.names.length === 1 || isLeaf
    case 'index':
      return token.indexes.length === 1
    case 'function':
      return true
    case 'slice':
    case 'wildcard':
    case 'scan':
    case 'filter':
      return false
  }
}
