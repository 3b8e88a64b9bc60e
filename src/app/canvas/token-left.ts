import type { TokenLife } from '#core/analysis/token-lives.ts'
import type { NodeId } from '#core/base/ids.ts'

/** What is left of a token where an edge ends, in the worst case. */
export interface TokenLeft {
  /** Below zero the token has expired before. */
  readonly seconds: number
  readonly of: number
  /** Somewhere between fetch and payment a loop without a bound goes round. */
  readonly isEndless: boolean
}

/** Below this share of its life a token is in danger of expiring. */
const SCARCE = 0.2

/** The ways of the tokens whose fetch or payment is chosen, by edge; where two share one, the one that has less left. */
export function tokenLeftFor(
  tokens: readonly TokenLife[],
  selection: readonly NodeId[],
): ReadonlyMap<string, TokenLeft> {
  const left = new Map<string, TokenLeft>()
  for (const { fetch, payment, lifetimeSeconds: of, isEndless, ...life } of tokens) {
    if (!selection.includes(fetch) && !selection.includes(payment)) continue
    for (const [edge, seconds] of life.left) {
      const known = left.get(edge)
      if (known === undefined || seconds < known.seconds) left.set(edge, { seconds, of, isEndless })
    }
  }
  return left
}

export function isScarce({ seconds, of }: TokenLeft): boolean {
  return seconds < SCARCE * of
}

/** “164 s left”, “expired 20 s ago”. */
export function leftInWords({ seconds }: TokenLeft): string {
  if (seconds > 0) return `${Math.round(seconds)} s left`
  return seconds === 0 ? 'expires here' : `expired ${Math.round(-seconds)} s ago`
}

/** So that lines are not drawn again for what they show already. */
export function isSameLeft(
  a: ReadonlyMap<string, TokenLeft>,
  b: ReadonlyMap<string, TokenLeft>,
): boolean {
  return (
    a.size === b.size &&
    [...a].every(([edge, { seconds, of, isEndless }]) => {
      const other = b.get(edge)
      return other?.seconds === seconds && other.of === of && other.isEndless === isEndless
    })
  )
}
