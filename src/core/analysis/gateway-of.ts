import type { Gateway } from '../gateways/define.ts'
import { findGateway, GATEWAYS } from '../gateways/registry.ts'
import type { DataAction } from '../model/data-action.ts'
import { endpointOf, knownHost } from './actions/endpoint.ts'
import { hostsEndingAs } from './actions/url-host.ts'

/** The gateway that an action calls: the one that it names, else the one whose host it sends to. */
export function gatewayOf(action: DataAction): Gateway | undefined {
  return findGateway(action.gateway) ?? gatewayAt(action)
}

/** The label of the account in front of a host may be left to the credentials. */
function gatewayAt(action: DataAction): Gateway | undefined {
  const { host } = endpointOf(action)
  const names = host === null ? hostsEndingAs(action.request.url) : [host.name]
  return GATEWAYS.find((gateway) => names.some((name) => knownHost(gateway, name) !== undefined))
}
