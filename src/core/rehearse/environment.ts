import type { ActionId } from '../base/ids.ts'
import type { Result } from '../base/result.ts'
import { describeRunError, type RunError } from '../publish/run-error.ts'
import { describeRehearsalRefusal, type RehearsalRefusal } from './refusal.ts'

/** Time, chance, stopping and keeping come from outside, so that tests need no waiting and no database. */
export interface RehearsalEnvironment {
  readonly org: { readonly id: string; readonly name: string }
  /** The integration whose credentials the clones use. */
  readonly integrationId: string
  /** Those of the actions that belong to others, by their ids. */
  readonly ownIntegrations?: Readonly<Partial<Record<ActionId, string>>>
  readonly clones: CloneRecords
  /** Four to eight hexadecimal digits that no other rehearsal has: it is a part of the clones' names. */
  readonly mark: string
  /** Milliseconds since 1970, UTC. */
  readonly now: number
  /** Resolves after so many milliseconds, or at once when the rehearsal is stopped. */
  sleep(ms: number): Promise<void>
  isStopped(): boolean
  /** What is being done, in words. */
  onProgress(text: string): void
}

/** The integration whose credentials the clone of an action uses: that of the action itself. */
export function integrationOfClone(
  { integrationId, ownIntegrations = {} }: RehearsalEnvironment,
  action: ActionId,
): string {
  return ownIntegrations[action] ?? integrationId
}

/** A clone that was announced, made, and not yet removed again. It is all that is kept: no value, no template. */
export interface CloneRecord {
  readonly org: string
  readonly category: string
  readonly name: string
  /** Null until the org has answered: then it may be there or not. */
  readonly id: string | null
}

/** Where clones are remembered until they are gone, so that none stays after a crash. Failures are sentences. */
export interface CloneRecords {
  of(org: string): Promise<Result<readonly CloneRecord[], string>>
  /** Writes it down, or what has become of it; the name tells which. */
  keep(record: CloneRecord): Promise<Result<null, string>>
  forget(record: CloneRecord): Promise<Result<null, string>>
}

/** Why a rehearsal ended early. */
export type RehearsalError =
  | RunError
  | { readonly code: 'refused'; readonly refusals: readonly RehearsalRefusal[] }
  | { readonly code: 'nothing-to-rehearse' }
  /** A flow that goes round and round would send requests without end. */
  | { readonly code: 'too-many-calls'; readonly limit: number }
  | { readonly code: 'action-unknown' }

export function describeRehearsalError(error: RehearsalError): string {
  switch (error.code) {
    case 'refused':
      return error.refusals.map(describeRehearsalRefusal).join(' ')
    case 'nothing-to-rehearse':
      return 'The flow calls no data action that could be rehearsed.'
    case 'too-many-calls':
      return `The flow has called data actions ${error.limit} times and wants to go on: the rehearsal was ended. Look for a loop without an end.`
    case 'action-unknown':
      return 'The flow calls a data action of which nothing is known here, so that its call cannot be answered.'
    case 'cancelled':
      return 'The rehearsal was stopped.'
    case 'not-recorded':
      return `That a clone is made could not be written down (${error.detail}), so that none was made. Free some space, then rehearse again.`
    case 'rate-limited':
      return 'The org is taking no more requests for now. Wait a minute and rehearse again.'
    case 'unavailable':
      return `The org has a problem of its own (${error.status}). Rehearse again in a while.`
    default:
      return describeRunError(error)
  }
}
