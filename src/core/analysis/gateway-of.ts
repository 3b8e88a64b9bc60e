import type { Gateway } from '../gateways/define.ts'
import { findGateway, GATEWAYS } from '../gateways/registry.ts'
import { type DataAction, isStub } from '../model/data-action.ts'
import { endpointOf, knownHost } from './actions/endpoint.ts'
import { hostsEndingAs } from './actions/url-host.ts'
import { wordsOfName } from './name-words.ts'

/** The gateway that an action calls: the one that it names, else the one whose host it sends to. */
export function gatewayOf(action: DataAction): Gateway | undefined {
  return findGateway(action.gateway) ?? gatewayAt(action)
}

/**
 * The same, and of an imported action of which nothing but names is known the one that they tell: `Stripe_Pay`, or an
 * integration called “Adyen”. Only for what no more than the sort of its replies follows from.
 */
export function likelyGatewayOf(action: DataAction): Gateway | undefined {
  return gatewayOf(action) ?? (isStub(action) ? namedGateway(action) : undefined)
}

function namedGateway({ name, category, integration }: DataAction): Gateway | undefined {
  const words = [name, category, integration].map(inWords).join(' ')
  return GATEWAYS.find(
    ({ title, hosts }) =>
      hosts.value.length > 0 && new RegExp(`(?<![a-z])${inWords(title)}(?![a-z])`).test(words),
  )
}

function inWords(text: string): string {
  return wordsOfName(text.replaceAll('.', ' '))
}

/** The label of the account in front of a host may be left to the credentials. */
function gatewayAt(action: DataAction): Gateway | undefined {
  const { host } = endpointOf(action)
  const names = host === null ? hostsEndingAs(action.request.url) : [host.name]
  return GATEWAYS.find((gateway) => names.some((name) => knownHost(gateway, name) !== undefined))
}
