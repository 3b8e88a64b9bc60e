import { create } from 'zustand'
import { type DesignHold, holdDesign } from '#adapters/browser/design-hold.ts'
import { newDesignId, now } from '#adapters/browser/identity.ts'
import { err, ok, type Result } from '#core/base/result.ts'
import type { Journal, JournalEntry } from '#core/publish/journal.ts'
import type { Plan } from '#core/publish/plan.ts'
import { giveUpRun, rememberRun } from '#core/publish/remember.ts'
import { type Published, runPlan } from '#core/publish/run.ts'
import type { RunEvent } from '#core/publish/run-context.ts'
import type { WayBack } from '#core/publish/way-back.ts'
import { publishingChanged } from './cut-off-store.ts'
import { sleep } from './org-session.ts'
import type { OrgSession } from './org-store.ts'
import { publishRecords } from './publish-records.ts'
import { describeRunFailure, type RunFailure } from './run-failure.ts'
import { holdName } from './run-hold.ts'

/** What was typed in for the credentials of a new integration: handed through to the run, and kept nowhere. */
export type Secrets = Readonly<Record<string, string>>

export interface StepState {
  readonly status: 'waiting' | 'running' | 'done' | 'failed'
  readonly text: string
  readonly startedAt: number | null
  readonly endedAt: number | null
}

export interface Run {
  /** The plan, and what of it was begun and done. */
  readonly journal: Journal
  readonly steps: Readonly<Record<string, StepState>>
  readonly startedAt: number
  readonly endedAt: number | null
  readonly outcome: Result<Published, RunFailure> | null
  readonly isStopping: boolean
  /** Why what stands could not be remembered for the next plan; null when it was. */
  readonly notRemembered: string | null
}

export interface PlannedWayBack {
  readonly plan: Plan
  readonly way: WayBack
}

interface RunState {
  readonly run: Run | null
  /** A plan that takes a publish back, to be looked at before it is run. */
  readonly wayBack: PlannedWayBack | null
  readonly start: (
    plan: Plan,
    org: Journal['org'],
    session: OrgSession,
    secrets?: Secrets,
  ) => Promise<void>
  /** Goes on with a publish that was cut off, has failed or was stopped. */
  readonly goOn: (journal: Journal, session: OrgSession, secrets?: Secrets) => Promise<void>
  /** Stops before the next write. */
  readonly stop: () => void
  readonly showWayBack: (wayBack: PlannedWayBack) => void
  readonly dismiss: () => void
}

const WAITING: StepState = { status: 'waiting', text: '', startedAt: null, endedAt: null }

/** The publish under way, or the last one. It goes on while the person edits elsewhere in the app. */
export const useRun = create<RunState>()((set, get) => {
  const change = (patch: (run: Run) => Partial<Run>) =>
    set(({ run }) => (run === null ? {} : { run: { ...run, ...patch(run) } }))
  const onEvent = (event: RunEvent) =>
    change((run) => ({
      steps: { ...run.steps, [event.step]: stepAfter(run.steps[event.step] ?? WAITING, event) },
    }))
  const append = async (journal: string, entry: JournalEntry) => {
    const kept = await publishRecords.append(journal, entry)
    if (kept.ok) {
      if (entry.type === 'begun') publishingChanged()
      change((run) => ({
        journal: { ...run.journal, entries: [...run.journal.entries, entry] },
      }))
    }
    return kept
  }
  const end = (outcome: Result<Published, RunFailure>, notRemembered: string | null = null) =>
    change(() => ({ outcome, notRemembered, endedAt: now() }))
  let stopping = new AbortController()
  const carryOut = (journal: Journal, session: OrgSession, secrets: Secrets) => {
    const { signal } = stopping
    return runPlan(
      journal.plan,
      session.client,
      {
        org: journal.org,
        secrets,
        sleep: (ms) => sleep(ms, signal),
        isStopped: () => signal.aborted,
        onEvent,
        record: (entry) => append(journal.id, entry),
      },
      journal.entries,
    )
  }
  const run = async (journal: Journal, session: OrgSession, secrets: Secrets) => {
    stopping = new AbortController()
    set({
      wayBack: null,
      run: {
        journal,
        steps: Object.fromEntries(journal.plan.steps.map((step) => [step.id, WAITING])),
        startedAt: now(),
        endedAt: null,
        outcome: null,
        isStopping: false,
        notRemembered: null,
      },
    })
    const hold = await holdPublishing(journal)
    if (!hold.isHeld) {
      end(err({ code: 'held-elsewhere' }))
      return
    }
    try {
      // Until something was written into it, it may not be there yet.
      const begun = journal.entries.length === 0 ? await publishRecords.begin(journal) : ok(null)
      if (!begun.ok) {
        end(err({ code: 'not-recorded', detail: begun.error }))
        return
      }
      const outcome = await carryOut(journal, session, secrets)
      const remembered = await rememberRun(
        publishRecords,
        get().run?.journal ?? journal,
        outcome.ok ? outcome.value : null,
      )
      end(outcome, remembered.ok ? null : remembered.error)
    } finally {
      hold.release()
      publishingChanged()
    }
  }
  return {
    run: null,
    wayBack: null,
    start: (plan, org, session, secrets = {}) =>
      run({ id: newDesignId(), startedAt: now(), org, plan, entries: [] }, session, secrets),
    goOn: (journal, session, secrets = {}) => run(journal, session, secrets),
    stop() {
      stopping.abort()
      change(() => ({ isStopping: true }))
    },
    showWayBack: (wayBack) => set({ run: null, wayBack }),
    dismiss: () => set({ run: null, wayBack: null }),
  }
})

/** A run that ended early: by a failure, or because it was asked to stop. */
export function failureOf(run: Run): RunFailure | null {
  return run.outcome !== null && !run.outcome.ok ? run.outcome.error : null
}

/** Forgets a publish that nobody goes on with, but not what it has published. */
export async function giveUp(journal: Journal): Promise<Result<null, string>> {
  const hold = await holdPublishing(journal)
  if (!hold.isHeld) return err(describeRunFailure({ code: 'held-elsewhere' }))
  try {
    return await giveUpRun(publishRecords, journal)
  } finally {
    hold.release()
    publishingChanged()
  }
}

/** The design that is being published in this tab, by its name; null while none is. */
export function publishingOf({ run }: Pick<RunState, 'run'>): string | null {
  return run !== null && run.outcome === null ? run.journal.plan.flowName : null
}

/** Two tabs never publish the same design to the same org at once. */
function holdPublishing(journal: Journal): Promise<DesignHold> {
  return holdDesign(holdName(journal), { takeOver: false, onLost: () => {} })
}

function stepAfter(step: StepState, event: RunEvent): StepState {
  switch (event.type) {
    case 'started':
      return { ...step, status: 'running', startedAt: now() }
    case 'progress':
      return { ...step, text: event.text }
    case 'done':
      return { ...step, status: 'done', text: event.text, endedAt: now() }
    case 'failed':
      return { ...step, status: 'failed', endedAt: now() }
  }
}
