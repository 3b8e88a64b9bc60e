import type { Gateway } from '../../gateways/define.ts'
import {
  type Conditions,
  type GatewayReply,
  type GatewayRequest,
  type GatewayState,
  NEW_GATEWAY,
} from '../../gateways/emulator.ts'
import { authResponseOf, outcomeOf, renderRequest } from '../../gateways/exchange.ts'
import type { DataAction } from '../../model/data-action.ts'
import { plainText } from './plain-text.ts'
import type { TestValues } from './test-values.ts'

/** A gateway as an action finds it: what was asked of it before, and what that has given. */
export interface GatewayBefore {
  readonly state: GatewayState
  /** The inputs of the actions before, and their outputs. */
  readonly values: TestValues
  /** The last token that an action before has given; null when none has. */
  readonly token: string | null
  readonly credentials: TestValues
  readonly authResponse: TestValues
}

/**
 * Calls the gateway's own actions in their order, up to the one that does what `action` does, with a test card. Without
 * it a payment would name a token that no gateway has given out.
 *
 * @param now Milliseconds since 1970, UTC.
 */
export function gatewayBefore(
  gateway: Gateway,
  action: Pick<DataAction, 'name' | 'purpose'>,
  card: string,
  now: number,
): GatewayBefore {
  const at: Conditions = { now, scenario: 'success' }
  const credentials = Object.fromEntries(
    gateway.credentials.map(({ name }) => [name, sampleCredential(name)]),
  )
  let state = NEW_GATEWAY
  const send = (request: GatewayRequest): GatewayReply => {
    const emulation = gateway.emulate(request, state, at)
    state = emulation.state
    return emulation.reply
  }
  const authResponse = signedIn(gateway, credentials, send)
  const known = new Map([
    ...Object.entries(COMMON_VALUES),
    ['CC_Number', card],
    ['CVV', securityCodeOf(card)],
  ])
  let token: string | null = null
  for (const earlier of gateway.actions.slice(0, placeAmong(gateway.actions, action))) {
    const inputs = Object.fromEntries(known)
    const request = renderRequest(earlier, { inputs, credentials, authResponse })
    if (!request.ok) break
    const outcome = outcomeOf(earlier, send(request.value))
    if (outcome.output !== 'success') break
    for (const { name, sensitivity } of earlier.outputs) {
      const text = plainText(outcome.values.get(name)) ?? ''
      known.set(name, text)
      if (sensitivity === 'token' && text !== '') token = text
    }
  }
  return { state, values: Object.fromEntries(known), token, credentials, authResponse }
}

/** A made-up value for a field of the integration's credentials: an address where the name asks for one. */
export function sampleCredential(name: string): string {
  if (/(url|uri|endpoint)$/i.test(name)) return 'https://payments.example.com'
  return /host(name)?$/i.test(name) ? 'payments.example.com' : `test-${name}`
}

/** American Express prints four digits. */
export function securityCodeOf(card: string): string {
  return /^3[47]/.test(card) ? '1234' : '123'
}

/** What the contracts of all gateways call by these names. */
export const COMMON_VALUES: TestValues = {
  Expiry: '1230',
  Amount: '19.99',
  Currency: 'USD',
  Reference: 'ORD-20417',
  Order: 'ORD-20417',
  Idempotency_Key: 'ORD-20417-1',
}

function signedIn(
  { signIn }: Gateway,
  credentials: TestValues,
  send: (request: GatewayRequest) => GatewayReply,
): TestValues {
  if (signIn === null) return {}
  const request = renderRequest({ ...signIn, inputs: [] }, { inputs: {}, credentials })
  return request.ok ? authResponseOf(send(request.value)) : {}
}

/** Which of the gateway's actions it is: by its name, else by its purpose; an inquiry comes after everything. */
function placeAmong(
  actions: readonly DataAction[],
  { name, purpose }: Pick<DataAction, 'name' | 'purpose'>,
): number {
  const named = actions.findIndex((other) => name === other.name)
  if (named !== -1) return named
  const alike = actions.findIndex((other) => purpose === other.purpose)
  const payment = actions.findIndex((other) => other.purpose === 'payment')
  return purpose === 'other' || alike === -1 ? payment + 1 : alike
}
