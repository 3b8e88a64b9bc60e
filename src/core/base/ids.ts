/** Identifiers are branded so that the id of a node is never passed where the id of a task is meant. */
declare const brand: unique symbol
type Id<Name extends string> = string & { readonly [brand]: Name }

export type NodeId = Id<'node'>
export type TaskId = Id<'task'>
export type VariableId = Id<'variable'>
export type ActionId = Id<'action'>

/**
 * The first of `base`, `base-2`, `base-3` … that is not taken. Ids come from what the design already holds, so
 * that the same edits give the same ids everywhere and a file stays readable in a diff.
 */
export function freshId<T extends string>(
  base: string,
  taken: Pick<ReadonlySet<string>, 'has'>,
): T {
  if (!taken.has(base)) return base as T
  let n = 2
  while (taken.has(`${base}-${n}`)) n += 1
  return `${base}-${n}` as T
}
