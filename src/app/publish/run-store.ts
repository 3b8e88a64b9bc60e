import { create } from 'zustand'
import { ok, type Result } from '#core/base/result.ts'
import type { Plan } from '#core/publish/plan.ts'
import type { Identity } from '#core/publish/ports.ts'
import { type Published, runPlan } from '#core/publish/run.ts'
import type { RunEvent } from '#core/publish/run-context.ts'
import type { RunError } from '#core/publish/run-error.ts'
import { sleep } from './org-session.ts'
import type { OrgSession } from './org-store.ts'

export interface StepState {
  readonly status: 'waiting' | 'running' | 'done' | 'failed'
  readonly text: string
  readonly startedAt: number | null
  readonly endedAt: number | null
}

export interface Run {
  /** The design that was published, by its id. */
  readonly design: string
  readonly plan: Plan
  readonly steps: Readonly<Record<string, StepState>>
  readonly startedAt: number
  readonly endedAt: number | null
  readonly outcome: Result<Published, RunError> | null
  readonly isStopping: boolean
}

interface RunState {
  readonly run: Run | null
  readonly start: (plan: Plan, identity: Identity, session: OrgSession) => Promise<void>
  /** Stops before the next step; the step that is under way is finished. */
  readonly stop: () => void
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
  return {
    run: null,
    async start(plan, { orgId, orgName }, session) {
      const stopped = new AbortController()
      set({
        run: {
          design: plan.design,
          plan,
          steps: Object.fromEntries(plan.steps.map((step) => [step.id, WAITING])),
          startedAt: Date.now(),
          endedAt: null,
          outcome: null,
          isStopping: false,
        },
      })
      const outcome = await runPlan(plan, session.client, {
        org: { id: orgId, name: orgName },
        sleep: (ms) => sleep(ms, stopped.signal),
        isStopped: () => get().run?.isStopping ?? true,
        onEvent,
        record: async () => ok(null),
      })
      change(() => ({ outcome, endedAt: Date.now() }))
    },
    stop: () => change(() => ({ isStopping: true })),
    dismiss: () => set({ run: null }),
  }
})

/** A run that ended early: by a failure, or because it was asked to stop. */
export function failureOf(run: Run): RunError | null {
  return run.outcome !== null && !run.outcome.ok ? run.outcome.error : null
}

function stepAfter(step: StepState, event: RunEvent): StepState {
  switch (event.type) {
    case 'started':
      return { ...step, status: 'running', startedAt: Date.now() }
    case 'progress':
      return { ...step, text: event.text }
    case 'done':
      return { ...step, status: 'done', text: event.text, endedAt: Date.now() }
    case 'failed':
      return { ...step, status: 'failed', endedAt: Date.now() }
  }
}
