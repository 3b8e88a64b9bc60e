import type { DataAction } from '../model/data-action.ts'
import { gatewayOf } from './gateway-of.ts'

/** How long a token lives, in seconds, and whether somebody says so or we assume it. */
interface TokenLifetime {
  readonly seconds: number
  readonly isAssumed: boolean
}

/** The life of a token when nobody states one: the seed's three minutes. */
const ASSUMED_SECONDS = 180

/** What the action states, else its gateway; else what is assumed of the gateway, or of any. */
export function lifetimeOf(action: DataAction): TokenLifetime {
  const gateway = action.tokenLifetimeSeconds === null ? gatewayOf(action) : undefined
  const stated = action.tokenLifetimeSeconds ?? gateway?.ttlSeconds.value ?? null
  if (stated !== null) return { seconds: stated, isAssumed: false }
  return { seconds: gateway?.assumedTtlSeconds?.value ?? ASSUMED_SECONDS, isAssumed: true }
}
