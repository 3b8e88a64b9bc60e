import { z } from 'zod'
import { sha256Hex } from '../base/sha256.ts'
import type { Result } from '../base/result.ts'
import { isFinished, type Journal, type JournalEntry, progressOf } from './journal.ts'
import type { PublishedMemory } from './memory.ts'
import { FLOW_STEP, publicationOf } from './plan-step.ts'
import type { OrgFlow } from './ports.ts'

/** Whose records: of one design in one org. */
export interface RecordKey {
  readonly org: string
  readonly design: string
}

/** Where a publish is remembered: a browser's database, or files beside the design. Failures are sentences. */
export interface PublishRecords {
  /** What was published last; null when nothing is known. */
  memory(key: RecordKey): Promise<Result<PublishedMemory | null, string>>
  /** The newest first. */
  journals(key: RecordKey): Promise<Result<readonly Journal[], string>>
  begin(journal: Journal): Promise<Result<null, string>>
  append(journal: string, entry: JournalEntry): Promise<Result<null, string>>
  /** Remembers what stands after a publish. */
  remember(key: RecordKey, memory: PublishedMemory): Promise<Result<null, string>>
  /** Forgets a publish that nobody will go on with. */
  discard(journal: string): Promise<Result<null, string>>
}

/** A publish that began and did not end: the newest one, if it was left so. */
export function unfinished(journals: readonly Journal[]): Journal | null {
  const [newest] = journals
  return newest === undefined || isFinished(newest) ? null : newest
}

/** The YAML of the version that is live, where a journal has it: because it was published by it. */
export function formerYamlOf(
  journals: readonly Journal[],
  flow: Pick<OrgFlow, 'id' | 'publishedVersion'> | null,
): string | null {
  if (flow === null) return null
  for (const { plan, entries } of journals) {
    const work = publicationOf(plan)
    const result = progressOf(entries).result(FLOW_STEP)
    const isLive =
      result?.type === 'flow' &&
      result.flow.id === flow.id &&
      result.flow.publishedVersion === flow.publishedVersion
    if (work !== null && isLive) return work.yaml
  }
  return null
}

/** A journal as it is kept: with a seal, so that one that was changed or cut is not gone on with. */
export interface KeptJournal extends Journal {
  readonly format: typeof FORMAT
  readonly seal: string
}

export function sealJournal(journal: Journal): KeptJournal {
  return { ...journal, format: FORMAT, seal: sealOf(journal) }
}

/** Null when it is not a journal of this version, or not as it was written. */
export function openJournal(kept: unknown): Journal | null {
  const parsed = keptSchema.safeParse(kept)
  if (!parsed.success) return null
  const { format: _, seal, ...journal } = parsed.data
  return sealOf(journal) === seal ? journal : null
}

const FORMAT = 'secure-flow-journal/1'

/** Entries are added after it was sealed: the seal is that of what the publish set out to do. */
function sealOf({ id, startedAt, org, plan }: Omit<Journal, 'entries'>): string {
  return sha256Hex(JSON.stringify([id, startedAt, org, plan]))
}

/** The seal stands for the rest: what it covers is as it was written by us. */
const keptSchema = z.object({
  format: z.literal(FORMAT),
  seal: z.string(),
  id: z.string(),
  startedAt: z.number(),
  org: z.object({ id: z.string(), name: z.string() }),
  plan: z.custom<Journal['plan']>((plan) => typeof plan === 'object' && plan !== null),
  entries: z.array(
    z.custom<JournalEntry>(
      (entry) => typeof entry === 'object' && entry !== null && 'type' in entry && 'step' in entry,
    ),
  ),
})
