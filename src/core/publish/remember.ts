import type { Result } from '../base/result.ts'
import type { Journal } from './journal.ts'
import type { PublishRecords, RecordKey } from './records.ts'
import type { Published } from './run.ts'
import { memorySoFar } from './standing.ts'

/** Remembers what stands after a publish, whether or not it has come to its end. */
export function rememberRun(
  records: PublishRecords,
  journal: Journal,
  published: Published | null,
): Promise<Result<null, string>> {
  return published === null
    ? rememberSoFar(records, journal)
    : records.remember(keyOf(journal), published.memory)
}

/** Forgets a publish that nobody goes on with, but not what it has published. */
export async function giveUpRun(
  records: PublishRecords,
  journal: Journal,
): Promise<Result<null, string>> {
  const remembered = await rememberSoFar(records, journal)
  return remembered.ok ? records.discard(journal.id) : remembered
}

async function rememberSoFar(
  records: PublishRecords,
  journal: Journal,
): Promise<Result<null, string>> {
  const before = await records.memory(keyOf(journal))
  return before.ok ? records.remember(keyOf(journal), memorySoFar(before.value, journal)) : before
}

function keyOf({ org, plan }: Journal): RecordKey {
  return { org: org.id, design: plan.design }
}
