import type { DataAction } from '../../model/data-action.ts'

/**
 * Gives what `make` makes of an action, made once: the same action gives the same again, as long as it has the same
 * templates. Whoever follows a design may write over those of a copy that is its own.
 */
export function rememberOfAction<T extends object>(
  make: (action: DataAction) => T,
): (action: DataAction) => T {
  const known = new WeakMap<
    DataAction,
    Pick<DataAction, 'request' | 'response'> & { readonly made: T }
  >()
  return (action) => {
    const { request, response } = action
    const found = known.get(action)
    if (found?.request === request && found.response === response) return found.made
    const made = make(action)
    known.set(action, { request, response, made })
    return made
  }
}
