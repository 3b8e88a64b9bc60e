import { isRehearsalName } from '../analysis/actions/clones.ts'
import { err, ok, type Result } from '../base/result.ts'
import type { OrgError, OrgPort } from '../publish/ports.ts'
import type { CloneRecord, RehearsalEnvironment, RehearsalError } from './environment.ts'

export interface Removal {
  readonly removed: readonly string[]
  /** Clones that are still there, and why. */
  readonly left: readonly { readonly name: string; readonly error: RehearsalError }[]
}

type RemovalEnvironment = Pick<RehearsalEnvironment, 'org' | 'clones' | 'sleep'>

/**
 * Removes what earlier rehearsals have left behind: clones that were written down here, and actions of these
 * categories that are named as a clone of a rehearsal is and are not secure, whoever made them.
 *
 * @param categories None while somebody else may be rehearsing: clones in use are not written down here.
 */
export async function removeLeftovers(
  org: OrgPort,
  env: RemovalEnvironment,
  categories: readonly string[],
): Promise<Result<Removal, RehearsalError>> {
  const recorded = await env.clones.of(env.org.id)
  if (!recorded.ok) return err({ code: 'not-recorded', detail: recorded.error })
  const found = await clonesIn(org, env.org.id, categories)
  if (!found.ok) return found
  const names = new Set(recorded.value.map(({ name }) => name))
  const all = [...recorded.value, ...found.value.filter(({ name }) => !names.has(name))]
  const removed: string[] = []
  const left: Removal['left'][number][] = []
  for (const record of all) {
    const done = await removeClone(org, env, record)
    if (done.ok) removed.push(record.name)
    else left.push({ name: record.name, error: done.error })
  }
  return ok({ removed, left })
}

/** Removes one clone and forgets it. One that was never made, or is gone already, is no error. */
export async function removeClone(
  org: OrgPort,
  env: RemovalEnvironment,
  record: CloneRecord,
): Promise<Result<null, RehearsalError>> {
  const id = record.id === null ? await idOf(org, record) : ok(record.id)
  if (!id.ok) return id
  if (id.value !== null) {
    const gone = await remove(org, env, id.value)
    if (!gone.ok) return gone
  }
  const forgotten = await env.clones.forget(record)
  return forgotten.ok ? ok(null) : err({ code: 'not-recorded', detail: forgotten.error })
}

const MAX_ATTEMPTS = 3
const RETRY_MS = 1000

async function remove(
  org: OrgPort,
  env: RemovalEnvironment,
  id: string,
): Promise<Result<null, OrgError>> {
  for (let attempt = 1; ; attempt += 1) {
    const deleted = await org.deleteAction(id)
    if (deleted.ok || deleted.error.code === 'not-found') return ok(null)
    const { code } = deleted.error
    const mayPass = code === 'unreachable' || code === 'unavailable' || code === 'rate-limited'
    if (!mayPass || attempt === MAX_ATTEMPTS) return deleted
    await env.sleep(RETRY_MS * attempt)
  }
}

/** A clone whose making nobody lived to note is known by its name, which no other action has. */
async function idOf(
  org: OrgPort,
  { category, name }: CloneRecord,
): Promise<Result<string | null, OrgError>> {
  const listed = await org.actionsIn(category)
  if (!listed.ok) return listed
  return ok(listed.value.find((action) => action.name === name)?.id ?? null)
}

async function clonesIn(
  org: OrgPort,
  orgId: string,
  categories: readonly string[],
): Promise<Result<readonly CloneRecord[], OrgError>> {
  const found: CloneRecord[] = []
  for (const category of new Set(categories)) {
    const listed = await org.actionsIn(category)
    if (!listed.ok) return listed
    for (const { id, name } of listed.value) {
      if (!isRehearsalName(name)) continue
      const action = await org.action(id)
      if (action.ok && !action.value.secure) found.push({ org: orgId, category, name, id })
    }
  }
  return ok(found)
}
