import type { Gateway } from '../gateways/define.ts'
import { findGateway, GATEWAYS } from '../gateways/registry.ts'
import type { DataAction } from '../model/data-action.ts'

/** The gateway that an action calls: the one that it names, else the one whose host it sends to. */
export function gatewayOf(action: DataAction): Gateway | undefined {
  return findGateway(action.gateway) ?? gatewayAt(action.request.url)
}

function gatewayAt(url: string): Gateway | undefined {
  const [, host] = /^https?:\/\/([^/:?#]+)/i.exec(url) ?? []
  if (host === undefined) return undefined
  return GATEWAYS.find(({ hosts }) => hosts.value.some(({ name }) => isHost(host, name)))
}

/** `*.` in front stands for one label of the account, which a template may leave to the credentials. */
function isHost(host: string, name: string): boolean {
  return name.startsWith('*.')
    ? host.toLowerCase().endsWith(name.slice(1).toLowerCase())
    : host.toLowerCase() === name.toLowerCase()
}
