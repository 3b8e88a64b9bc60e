import type { DataAction } from '../../model/data-action.ts'
import type { Analysis } from '../analyse.ts'
import type { Payment, Roles, TokenFetch } from '../roles.ts'
import { WHOLE } from './footprint.ts'
import type { Recorder } from './recorder.ts'

/** The same roles; which lists and steps are looked at is taken down. */
export function watchRoles(raw: Analysis, recorder: Recorder): Roles {
  return {
    get fetches() {
      recorder.whole(WHOLE.fetches)
      return callsOf(raw.roles.fetches, recorder)
    },
    get payments() {
      recorder.whole(WHOLE.payments)
      return callsOf(raw.roles.payments, recorder)
    },
    get spends() {
      recorder.whole(WHOLE.spends)
      return callsOf(raw.roles.spends, recorder)
    },
    isPayment(node) {
      recorder.role(raw.graph.placeOf(node))
      return raw.roles.isPayment(node)
    },
    paymentAt(node) {
      recorder.role(raw.graph.placeOf(node))
      const payment = raw.roles.paymentAt(node)
      if (payment !== undefined) callOf(payment, recorder)
      return payment
    },
    fetchOn(edge, token) {
      recorder.linked(edge.fromAt)
      recorder.role(edge.fromAt)
      const fetch = raw.roles.fetchOn(edge, token)
      if (fetch !== undefined) callOf(fetch, recorder)
      return fetch
    },
    renew: (action) => raw.roles.renew(action),
  }
}

/** One call brings with it the action that it calls, and the variables that it has to do with. */
export function callOf(call: TokenFetch | Payment, recorder: Recorder): void {
  recorder.action(call.action.id)
  if ('token' in call) recorder.variable(call.token.id)
  if (!('reads' in call)) return
  for (const { id } of call.reads) recorder.variable(id)
  for (const { variable } of call.returns) recorder.variable(variable.id)
}

/** A list of calls is another one when any of their variables is declared otherwise. */
export function callsOf<Call extends { readonly action: DataAction }>(
  calls: readonly Call[],
  recorder: Recorder,
): readonly Call[] {
  for (const { action } of calls) recorder.action(action.id)
  return calls
}
