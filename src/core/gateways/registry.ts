import { adyen } from './adyen/index.ts'
import { authorizeNet } from './authorize-net/index.ts'
import { braintree } from './braintree/index.ts'
import { checkoutCom } from './checkout-com/index.ts'
import { cybersource } from './cybersource/index.ts'
import type { Gateway } from './define.ts'
import { oauth } from './oauth/index.ts'
import { sessionToken } from './session-token/index.ts'
import { spreedly } from './spreedly/index.ts'
import { stripe } from './stripe/index.ts'
import { worldpayAccess } from './worldpay-access/index.ts'

/** Every gateway that we know facts about, in the order in which they are offered. */
export const GATEWAYS: readonly Gateway[] = [
  sessionToken,
  oauth,
  stripe,
  braintree,
  checkoutCom,
  worldpayAccess,
  spreedly,
  adyen,
  authorizeNet,
  cybersource,
]

/** The gateway that a data action names, or undefined for an endpoint that we know nothing about. */
export function findGateway(id: string): Gateway | undefined {
  return GATEWAYS.find((gateway) => gateway.id === id)
}
