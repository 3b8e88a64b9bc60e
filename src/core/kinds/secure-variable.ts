import type { Variable } from '../model/design.ts'

/** The switches by which a variable is handed in or out of a flow, by the keys that files have for them. */
export const SHARING = {
  isInput: 'Input to flow',
  isOutput: 'Output from flow',
} as const

/** The keys of those that are on for a variable. */
export function sharingOf({ carried }: Variable): readonly (keyof typeof SHARING)[] {
  if (carried === undefined) return NONE
  return (['isInput', 'isOutput'] as const).filter((key) => carried[key] === true)
}

/**
 * What has to change of a variable so that it can be secure: Architect has “Input to flow” and “Output from flow” cleared
 * first, because a secure variable can be neither (Genesys Resource Center, “Manage a variable”).
 */
export function unshared(variable: Variable): Partial<Variable> {
  const sharing: readonly string[] = sharingOf(variable)
  if (sharing.length === 0) return {}
  const others = Object.entries(variable.carried ?? {}).filter(([key]) => !sharing.includes(key))
  return { carried: others.length === 0 ? undefined : Object.fromEntries(others) }
}

const NONE: readonly never[] = []
