import type { Gateway } from './define.ts'
import { sessionToken } from './session-token/index.ts'

/** Every gateway that we know facts about. */
export const GATEWAYS: readonly Gateway[] = [sessionToken]

/** The gateway that a data action names, or undefined for an endpoint that we know nothing about. */
export function findGateway(id: string): Gateway | undefined {
  return GATEWAYS.find((gateway) => gateway.id === id)
}
