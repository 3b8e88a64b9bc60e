import type { Analysis } from './analyse.ts'
import type { LongestPath } from './token-time.ts'
import type { TokenUse } from './token-uses.ts'

/** How old a token can be when its payment starts, and what that leaves. */
interface TokenAge {
  /** The slowest way from the fetch to the payment. */
  readonly longest: LongestPath
  /** Seconds that the payment itself may take. */
  readonly timeoutSeconds: number
  /** The age, in seconds, from which on the payment may come too late. */
  readonly limitSeconds: number
  /** Something lies between that takes so long. */
  readonly isLate: boolean
}

/** Clocks differ and gateways round: a token is not counted on in its last seconds. */
const MARGIN_SECONDS = 10

/** Null where no path leads from the fetch to the payment. */
export function ageAtPayment(analysis: Analysis, use: TokenUse): TokenAge | null {
  const longest = analysis.longest(use)
  if (longest === null) return null
  const { fetch, payment } = use
  const timeoutSeconds = analysis.graph.facts(payment.node).call?.timeoutSeconds ?? 0
  const limitSeconds = fetch.lifetimeSeconds - MARGIN_SECONDS - timeoutSeconds
  const isLate = longest.seconds > 0 && longest.seconds >= limitSeconds
  return { longest, timeoutSeconds, limitSeconds, isLate }
}
