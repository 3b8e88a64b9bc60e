import { err, ok, type Result } from '../base/result.ts'
import { type JournalEntry, type Progress, progressOf, type WriteValue } from './journal.ts'
import type { OrgError, OrgPort, OrgReply } from './ports.ts'
import type { RunError } from './run-error.ts'

/** Time, stopping and keeping come from outside, so that tests need no waiting and no database. */
export interface RunEnvironment {
  /** The org that is published to, as it tells its name. */
  readonly org: { readonly id: string; readonly name: string }
  /** Resolves after so many milliseconds, or at once when the run is stopped. */
  sleep(ms: number): Promise<void>
  isStopped(): boolean
  onEvent(event: RunEvent): void
  /** What was typed in for the credentials of a new integration, by the name of the field; kept nowhere else. */
  readonly secrets?: Readonly<Record<string, string>>
  /** Keeps an entry of the journal for good. Nothing is sent to the org before it has been kept. */
  record(entry: JournalEntry): Promise<Result<null, string>>
}

export type RunEvent =
  | { readonly type: 'started'; readonly step: string }
  | { readonly type: 'progress'; readonly step: string; readonly text: string }
  | { readonly type: 'done'; readonly step: string; readonly text: string }
  | { readonly type: 'failed'; readonly step: string; readonly error: RunError }

/** What the steps of a run share. */
export class RunContext {
  readonly org: OrgPort
  readonly env: RunEnvironment
  readonly #entries: JournalEntry[]

  constructor(org: OrgPort, env: RunEnvironment, entries: readonly JournalEntry[]) {
    this.org = org
    this.env = env
    this.#entries = [...entries]
  }

  get progress(): Progress {
    return progressOf(this.#entries)
  }

  async record(entry: JournalEntry): Promise<Result<null, RunError>> {
    const kept = await this.env.record(entry)
    if (!kept.ok) return err({ code: 'not-recorded', detail: kept.error })
    this.#entries.push(entry)
    return ok(null)
  }

  /**
   * Sends a write that must happen once. It is announced in the journal first. When no clear answer comes, or an
   * earlier run has left one without outcome, `look` finds out whether it has happened; it is sent again only when it
   * has not.
   */
  async writeOnce(step: string, write: string, how: Write): Promise<Result<WriteValue, RunError>> {
    const known = this.progress.write(step, write)
    if (known?.type === 'done') return ok(known.value)
    if (known?.type === 'begun') {
      const found = await this.#look(step, write, how)
      if (!found.ok) return found
      if (found.value !== null) return ok(found.value)
    } else {
      const announced = await this.record({ type: 'begun', step, write })
      if (!announced.ok) return announced
    }
    for (let attempt = 1; ; attempt += 1) {
      if (this.env.isStopped()) return err({ code: 'cancelled' })
      const reply = await how.send()
      if (reply.ok) return this.#done(step, write, reply.value)
      // Nobody waited for the reply, as when a person signs out meanwhile: it may have happened, and going on looks.
      if (reply.error.code === 'cancelled') return reply
      if (!isUncertain(reply.error)) {
        const refused = await this.record({ type: 'refused', step, write })
        return refused.ok ? reply : refused
      }
      if (attempt === MAX_ATTEMPTS) return reply
      await this.env.sleep(RETRY_MS * attempt)
      const found = await this.#look(step, write, how)
      if (!found.ok) return found
      if (found.value !== null) return ok(found.value)
    }
  }

  async #look(
    step: string,
    write: string,
    how: Write,
  ): Promise<Result<WriteValue | null, RunError>> {
    const found = await how.look()
    if (!found.ok || found.value === null) return found
    return this.#done(step, write, found.value)
  }

  async #done(
    step: string,
    write: string,
    value: WriteValue,
  ): Promise<Result<WriteValue, RunError>> {
    const recorded = await this.record({ type: 'done', step, write, value })
    return recorded.ok ? ok(value) : recorded
  }
}

/** A write to the org, and how to find out whether it has happened: null when it has not. */
export interface Write {
  send(): OrgReply<WriteValue>
  look(): Promise<Result<WriteValue | null, RunError>>
}

const MAX_ATTEMPTS = 3
const RETRY_MS = 2000

/** Whether a write may have happened although it was not confirmed. */
function isUncertain({ code }: OrgError): boolean {
  return code === 'unreachable' || code === 'unavailable' || code === 'unexpected-reply'
}
