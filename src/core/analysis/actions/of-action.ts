import { sameItems } from '../../base/same-items.ts'
import type { DataAction } from '../../model/data-action.ts'

/**
 * Gives what `make` makes of an action, made once: the same action gives the same again, as long as it has the same
 * templates and the same contract, and the same of what else is made use of that whoever follows a design may write
 * over: that is `besides`.
 */
export function rememberOfAction<T extends object>(
  make: (action: DataAction) => T,
  besides: (action: DataAction) => string | null = () => null,
): (action: DataAction) => T {
  const known = new WeakMap<DataAction, { readonly used: readonly unknown[]; readonly made: T }>()
  return (action) => {
    const { request, response, inputs, outputs, gateway, carried } = action
    const used = [request, response, inputs, outputs, gateway, carried, besides(action)]
    const found = known.get(action)
    if (found !== undefined && sameItems(found.used, used)) return found.made
    const made = make(action)
    known.set(action, { used, made })
    return made
  }
}
