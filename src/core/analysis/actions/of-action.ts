import type { DataAction } from '../../model/data-action.ts'

/** What of an action is made use of, mostly; whoever follows a design may write it over. */
type Used = Pick<DataAction, 'request' | 'response' | 'inputs' | 'outputs' | 'gateway' | 'carried'>

/**
 * Gives what `make` makes of an action, made once: the same action gives the same again, as long as it has the same
 * templates and the same contract, and the same of what else is made use of that may be written over: that is `besides`.
 */
export function rememberOfAction<T extends object>(
  make: (action: DataAction) => T,
  besides: (action: DataAction) => string | null = () => null,
): (action: DataAction) => T {
  const known = new WeakMap<
    DataAction,
    Used & { readonly made: T; readonly beside: string | null }
  >()
  return (action) => {
    const found = known.get(action)
    const beside = besides(action)
    if (found !== undefined && found.beside === beside && isUsedAlike(found, action)) {
      return found.made
    }
    const made = make(action)
    const { request, response, inputs, outputs, gateway, carried } = action
    known.set(action, {
      request,
      response,
      inputs,
      outputs,
      gateway,
      ...(carried && { carried }),
      made,
      beside,
    })
    return made
  }
}

function isUsedAlike(a: Used, b: Used): boolean {
  return (
    a.request === b.request &&
    a.response === b.response &&
    a.inputs === b.inputs &&
    a.outputs === b.outputs &&
    a.gateway === b.gateway &&
    a.carried === b.carried
  )
}
