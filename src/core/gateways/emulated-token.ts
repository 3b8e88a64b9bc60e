import {
  type Conditions,
  type GatewayState,
  type IssuedToken,
  type KeptCard,
  nextId,
} from './emulator.ts'

export function issueToken(
  state: GatewayState,
  prefix: string,
  card: KeptCard | null,
  now: number,
): [token: string, state: GatewayState] {
  const [token, counted] = nextId(state, prefix)
  const tokens = new Map(counted.tokens).set(token, { card, issuedAt: now, isUsed: false })
  return [token, { ...counted, tokens }]
}

type TokenCheck =
  | { readonly is: 'live'; readonly token: IssuedToken }
  | { readonly is: 'unknown' }
  | { readonly is: 'expired' }
  | { readonly is: 'used' }

/**
 * Whether a token may be used now. Scenarios make a good one bad; the clock and earlier uses do it by themselves.
 *
 * @param life In seconds; null for a token that does not expire.
 */
export function checkToken(
  state: GatewayState,
  token: string,
  { now, scenario }: Conditions,
  life: number | null,
): TokenCheck {
  const issued = state.tokens.get(token)
  if (issued === undefined) return { is: 'unknown' }
  if (issued.isUsed || scenario === 'reused-token') return { is: 'used' }
  const isOld = life !== null && now - issued.issuedAt >= life * 1000
  return isOld || scenario === 'expired-token' ? { is: 'expired' } : { is: 'live', token: issued }
}

export function useToken(state: GatewayState, token: string): GatewayState {
  const issued = state.tokens.get(token)
  if (issued === undefined) return state
  return { ...state, tokens: new Map(state.tokens).set(token, { ...issued, isUsed: true }) }
}
