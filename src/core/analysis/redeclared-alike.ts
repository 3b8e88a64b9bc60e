import type { Variable } from '../model/design.ts'
import type { VariableNumbers } from '../model/variable-numbers.ts'
import type { Redeclared } from './redeclared.ts'

/** A variable before an edit and after it. */
export interface Redeclaration {
  readonly was: Variable
  readonly is: Variable
}

/**
 * The variables that are declared as something else under the same names, which therefore mean the same; null where any
 * has come, has gone or is called otherwise.
 */
export function redeclarations(
  { variables: changed, moved }: Redeclared,
  before: VariableNumbers,
  now: VariableNumbers,
): readonly Redeclaration[] | null {
  if (moved.size > 0) return null
  const found: Redeclaration[] = []
  for (const id of changed) {
    const [was, is] = [before, now].map(({ byId, variables }) => variables[byId.get(id) ?? -1])
    if (was === undefined || is === undefined) return null
    found.push({ was, is })
  }
  return found
}

/** Whether they have a value before anything happens where they had one. */
export function beginAlike(redeclared: readonly Redeclaration[]): boolean {
  return redeclared.every(
    ({ was, is }) => (was.initial.type === 'none') === (is.initial.type === 'none'),
  )
}
