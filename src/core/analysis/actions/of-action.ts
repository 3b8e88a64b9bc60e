import type { DataAction } from '../../model/data-action.ts'

/**
 * Gives what `make` makes of an action, made once: the same action gives the same again, as long as it has the same
 * templates, and the same of what else is made use of that whoever follows a design may write over: that is `besides`.
 */
export function rememberOfAction<T extends object>(
  make: (action: DataAction) => T,
  besides: (action: DataAction) => string | null = () => null,
): (action: DataAction) => T {
  const known = new WeakMap<
    DataAction,
    Pick<DataAction, 'request' | 'response'> & { readonly made: T; readonly beside: string | null }
  >()
  return (action) => {
    const { request, response } = action
    const found = known.get(action)
    const beside = besides(action)
    const isSame = found?.request === request && found.response === response
    if (isSame && found.beside === beside) return found.made
    const made = make(action)
    known.set(action, { request, response, made, beside })
    return made
  }
}
