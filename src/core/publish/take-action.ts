import { err, ok, type Result } from '../base/result.ts'
import type { DataAction, Purpose } from '../model/data-action.ts'
import { type ActionContents, actionFileOf, filledAction } from './action-from-org.ts'
import { hashesOf, textsOf } from './action-parts.ts'
import type { PublishedMemory, RememberedAction } from './memory.ts'
import { WEB_SERVICES } from './new-integration.ts'
import {
  describeOrgError,
  type OrgAction,
  type OrgError,
  type OrgIntegration,
  type OrgPort,
} from './ports.ts'

/** An action that was published before the design named it. */
export interface TakenAction {
  readonly action: DataAction
  readonly found: OrgAction
  readonly integrations: readonly OrgIntegration[]
  /** What a person should know of how it was read. */
  readonly remarks: readonly string[]
}

export interface TakeSettings {
  /** Reads Genesys' own action file; the failure is a sentence. */
  readonly readAction: (
    file: string,
  ) => Result<{ readonly contents: ActionContents; readonly remarks: readonly string[] }, string>
  /** What the design uses it for, where it names it already; Genesys does not record it. */
  readonly purpose: Purpose | null
}

export type TakeError = OrgError | { readonly code: 'unreadable'; readonly detail: string }

/**
 * Reads an action of an org with its contract, its request and its response into the action of a design that `stub`
 * gives the id. It keeps the category that it has in the org, whatever integration the design is published to.
 */
export async function takeAction(
  org: Pick<OrgPort, 'action' | 'integrations'>,
  id: string,
  stub: DataAction,
  { readAction, purpose }: TakeSettings,
): Promise<Result<TakenAction, TakeError>> {
  const integrations = await org.integrations()
  if (!integrations.ok) return integrations
  const found = await org.action(id)
  if (!found.ok) return found
  const read = readAction(actionFileOf(found.value))
  if (!read.ok) return err({ code: 'unreadable', detail: read.error })
  const { contents, remarks } = read.value
  const action = {
    ...filledAction(stub, found.value, contents, integrations.value, purpose),
    category: found.value.category,
  }
  return ok({ action, found: found.value, integrations: integrations.value, remarks })
}

/** What the next plan compares with, beside what was remembered before: what was found is what stands. */
export function rememberTaken(
  memory: PublishedMemory | null,
  org: PublishedMemory['org'],
  { action, found, integrations }: TakenAction,
  others: readonly DataAction[],
): PublishedMemory {
  const names = new Set(others.map(({ integration }) => integration.toLowerCase()))
  const home =
    integrations.find(
      ({ typeId, name }) => typeId === WEB_SERVICES && names.has(name.toLowerCase()),
    ) ?? integrations.find(({ id }) => id === found.integrationId)
  return {
    org,
    integration: memory?.integration ?? {
      id: home?.id ?? found.integrationId,
      name: home?.name ?? action.integration,
    },
    actions: { ...memory?.actions, [action.id]: asFound(action, found, true) },
    flow: memory?.flow ?? null,
  }
}

/** What is remembered of an action that stands in the org as the design has it. */
export function asFound(action: DataAction, found: OrgAction, isOfOrg: boolean): RememberedAction {
  return {
    id: found.id,
    designName: action.name,
    name: found.name,
    version: found.version,
    hashes: hashesOf(textsOf(found)),
    ...(isOfOrg ? { isOfOrg } : {}),
  }
}

/** In words, for whoever wanted to use an action of the org. */
export function describeTakeError(error: TakeError): string {
  switch (error.code) {
    case 'unreadable':
      return `It cannot be read: ${error.detail}`
    case 'rate-limited':
      return 'The org is taking no more requests for now. Wait a minute and choose it again.'
    case 'unavailable':
      return `The org has a problem of its own (${error.status}). Choose it again in a while.`
    default:
      return describeOrgError(error)
  }
}
