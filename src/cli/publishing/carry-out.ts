import { randomUUID } from 'node:crypto'
import { holdDesign } from '#adapters/node/design-hold.ts'
import type { Design } from '#core/model/design.ts'
import type { Journal } from '#core/publish/journal.ts'
import type { Plan } from '#core/publish/plan.ts'
import type { PublishRecords } from '#core/publish/records.ts'
import { giveUpRun, rememberRun } from '#core/publish/remember.ts'
import { type Published, runPlan } from '#core/publish/run.ts'
import type { RunEvent } from '#core/publish/run-context.ts'
import { nodeInMessage } from '#core/publish/node-in-message.ts'
import { describeRunError, type RunError } from '#core/publish/run-error.ts'
import { FailedRun } from '../command.ts'
import { stopOnInterrupt } from '../interrupt.ts'
import type { Connection } from './connect.ts'
import type { Credentials } from './credentials.ts'
import type { Subject } from './subject.ts'

export interface RunOutcome {
  readonly journal: Journal
  /** Null when it did not end. */
  readonly published: Published | null
  /** Why it did not end, in words. */
  readonly reason: string
}

export interface RunOptions {
  readonly tell: (event: RunEvent) => void
  /** Of a new integration. They are sent by the step that makes it, and are in no plan and no journal. */
  readonly credentials: Credentials
}

/** Does the steps of a plan that is decided, each written down before and after. */
export async function beginPublish(
  subject: Subject,
  connection: Connection,
  plan: Plan,
  how: RunOptions,
): Promise<RunOutcome> {
  const { orgId: id, orgName: name } = connection.identity
  const org = { id, name }
  const journal = { id: randomUUID(), startedAt: Date.now(), org, plan, entries: [] }
  must(await subject.records.begin(journal))
  return goOn(subject, connection, journal, how)
}

/** Goes on with a publish that was cut off, has failed or was stopped. */
export async function goOn(
  { records, design }: Subject,
  { org, sleep }: Connection,
  journal: Journal,
  { tell, credentials }: RunOptions,
): Promise<RunOutcome> {
  const entries = [...journal.entries]
  const interrupt = stopOnInterrupt(sleep)
  try {
    const outcome = await runPlan(
      journal.plan,
      org,
      {
        org: journal.org,
        sleep: interrupt.sleep,
        isStopped: interrupt.isStopped,
        onEvent: tell,
        secrets: credentials,
        async record(entry) {
          const kept = await records.append(journal.id, entry)
          if (kept.ok) entries.push(entry)
          return kept
        },
      },
      journal.entries,
    )
    const after = { ...journal, entries }
    must(await rememberRun(records, after, outcome.ok ? outcome.value : null))
    return outcome.ok
      ? { journal: after, published: outcome.value, reason: '' }
      : { journal: after, published: null, reason: reasonOf(outcome.error, design) }
  } finally {
    interrupt.release()
  }
}

/** Forgets a publish that nobody goes on with, but not what it has published. */
export async function forget({ records }: Subject, journal: Journal): Promise<void> {
  must(await giveUpRun(records, journal))
}

/** Does something while nobody else publishes the design from this folder. */
export async function whileHeld<T>({ files }: Subject, work: () => Promise<T>): Promise<T> {
  const held = holdDesign(files.hold, 'publishing')
  if (!held.ok) throw new FailedRun(held.error)
  try {
    return await work()
  } finally {
    held.value()
  }
}

/** Why it did not end, and of which steps of the design the org speaks. */
function reasonOf(error: RunError, design: Design): string {
  const reason = describeRunError(error)
  if (error.code !== 'job-failed') return reason
  const named = new Set(error.messages.flatMap((text) => nodeInMessage(text, design) ?? []))
  if (named.size === 0) return reason
  const steps = Array.from(named, ({ name, id }) => `“${name}” (${id})`)
  return `${reason} In the design: ${steps.join(', ')}.`
}

function must(kept: Awaited<ReturnType<PublishRecords['begin']>>): void {
  if (!kept.ok) throw new FailedRun(kept.error)
}
