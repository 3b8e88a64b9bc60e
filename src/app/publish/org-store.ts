import { create } from 'zustand'
import type { Exchange } from '#adapters/genesys/http-client.ts'
import type { OrgClient } from '#adapters/genesys/org-client.ts'
import type { OrgAddress } from '#core/publish/regions.ts'
import type { SignInWay } from './kept-session.ts'

/** A request of the log, with the time of its reply. */
export interface LoggedExchange extends Exchange {
  readonly id: number
  /** Milliseconds since 1970. */
  readonly at: number
}

/** A signed-in org. The token is inside the client, in memory: a reload signs out, unless it was asked to be kept. */
export interface OrgSession {
  readonly address: OrgAddress
  /** How it was signed in to, to do so again. */
  readonly way: SignInWay
  readonly client: OrgClient
  /** Milliseconds since 1970. */
  readonly expiresAt: number
  stop(): void
}

interface OrgState {
  readonly session: OrgSession | null
  /** Why the last sign-in did not work, in words. */
  readonly signInProblem: string | null
  readonly exchanges: readonly LoggedExchange[]
  readonly signedIn: (session: OrgSession) => void
  /** The same session, with a newer token. */
  readonly renewed: (expiresAt: number) => void
  readonly signInFailed: (problem: string | null) => void
  readonly signedOut: () => void
  readonly log: (exchange: Exchange) => void
  readonly clearLog: () => void
}

/** More lines than anybody reads; a publish has some thirty. */
const MAX_LOG = 500

export const useOrg = create<OrgState>()((set) => ({
  session: null,
  signInProblem: null,
  exchanges: [],
  signedIn: (session) => set({ session, signInProblem: null }),
  renewed: (expiresAt) =>
    set(({ session }) => (session === null ? {} : { session: { ...session, expiresAt } })),
  signInFailed: (signInProblem) => set({ session: null, signInProblem }),
  signedOut: () => set({ session: null, exchanges: [] }),
  log: (exchange) =>
    set(({ exchanges }) => ({
      exchanges: [
        ...exchanges.slice(1 - MAX_LOG),
        { ...exchange, id: (exchanges.at(-1)?.id ?? 0) + 1, at: Date.now() },
      ],
    })),
  clearLog: () => set({ exchanges: [] }),
}))
