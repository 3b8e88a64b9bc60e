import type { DataType } from '#core/language/expression/types.ts'
import type { Variable } from '#core/model/design.ts'

/** What the editor of an Architect expression knows of the design. */
export interface ExpressionScope {
  readonly language: 'expression'
  /** The variables in reach, nearest first. */
  readonly variables: readonly Variable[]
  /** The place in words, where Architect lets no secure variable be read; null where it does. */
  readonly refusesSecureIn: string | null
  /** The type that is needed, where the place knows one. */
  readonly expected: DataType | null
}
