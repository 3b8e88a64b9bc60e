import type { Plan } from './plan.ts'
import type { StepResult } from './step-result.ts'

/**
 * The durable record of a publish: what was to be done, and what of it was begun and done. With it a publish goes on
 * after the tab was closed or the network was lost, without doing anything twice. It holds no secret: the actions of a
 * plan name credentials, and addresses to upload to are never written down.
 */
export interface Journal {
  readonly id: string
  /** Milliseconds since 1970. */
  readonly startedAt: number
  readonly org: { readonly id: string; readonly name: string }
  readonly plan: Plan
  readonly entries: readonly JournalEntry[]
}

/**
 * Every write to the org is announced before it is sent, and its outcome is written down before anything else is
 * done. A write that was announced and has no outcome may have happened: whoever goes on looks.
 */
export type JournalEntry =
  | { readonly type: 'begun'; readonly step: string; readonly write: string }
  | {
      readonly type: 'done'
      readonly step: string
      readonly write: string
      readonly value: WriteValue
    }
  /** The org has said no: it has not happened. */
  | { readonly type: 'refused'; readonly step: string; readonly write: string }
  /** What stood in the org before the step, to be brought back when the publish is rolled back. */
  | { readonly type: 'before'; readonly step: string; readonly yaml: string }
  | { readonly type: 'finished'; readonly step: string; readonly result: StepResult }

/** What a write has made. */
export interface WriteValue {
  readonly id: string
  /** Null where the thing has no number. */
  readonly version: number | null
}

export type WriteState = { readonly type: 'begun' } | { readonly type: 'done'; value: WriteValue }

/** What is known of the writes and steps of a publish. */
export interface Progress {
  write(step: string, write: string): WriteState | null
  result(step: string): StepResult | null
  /** The YAML that was live before the step; null when it was not recorded. */
  yamlBefore(step: string): string | null
}

export function progressOf(entries: readonly JournalEntry[]): Progress {
  const writes = new Map<string, WriteState>()
  const results = new Map<string, StepResult>()
  const before = new Map<string, string>()
  for (const entry of entries) {
    switch (entry.type) {
      case 'begun':
        writes.set(keyOf(entry.step, entry.write), { type: 'begun' })
        break
      case 'done':
        writes.set(keyOf(entry.step, entry.write), { type: 'done', value: entry.value })
        break
      case 'refused':
        writes.delete(keyOf(entry.step, entry.write))
        break
      case 'before':
        before.set(entry.step, entry.yaml)
        break
      case 'finished':
        results.set(entry.step, entry.result)
        break
    }
  }
  return {
    write: (step, write) => writes.get(keyOf(step, write)) ?? null,
    result: (step) => results.get(step) ?? null,
    yamlBefore: (step) => before.get(step) ?? null,
  }
}

/** Whether every step of the plan is done. */
export function isFinished({ plan, entries }: Journal): boolean {
  const progress = progressOf(entries)
  return plan.steps.every(({ id }) => progress.result(id) !== null)
}

/** Whether anything was written to the org, or may have been. A job that has failed has left nothing. */
export function hasWritten({ entries }: Pick<Journal, 'entries'>): boolean {
  const progress = progressOf(entries)
  return entries.some(
    (entry) =>
      (entry.type === 'begun' || entry.type === 'done') &&
      progress.write(entry.step, entry.write) !== null,
  )
}

function keyOf(step: string, write: string): string {
  return `${step} ${write}`
}
