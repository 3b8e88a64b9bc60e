import { isSameName } from '../base/same-name.ts'
import { inferredOf } from '../analysis/inferred.ts'
import type { ActionId } from '../base/ids.ts'
import { err, ok, type Result } from '../base/result.ts'
import { categoryOf, type DataAction, type Purpose } from '../model/data-action.ts'
import type { Design } from '../model/design.ts'
import { actionFileOf, filledAction } from './action-from-org.ts'
import type { RememberedAction } from './memory.ts'
import type { FlowFiles } from './open-flow.ts'
import {
  type ActionSummary,
  describeOrgError,
  type OrgAction,
  type OrgError,
  type OrgIntegration,
  type OrgPort,
} from './ports.ts'
import { asFound } from './take-action.ts'

/** An action of a flow that was opened from an org. */
export interface FilledAction {
  readonly action: DataAction
  /** What the org has of it; null where that could not be found or read. */
  readonly found: OrgAction | null
  readonly remarks: readonly string[]
}

export interface FillSettings {
  readonly files: Pick<FlowFiles, 'readAction'>
  readonly integrations: readonly OrgIntegration[]
  readonly isStopped: () => boolean
  readonly tell: (text: string) => void
}

/**
 * Fills the data actions that a flow names with their contract and their request. One that the org does not have, or
 * that is of a kind that has no request of its own, stays as the flow names it, and a remark says so.
 */
export async function fillActions(
  org: Pick<OrgPort, 'actionsIn' | 'action'>,
  design: Design,
  settings: FillSettings,
): Promise<Result<readonly FilledAction[], OrgError>> {
  const inferred = inferredOf(design)
  const listings = new Map<string, readonly ActionSummary[]>()
  const filled: FilledAction[] = []
  for (const stub of design.actions) {
    if (settings.isStopped()) return err({ code: 'cancelled' })
    settings.tell(`Reading the data action ${stub.name}`)
    const category = categoryOf(stub)
    const key = category.toLowerCase()
    if (!listings.has(key)) {
      const listed = await org.actionsIn(category)
      if (!listed.ok) return listed
      listings.set(key, listed.value)
    }
    const one = await fillOne(
      org,
      stub,
      (listings.get(key) ?? []).filter(({ name }) => isSameName(name, stub.name)),
      inferred.actions.get(stub.id) ?? null,
      settings,
    )
    if (!one.ok) return one
    filled.push(one.value)
  }
  return ok(filled)
}

/**
 * What the next plan compares with: what was found is what stands. What belongs to another integration than the one
 * that the design goes to stays there.
 */
export function rememberedActions(
  filled: readonly FilledAction[],
  home: string,
): Readonly<Record<ActionId, RememberedAction>> {
  return Object.fromEntries(
    filled.flatMap(({ action, found }) =>
      found === null ? [] : [[action.id, asFound(action, found, found.integrationId !== home)]],
    ),
  )
}

async function fillOne(
  org: Pick<OrgPort, 'action'>,
  stub: DataAction,
  namesakes: readonly ActionSummary[],
  purpose: Purpose | null,
  { files, integrations }: FillSettings,
): Promise<Result<FilledAction, OrgError>> {
  const left = (why: string) =>
    ok({ action: stub, found: null, remarks: [`The data action “${stub.name}” ${why}`] })
  const [only, ...others] = namesakes
  if (only === undefined) {
    return left(
      `is no longer in the org under the category “${categoryOf(stub)}”: nothing is known of its contract and request. Add them.`,
    )
  }
  if (others.length > 0) {
    return left(
      `is in the org ${namesakes.length} times under that name: which one the flow calls cannot be told. Add its contract and request.`,
    )
  }
  const found = await org.action(only.id)
  if (!found.ok) {
    const { code } = found.error
    return code === 'not-found' || code === 'unexpected-reply'
      ? left(`could not be read: ${describeOrgError(found.error)}`)
      : found
  }
  const read = files.readAction(actionFileOf(found.value))
  if (!read.ok) return left(`could not be read: ${read.error}`)
  const { contents, remarks } = read.value
  const action = filledAction(stub, found.value, contents, integrations, purpose)
  return ok({ action, found: found.value, remarks: [...remarks, ...inferredRemarks(action)] })
}

function inferredRemarks({ name, purpose }: DataAction): readonly string[] {
  const words = PURPOSES[purpose]
  const guess =
    words === null
      ? `Nothing in the flow tells what “${name}” is for.`
      : `“${name}” is taken for an action that ${words}, by how the flow uses it.`
  return [`${guess} Genesys does not record it: check it.`]
}

const PURPOSES: Readonly<Record<Purpose, string | null>> = {
  'session-token': 'fetches a session token',
  tokenize: 'exchanges the card for a token',
  payment: 'takes the payment',
  other: null,
}
