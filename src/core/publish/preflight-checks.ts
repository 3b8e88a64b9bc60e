import { isSameName } from '../base/same-name.ts'
import type { NewIntegration } from './new-integration.ts'
import type { Identity, OrgIntegration } from './ports.ts'
import type { Plan } from './plan.ts'
import { describeMissing, missingPermissions, missingScopes, permissionsFor } from './preflight.ts'

/** What is looked at before the first change, and what it found. */
export interface PreflightCheck {
  readonly name: string
  readonly isFine: boolean
  /** What was found, and what to do about it. */
  readonly text: string
}

/** An integration of the org that actions belong to. */
export interface PlacedIntegration {
  readonly integration: OrgIntegration
  /** The type of its credentials; null when it has none, undefined when it is not known. */
  readonly credentialType: string | null | undefined
  /** The fields of the credentials that the actions name. */
  readonly credentials: readonly string[]
}

export interface PreflightSubject {
  /** Problems of severity error that are not accepted. */
  readonly errors: number
  readonly identity: Identity
  /** None while nothing is chosen, and where all actions belong to one that is to be made. */
  readonly integrations: readonly PlacedIntegration[]
  readonly newIntegration: NewIntegration | null
  /** What will be done; null while it is not known, or not yet decided. */
  readonly plan: Pick<Plan, 'steps'> | null
  /** The division that the flow belongs to, by its name. */
  readonly division: string
  /** The divisions of the org; null when they are not known. */
  readonly divisions: readonly string[] | null
  /** The names of all integrations of the org. */
  readonly integrationNames: readonly string[]
}

export function preflightChecks(subject: PreflightSubject): readonly PreflightCheck[] {
  return [
    problems(subject),
    permissions(subject),
    scopes(subject),
    ...newOne(subject),
    ...placed(subject).flatMap((one) => [...activity(one), ...credentials(one)]),
    ...division(subject),
  ]
}

function problems({ errors }: PreflightSubject): PreflightCheck {
  return {
    name: 'Problems',
    isFine: errors === 0,
    text: errors === 0 ? 'no error' : `${errors} to mend before this flow may go out`,
  }
}

function permissions({ identity, plan }: PreflightSubject): PreflightCheck {
  const needed = permissionsFor(plan)
  const missing = missingPermissions(identity, needed)
  return {
    name: 'Permissions',
    isFine: missing.length === 0,
    text:
      missing.length > 0
        ? describeMissing(missing)
        : identity.permissions === null
          ? 'the org does not tell'
          : `all ${needed.length} that publishing asks for`,
  }
}

function scopes({ identity }: PreflightSubject): PreflightCheck {
  const missing = missingScopes(identity)
  return {
    name: 'Token scopes',
    isFine: missing.length === 0,
    text:
      missing.length > 0
        ? `missing ${missing.join(', ')}. Add them to the OAuth client in Genesys Cloud, then sign in again.`
        : 'architect, integrations',
  }
}

function newOne({ newIntegration, integrationNames }: PreflightSubject): readonly PreflightCheck[] {
  if (newIntegration === null) return []
  const name = newIntegration.name.trim()
  if (name === '') return one('Integration', false, 'give the new one a name')
  return integrationNames.some((taken) => isSameName(taken, name))
    ? one(
        'Integration',
        false,
        `the org has one named “${name}” already: choose it, or take another name`,
      )
    : one('Integration', true, 'will be made first')
}

/** An integration as its checks are told: by its name where there are several. */
interface Told extends PlacedIntegration {
  readonly about: string
}

function placed({ integrations, newIntegration }: PreflightSubject): readonly Told[] {
  const isOnly = integrations.length < 2 && newIntegration === null
  return integrations.map((each) => ({
    ...each,
    about: isOnly ? '' : ` “${each.integration.name}”`,
  }))
}

function activity({ integration, about }: Told): readonly PreflightCheck[] {
  return integration.isActive
    ? one(`Integration${about}`, true, 'active')
    : one(
        `Integration${about}`,
        false,
        'not active. Activate it under Admin, Integrations, or choose another.',
      )
}

/** The names of the fields that a type has; null where they are free. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  basicAuth: ['userName', 'password'],
}

function credentials(told: Told): readonly PreflightCheck[] {
  const { credentialType: type, credentials: named, about } = told
  const title = `Credentials${about === '' ? '' : ` of${about}`}`
  if (named.length === 0) return one(title, true, 'the actions name none')
  if (type === undefined) return []
  const list = named.join(', ')
  if (type === null) {
    return one(
      title,
      false,
      `the integration has none, and the actions name ${list}. Configure credentials of the type User Defined with ${named.length === 1 ? 'this field' : 'these fields'}.`,
    )
  }
  const fields = FIELDS[type]
  const missing = fields === undefined ? [] : named.filter((name) => !fields.includes(name))
  return missing.length === 0
    ? one(
        title,
        true,
        `${list} ${named.length === 1 ? 'is' : 'are'} named; the org does not show values`,
      )
    : one(
        title,
        false,
        `the integration’s are of the type ${type}, which has only ${fields?.join(' and ')}: ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} not there. Choose another integration, or name its fields.`,
      )
}

/** The job would refuse the flow, after the actions have been published. */
function division({ division: name, divisions }: PreflightSubject): readonly PreflightCheck[] {
  if (name === '' || divisions === null) return []
  return divisions.some((other) => isSameName(other, name))
    ? one('Division', true, name)
    : one(
        'Division',
        false,
        `the org has none named “${name}”. Give the flow one of these: ${divisions.join(', ')}.`,
      )
}

function one(name: string, isFine: boolean, text: string): readonly PreflightCheck[] {
  return [{ name, isFine, text }]
}
