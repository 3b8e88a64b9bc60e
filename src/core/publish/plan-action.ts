import { err, ok, type Result } from '../base/result.ts'
import { categoryOf, type DataAction, isStub } from '../model/data-action.ts'
import { toActionInput } from './action-input.ts'
import { type ActionPart, FIXED_PARTS, hashesOf, textsOf } from './action-parts.ts'
import { compareThreeWays, isDrift, type ActionPartChange } from './changes.ts'
import type { RememberedAction } from './memory.ts'
import type { PlanProblem } from './plan-problem.ts'
import { actionStep, type Choice, type OfAction, type PlanStep } from './plan-step.ts'
import type { OrgAction, OrgIntegration } from './ports.ts'

export interface ActionSurvey {
  readonly integration: OrgIntegration
  /** What the org has under the action's category and name, and what was published of it. */
  readonly found: readonly OrgAction[]
  readonly remembered: RememberedAction | null
  /** Names that are taken in its category, in lower case. */
  readonly taken: ReadonlySet<string>
  readonly choice: Choice | null
}

export interface PlannedAction {
  readonly step: PlanStep
  /** The name by which the flow must call it. */
  readonly name: string
  /** The action that this one replaces, if it was published from here. */
  readonly replaced: OrgAction | null
}

/**
 * Compares an action with what the org has of it, and with what was published last. Of one that is known by its name
 * only, as from the YAML of a flow, nothing can be published: it must be there.
 */
export function planAction(
  action: DataAction,
  survey: ActionSurvey,
): Result<PlannedAction, PlanProblem> {
  const { found, remembered } = survey
  const own = found.find(({ id }) => id === remembered?.id) ?? null
  if (own === null && found.length > 1) {
    return err({ code: 'name-ambiguous', action: action.name, count: found.length })
  }
  const existing = own ?? found[0] ?? null
  if (isStub(action)) {
    return existing === null
      ? err({ code: 'action-missing', action: action.name, category: categoryOf(action) })
      : ok(kept(action, survey, existing, []))
  }
  if (existing === null) return ok(creation(action, survey, remembered !== null))
  const name =
    own !== null && remembered?.designName === action.name ? remembered.name : action.name
  const isOfOrg = own !== null && remembered?.isOfOrg === true
  // An integration is for life: one that was there before the design stays where it is, whatever the others go to.
  const home = isOfOrg ? own.integrationId : survey.integration.id
  const input = toActionInput({ ...action, name }, home)
  const base = own === null ? null : (remembered?.hashes ?? null)
  const changes = compareThreeWays(textsOf(input), textsOf(existing), base)
  if (changes.length === 0) return ok(kept(action, survey, existing, []))
  if (changes.some(({ part }) => FIXED_PARTS.has(part))) {
    return ok(replacement(action, survey, existing, changes, own !== null && !isOfOrg))
  }
  if (isDrift(changes) && survey.choice === 'org') {
    return ok(kept(action, survey, existing, changes))
  }
  const isUndecided = isDrift(changes) && survey.choice === null
  const step: PlanStep = {
    ...stepOf(action),
    title: isUndecided ? `Action ${name} was changed in the org` : `Update action ${name}`,
    detail: isUndecided
      ? `${wordsOf(changes)} ${changes.length === 1 ? 'is' : 'are'} not as published; choose whose version stands`
      : `changes ${wordsOf(changes)}; the org has version ${existing.version}`,
    change: isUndecided ? 'drifted' : 'update',
    parts: changes,
    takenBack: 'recorded',
    mayKeepOrg: isDrift(changes),
    work: isUndecided
      ? null
      : { type: 'update-action', ...asRemembered(action, survey), input, before: existing },
  }
  return ok({ step, name, replaced: null })
}

function creation(action: DataAction, survey: ActionSurvey, wasThere: boolean): PlannedAction {
  const { name } = action
  const step: PlanStep = {
    ...stepOf(action),
    title: `Create action ${name}`,
    detail: `${wasThere ? 'it is no longer in the org; ' : ''}${contentsOf(action)}`,
    change: 'create',
    work: {
      type: 'create-action',
      ...ofAction(action),
      input: toActionInput(action, survey.integration.id),
    },
  }
  return { step, name, replaced: null }
}

function kept(
  action: DataAction,
  survey: ActionSurvey,
  existing: OrgAction,
  changes: readonly ActionPartChange[],
): PlannedAction {
  const { name, id, version } = existing
  const step: PlanStep = {
    ...stepOf(action),
    title: `Action ${name}`,
    detail: isStub(action)
      ? `must be there, and is: version ${version}; nothing more is known of it here`
      : changes.length === 0
        ? `as in the org, version ${version}`
        : `stays as it was changed in the org, version ${version}`,
    change: 'unchanged',
    parts: changes,
    mayKeepOrg: changes.length > 0,
    work: {
      type: 'keep-action',
      ...asRemembered(action, survey),
      name,
      id,
      version,
      hashes: hashesOf(textsOf(existing)),
    },
  }
  return { step, name, replaced: null }
}

/** A contract, a secure flag and an integration are for life: the flow gets a new action, beside the old one. */
function replacement(
  action: DataAction,
  survey: ActionSurvey,
  existing: OrgAction,
  changes: readonly ActionPartChange[],
  isOurs: boolean,
): PlannedAction {
  const name = freeName(action.name, survey.taken)
  const fixed = changes.filter(({ part }) => FIXED_PARTS.has(part))
  const step: PlanStep = {
    ...stepOf(action),
    title: `Replace action ${existing.name} by ${name}`,
    detail: `${wordsOf(fixed)} cannot be changed once published; ${
      isOurs
        ? `${existing.name} stays until the flow is live`
        : `${existing.name} was not published from here and stays`
    }`,
    change: 'replace',
    parts: changes,
    work: {
      type: 'create-action',
      ...ofAction(action),
      input: toActionInput({ ...action, name }, survey.integration.id),
    },
  }
  return { step, name, replaced: isOurs ? existing : null }
}

function stepOf(action: DataAction) {
  return {
    id: actionStep(action.id),
    parts: [],
    takenBack: 'not-needed',
    mayKeepOrg: false,
  } as const
}

/** The same of one that goes on being the action that is remembered. */
function asRemembered(action: DataAction, { remembered }: ActionSurvey): OfAction {
  return { ...ofAction(action), ...(remembered?.isOfOrg === true ? { isOfOrg: true } : {}) }
}

function ofAction({ id, name }: DataAction): OfAction {
  return { action: id, designName: name }
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  const base = name.replace(/_\d+$/, '')
  for (let n = 2; ; n += 1) {
    const candidate = `${base}_${n}`
    if (!taken.has(candidate.toLowerCase())) return candidate
  }
}

function contentsOf(action: DataAction): string {
  return `${action.secure ? 'secure, ' : ''}${count(action.inputs.length, 'input')}, ${count(action.outputs.length, 'output')}, category ${categoryOf(action)}`
}

function wordsOf(changes: readonly { readonly part: ActionPart }[]): string {
  const parts = changes.map(({ part }) => part)
  const last = parts.at(-1) ?? ''
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`
}

function count(n: number, word: string): string {
  return `${n} ${word}${n === 1 ? '' : 's'}`
}
