import type { DataAction } from '../../model/data-action.ts'
import type { Analysis } from '../analyse.ts'
import type { Roles } from '../roles.ts'
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
      recorder.place(raw.graph.placeOf(node))
      return raw.roles.isPayment(node)
    },
    paymentAt(node) {
      recorder.place(raw.graph.placeOf(node))
      const payment = raw.roles.paymentAt(node)
      if (payment !== undefined) recorder.action(payment.action.id)
      return payment
    },
    fetchOn(edge, token) {
      recorder.place(edge.fromAt)
      const fetch = raw.roles.fetchOn(edge, token)
      if (fetch !== undefined) recorder.action(fetch.action.id)
      return fetch
    },
    renew: (action) => raw.roles.renew(action),
  }
}

/** Calls bring with them the action that they call, which is looked into. */
export function callsOf<Call extends { readonly action: DataAction }>(
  calls: readonly Call[],
  recorder: Recorder,
): readonly Call[] {
  for (const { action } of calls) recorder.action(action.id)
  return calls
}
