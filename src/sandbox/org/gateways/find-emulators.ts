import type { Gateway } from '#core/gateways/define.ts'
import { GATEWAYS } from '#core/gateways/registry.ts'

/** Who answers a request in the place of a gateway, or a sentence that says why nobody does. */
export type FoundEmulators =
  | { readonly host: string; readonly gateways: readonly Gateway[] }
  | { readonly refused: string }

/**
 * The emulators of the gateway that an address belongs to. No request of the sandbox leaves this machine: a host that
 * no emulator stands for is refused, and so is every live one. Two templates share the address that stands for a
 * gateway of one's own, hence several.
 */
export function findEmulators(url: string): FoundEmulators {
  const host = /^https:\/\/([^/?#:@]+)(?::443)?(?:[/?#]|$)/i.exec(url)?.[1]?.toLowerCase()
  if (host === undefined) {
    return { refused: 'The request does not go to an https address, so that nobody answers it.' }
  }
  const known = GATEWAYS.flatMap((gateway) => {
    const found = hostsOf(gateway).find(({ name }) => fits(name, host))
    return found === undefined ? [] : [{ gateway, environment: found.environment }]
  })
  const gateways = known
    .filter(({ environment }) => environment !== 'live')
    .map(({ gateway }) => gateway)
  if (gateways.length > 0) return { host, gateways }
  const [live] = known
  if (live !== undefined) {
    return {
      refused: `${host} is the live host of ${live.gateway.title}. The sandbox org sends nothing there: use the gateway's test host.`,
    }
  }
  return {
    refused: `The sandbox org has no emulator for ${host}, and sends nothing to other machines. It stands in for the test hosts of the gateways that have a template.`,
  }
}

/** A gateway of one's own is at the address that its template's actions name, until somebody replaces it. */
function hostsOf({ hosts, actions, signIn }: Gateway): Gateway['hosts']['value'] {
  if (hosts.value.length > 0) return hosts.value
  const requests = [...actions.map(({ request }) => request), ...(signIn ? [signIn.request] : [])]
  return requests.flatMap(({ url }) => {
    const name = /^https:\/\/([a-z0-9.-]+)/.exec(url)?.[1]
    return name === undefined ? [] : [{ name, environment: 'sandbox' as const }]
  })
}

/** `*.` in front stands for one label. */
function fits(name: string, host: string): boolean {
  if (!name.startsWith('*.')) return name === host
  const dot = host.indexOf('.')
  return dot > 0 && host.slice(dot) === name.slice(1)
}
