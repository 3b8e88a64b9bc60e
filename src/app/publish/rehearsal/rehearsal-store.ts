import { create } from 'zustand'
import { openCloneRecords } from '#adapters/browser/clone-records.ts'
import { holdDesign } from '#adapters/browser/design-hold.ts'
import { newDesignId, now } from '#adapters/browser/identity.ts'
import {
  keepRehearsedParities,
  type RehearsedParities,
} from '#adapters/browser/rehearsed-parities.ts'
import type { DataAction } from '#core/model/data-action.ts'
import type { OwnIntegrations } from '#core/publish/placement.ts'
import type { Identity } from '#core/publish/ports.ts'
import type { RehearsalEnvironment } from '#core/rehearse/environment.ts'
import { removeLeftovers, type Removal } from '#core/rehearse/leftovers.ts'
import { rehearseActions, type Rehearsal } from '#core/rehearse/rehearse-actions.ts'
import { rehearseCall, type CallRequest, type RehearsedCall } from '#core/rehearse/rehearse-call.ts'
import type { TestValues } from '#core/analysis/preview/test-values.ts'
import { sleep } from '../org-session.ts'
import type { OrgSession } from '../org-store.ts'

/** Where a rehearsal takes place: who has signed in to which org, and whose credentials are used. */
export interface Stage {
  readonly session: OrgSession
  readonly who: Identity
  readonly integrationId: string
  /** Those of the actions that do not belong to that one. */
  readonly own: OwnIntegrations
  readonly design: string
}

/** What came of a rehearsal, and when. */
export type Result = { readonly design: string; readonly org: string; readonly at: number } & (
  | { readonly type: 'actions'; readonly rehearsal: Rehearsal }
  | { readonly type: 'call'; readonly call: RehearsedCall }
)

interface RehearsalState {
  /** Whether the rehearsal is seen in the place of the plan. */
  readonly isOpen: boolean
  /** What is being done, in words; null when nothing is. */
  readonly progress: string | null
  readonly isStopping: boolean
  /** Why none could be begun; null when one could. */
  readonly problem: string | null
  /** The newest first. */
  readonly results: readonly Result[]
  /** Endpoints of which the person has said that they are for tests: until the page is left. */
  readonly testEndpoints: ReadonlySet<string>
  readonly open: (isOpen: boolean) => void
  readonly markEndpoint: (endpoint: string, isTest: boolean) => void
  readonly rehearseActions: (stage: Stage, what: ActionsToRehearse) => Promise<void>
  readonly rehearseCall: (stage: Stage, what: Omit<CallRequest, 'isTestEndpoint'>) => Promise<void>
  readonly clear: (
    stage: Pick<Stage, 'session' | 'who'>,
    categories: readonly string[],
  ) => Promise<Removal | null>
  readonly stop: () => void
}

interface ActionsToRehearse {
  readonly actions: readonly DataAction[]
  readonly card: string
  readonly values: Readonly<Partial<Record<string, TestValues>>>
}

/** A short history: what is older is in the report that was copied, or nowhere. */
const MAX_RESULTS = 12

const cloneRecords = openCloneRecords()

/** Rehearsals go on while the person looks at something else in the app. One at a time in an org. */
export const useRehearsal = create<RehearsalState>()((set, get) => {
  let stopping = new AbortController()
  const environment = ({ who, integrationId, own }: Omit<Stage, 'session' | 'design'>) => {
    const { signal } = stopping
    return {
      org: { id: who.orgId, name: who.orgName },
      integrationId,
      ownIntegrations: Object.fromEntries(
        Object.entries(own).flatMap(([action, one]) =>
          one === undefined ? [] : [[action, one.id]],
        ),
      ),
      clones: cloneRecords,
      mark: newDesignId().slice(0, 8),
      now: now(),
      sleep: (ms) => sleep(ms, signal),
      isStopped: () => signal.aborted,
      onProgress: (progress) => set({ progress }),
    } satisfies RehearsalEnvironment
  }
  /** Nobody else in this browser may take the clones of a rehearsal for left behind. */
  const alone = async <T>(who: Identity, work: () => Promise<T>): Promise<T | null> => {
    // A browser without locks would let this tab take its own clones for left behind.
    if (get().progress !== null) return null
    const hold = await holdDesign(`rehearsal in ${who.orgId}`, {
      takeOver: false,
      onLost: () => {},
    })
    if (!hold.isHeld) return null
    stopping = new AbortController()
    set({ progress: 'asking the org', isStopping: false, problem: null })
    try {
      return await work()
    } finally {
      hold.release()
      set({ progress: null, isStopping: false })
    }
  }
  const keep = (result: Result | null) => {
    if (result === null) set({ problem: HELD })
    else {
      set(({ results }) => ({ results: [result, ...results].slice(0, MAX_RESULTS) }))
      keepRehearsedParities(result.org, result.design, paritiesOf(result))
    }
  }
  const isTestEndpoint = (endpoint: string) => get().testEndpoints.has(endpoint)
  return {
    isOpen: false,
    progress: null,
    isStopping: false,
    problem: null,
    results: [],
    testEndpoints: new Set(),
    open: (isOpen) => set({ isOpen }),
    markEndpoint(endpoint, isTest) {
      const marked = new Set(get().testEndpoints)
      if (isTest) marked.add(endpoint)
      else marked.delete(endpoint)
      set({ testEndpoints: marked })
    },
    async rehearseActions(stage, what) {
      const done = await alone(stage.who, async (): Promise<Result> => {
        const request = { ...what, isTestEndpoint }
        const rehearsal = await rehearseActions(stage.session.client, environment(stage), request)
        return { ...placeOf(stage), type: 'actions', rehearsal }
      })
      keep(done)
    },
    async rehearseCall(stage, what) {
      const done = await alone(stage.who, async (): Promise<Result> => {
        const request = { ...what, isTestEndpoint }
        const call = await rehearseCall(stage.session.client, environment(stage), request)
        return { ...placeOf(stage), type: 'call', call }
      })
      keep(done)
    },
    clear: ({ session, who }, categories) =>
      alone(who, async () => {
        const env = environment({ who, integrationId: '', own: {} })
        const removal = await removeLeftovers(session.client, env, categories)
        return removal.ok
          ? removal.value
          : { removed: [], left: [{ name: 'test clones', error: removal.error }] }
      }),
    stop() {
      stopping.abort()
      set({ isStopping: true })
    },
  }
})

/** What is kept of a rehearsal: the hash of what was tested. */
export function paritiesOf(result: Result): RehearsedParities {
  const { actions } = result.type === 'call' ? result.call : result.rehearsal
  return Object.fromEntries(
    actions.map(({ comparison, parity }) => [
      comparison.action,
      { at: result.at, clone: parity.clone },
    ]),
  )
}

function placeOf({ design, who }: Stage) {
  return { design, org: who.orgId, at: now() }
}

const HELD = 'Another tab rehearses in this org. Wait until that has ended.'
