import type { Gateway } from '#core/gateways/define.ts'
import {
  type GatewayReply,
  type GatewayRequest,
  NEW_GATEWAY,
  type Scenario,
} from '#core/gateways/emulator.ts'
import {
  type ActionOutcome,
  authResponseOf,
  describeRequestError,
  outcomeOf,
  renderRequest,
} from '#core/gateways/exchange.ts'
import type { DataAction } from '#core/model/data-action.ts'

export interface GatewayDriver {
  /** Renders the request of an action, gives it to the emulator and maps the reply. */
  readonly call: (
    action: DataAction,
    inputs: Readonly<Record<string, string>>,
    scenario?: Scenario,
  ) => Call
  /**
   * Calls the actions in their order up to the payment, each with what the ones before have returned. Stops after the
   * first that does not succeed.
   */
  readonly pay: (scenario?: Scenario, inputs?: Readonly<Record<string, string>>) => Paid
  readonly wait: (seconds: number) => void
}

export interface Call {
  readonly request: GatewayRequest
  readonly reply: GatewayReply
  readonly outcome: ActionOutcome
  /** What came out, as text; empty when it did not succeed. */
  readonly values: Readonly<Record<string, string>>
}

export interface Paid {
  readonly calls: readonly Call[]
  readonly last: Call
  /** The inputs and everything that was returned. */
  readonly values: Readonly<Record<string, string>>
}

/** 2026-06-15T10:00:00Z. */
export const DRIVER_STARTS_AT = 1_781_517_600_000

/** An emulator with the credentials that its gateway asks for, and a clock that only the test moves. */
export function driveGateway(
  gateway: Gateway,
  credentials: Readonly<Record<string, string>> = credentialsFor(gateway),
): GatewayDriver {
  let state = NEW_GATEWAY
  let now = DRIVER_STARTS_AT
  const send = (request: GatewayRequest, scenario: Scenario) => {
    const { reply, state: next } = gateway.emulate(request, state, { now, scenario })
    state = next
    return reply
  }
  const authResponse = () => {
    if (gateway.signIn === null) return {}
    const request = rendered({ ...gateway.signIn, inputs: [] }, { inputs: {}, credentials })
    return authResponseOf(send(request, 'success'))
  }
  const call: GatewayDriver['call'] = (action, inputs, scenario = 'success') => {
    const request = rendered(action, { inputs, credentials, authResponse: authResponse() })
    const reply = send(request, scenario)
    const outcome = outcomeOf(action, reply)
    const values = outcome.output === 'success' ? textsOf(outcome.values) : {}
    return { request, reply, outcome, values }
  }
  return {
    call,
    pay: (scenario = 'success', inputs = {}) => {
      const values = { ...sampleInputs(gateway), ...inputs }
      const calls: Call[] = []
      for (const action of gateway.actions) {
        const made = call(action, values, scenario)
        calls.push(made)
        Object.assign(values, made.values)
        if (made.outcome.output !== 'success' || action.purpose === 'payment') break
      }
      return { calls, last: calls.at(-1)!, values }
    },
    wait: (seconds) => {
      now += seconds * 1000
    },
  }
}

export function credentialsFor(gateway: Gateway): Readonly<Record<string, string>> {
  return Object.fromEntries(gateway.credentials.map(({ name }) => [name, `test-${name}`]))
}

/** What the caller keys in, with the first published test card, and what the flow adds. */
export function sampleInputs(gateway: Gateway): Readonly<Record<string, string>> {
  return {
    CC_Number: gateway.testPans.value[0] ?? '',
    Expiry: '0330',
    CVV: '737',
    Amount: '19.99',
    Currency: 'USD',
    Reference: 'conversation 1',
    Order: 'conversation 1-2026',
    Idempotency_Key: 'conversation-1-2026',
  }
}

function rendered(...args: Parameters<typeof renderRequest>): GatewayRequest {
  const request = renderRequest(...args)
  if (!request.ok) throw new Error(describeRequestError(request.error))
  return request.value
}

function textsOf(values: ReadonlyMap<string, unknown>): Readonly<Record<string, string>> {
  return Object.fromEntries([...values].map(([name, value]) => [name, String(value)]))
}
