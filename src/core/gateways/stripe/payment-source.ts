import { modelled } from '../emulated-body.ts'
import { checkToken, useToken } from '../emulated-token.ts'
import type { Exchange, GatewayReply, GatewayState } from '../emulator.ts'
import { ASSUMED_TTL_SECONDS } from './actions.ts'
import { missing, used } from './replies.ts'

/** A card that can be charged, with the state in which its token is spent; or why there is none. */
type PaymentSource =
  | { readonly refused: GatewayReply }
  | { readonly isDeclined: boolean; readonly state: GatewayState }

/** The card that a token stands for. `tok_visa` needs no fetching (docs.stripe.com/testing). */
export function sourceOf({ state, ...at }: Exchange, token: string): PaymentSource {
  if (token === 'tok_visa') return always({ state, ...at })
  const checked = checkToken(state, token, at, ASSUMED_TTL_SECONDS)
  if (checked.is === 'used') return { refused: used(token) }
  // Stripe states no life, so what it answers to an old token is not known either.
  if (checked.is === 'expired') return { refused: modelled(missing('token', token)) }
  if (checked.is === 'unknown') return { refused: missing('token', token) }
  const isDeclined = at.scenario === 'decline' || checked.token.card?.isDeclined === true
  return { isDeclined, state: useToken(state, token) }
}

/** Of payment methods there is only the one that Stripe publishes for tests, `pm_card_visa` (docs.stripe.com/testing). */
export function methodOf(
  exchange: Pick<Exchange, 'state' | 'scenario'>,
  id: string,
): PaymentSource {
  return id === 'pm_card_visa' ? always(exchange) : { refused: missing('PaymentMethod', id) }
}

function always({ state, scenario }: Pick<Exchange, 'state' | 'scenario'>): PaymentSource {
  return { isDeclined: scenario === 'decline', state }
}
