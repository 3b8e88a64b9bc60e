import { DRIVER_STARTS_AT } from '#testing/gateway-driver.ts'
import type { Gateway } from '#core/gateways/define.ts'
import { NEW_GATEWAY, type Scenario } from '#core/gateways/emulator.ts'

/** Sends one request after the other to an emulator, as a design of one's own would, and gives the replies. */
export function repliesTo(
  gateway: Gateway,
  requests: readonly {
    readonly url: string
    readonly headers: Readonly<Record<string, string>>
    readonly body: string
    readonly scenario?: Scenario
  }[],
) {
  let state = NEW_GATEWAY
  return requests.map(({ scenario = 'success', ...request }) => {
    const at = { now: DRIVER_STARTS_AT, scenario }
    const answered = gateway.emulate({ method: 'POST', ...request }, state, at)
    state = answered.state
    return answered.reply
  })
}

export function basic(user: string, password: string): Readonly<Record<string, string>> {
  return { Authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` }
}
