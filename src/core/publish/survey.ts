import type { ActionId } from '../base/ids.ts'
import { ok, type Result } from '../base/result.ts'
import { categoryOf } from '../model/data-action.ts'
import type { Design } from '../model/design.ts'
import type { PublishedMemory } from './memory.ts'
import { calledActions } from './called-actions.ts'
import type { OrgState } from './plan.ts'
import type { ActionSummary, OrgAction, OrgError, OrgIntegration, OrgPort } from './ports.ts'
import { isSameName } from '../base/same-name.ts'

/** What an org is asked before a plan is made. */
export interface SurveyRequest {
  /** Placed: see `placeActions`. */
  readonly design: Design
  readonly integration: OrgIntegration
  readonly memory: PublishedMemory | null
  readonly mayExport: boolean
}

/**
 * Reads what the org has of a design, and writes nothing. One request for each category, for the flow, and some for
 * each action that is there.
 */
export async function surveyOrg(
  org: OrgPort,
  { design, integration, memory, mayExport }: SurveyRequest,
): Promise<Result<OrgState, OrgError>> {
  const called = calledActions(design)
  const listings = new Map<string, readonly ActionSummary[]>()
  for (const category of new Set(called.map(categoryOf))) {
    const listed = await org.actionsIn(category)
    if (!listed.ok) return listed
    listings.set(category.toLowerCase(), listed.value)
  }
  const actions = new Map<ActionId, readonly OrgAction[]>()
  for (const action of called) {
    const listed = listings.get(categoryOf(action).toLowerCase()) ?? []
    const namesakes = listed.filter(({ name }) => isSameName(name, action.name)).map(({ id }) => id)
    const remembered = memory?.actions[action.id]?.id
    const read = await readAll(org, new Set([...(remembered ? [remembered] : []), ...namesakes]))
    if (!read.ok) return read
    actions.set(action.id, read.value)
  }
  const replaced = await readReplaced(org, memory)
  if (!replaced.ok) return replaced
  const flow = await org.findFlow(design.flow.name)
  if (!flow.ok) return flow
  const names = new Map(
    [...listings].map(([category, listed]) => [
      category,
      new Set(listed.map(({ name }) => name.toLowerCase())),
    ]),
  )
  return ok({
    integration,
    actions,
    names,
    replaced: replaced.value,
    flow: flow.value,
    mayExport,
  })
}

/** Actions that an earlier publish has replaced and did not live to remove. */
async function readReplaced(
  org: OrgPort,
  memory: PublishedMemory | null,
): Promise<Result<NonNullable<OrgState['replaced']>, OrgError>> {
  const found: NonNullable<OrgState['replaced']>[number][] = []
  for (const { action, designName, id } of memory?.replaced ?? []) {
    const read = await readAll(org, new Set([id]))
    if (!read.ok) return read
    for (const before of read.value) found.push({ action: action as ActionId, designName, before })
  }
  return ok(found)
}

/** Somebody may have deleted in the org what is remembered here: that is no error. */
async function readAll(
  org: OrgPort,
  ids: ReadonlySet<string>,
): Promise<Result<readonly OrgAction[], OrgError>> {
  const found: OrgAction[] = []
  for (const id of ids) {
    const action = await org.action(id)
    if (action.ok) found.push(action.value)
    else if (action.error.code !== 'not-found') return action
  }
  return ok(found)
}
