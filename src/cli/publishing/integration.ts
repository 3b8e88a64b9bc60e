import { randomBytes } from 'node:crypto'
import type { OrgClient } from '#adapters/genesys/org-client.ts'
import { type DataAction, isStub } from '#core/model/data-action.ts'
import type { Design } from '#core/model/design.ts'
import { namedCredentials } from '#core/publish/named-credentials.ts'
import {
  type NewIntegration,
  plannedIntegration,
  WEB_SERVICES,
} from '#core/publish/new-integration.ts'
import { calledActions } from '#core/publish/plan.ts'
import { describeOrgError, type OrgIntegration } from '#core/publish/ports.ts'
import { FailedRun, UsageError } from '../command.ts'

/** Where nothing is to belong to an integration. */
const NONE: OrgIntegration = { id: '', name: '', typeId: WEB_SERVICES, isActive: true }

/** Whether there is one, because something is to belong to it. */
export function isIntegration({ id }: OrgIntegration): boolean {
  return id !== NONE.id
}

/** What is known of the integration that the actions are to belong to. */
export interface IntegrationWish {
  /** By `--integration`. */
  readonly wanted: string | undefined
  /** By `--create-integration`: the one of this name, which is made if the org has none. */
  readonly created: string | undefined
  /** The id of the one that the design was published with. */
  readonly remembered: string | null
}

export interface IntegrationChoice {
  readonly integration: OrgIntegration
  /** What `integration` stands for when the plan makes it. */
  readonly planned: NewIntegration | null
  /** The names of all integrations of the org; empty where none was asked for. */
  readonly names: readonly string[]
}

/**
 * The integration that the actions are to belong to: the one that is named, else the one that they were published with,
 * else the one that the design names, else the only one there is.
 */
export async function chooseIntegration(
  design: Design,
  org: OrgClient,
  { wanted, created, remembered }: IntegrationWish,
): Promise<IntegrationChoice> {
  const published = calledActions(design).filter((action) => !isStub(action))
  const named = wanted ?? created
  if (published.length === 0 && named === undefined) {
    return { integration: NONE, planned: null, names: [] }
  }
  const listed = await org.integrations()
  if (!listed.ok) throw new FailedRun(describeOrgError(listed.error))
  const names = listed.value.map(({ name }) => name)
  const there = listed.value.filter(({ typeId }) => typeId === WEB_SERVICES)
  const own = there.find(({ id }) => id === remembered)
  if (named === undefined && own !== undefined) return { integration: own, planned: null, names }
  if (created !== undefined && !there.some(({ name }) => isSame(name, created))) {
    return { ...planned(created, design), names }
  }
  return { integration: theOne(there, named, published), planned: null, names }
}

/** The org tells nothing of a credential but its name: by a name of its own it is found again. */
function planned(name: string, design: Design): Omit<IntegrationChoice, 'names'> {
  const mark = randomBytes(4).toString('hex')
  const made = { name, credentialName: `${name} ${mark}`, fields: namedCredentials(design) }
  return { integration: plannedIntegration(made), planned: made }
}

function theOne(
  there: readonly OrgIntegration[],
  named: string | undefined,
  published: readonly DataAction[],
): OrgIntegration {
  const fitting =
    named === undefined
      ? there.filter(({ name }) => published.some(({ integration }) => isSame(name, integration)))
      : there.filter(({ name }) => isSame(name, named))
  const candidates = named === undefined && fitting.length === 0 ? there : fitting
  const [chosen, another] = candidates
  if (chosen !== undefined && another === undefined) return chosen
  const list = there.map(({ name }) => `“${name}”`).join(', ')
  if (there.length === 0) {
    throw new FailedRun(
      'the org has no integration of the type Web Services Data Actions: have one made with --create-integration NAME, or add one in Genesys Cloud under Admin, Integrations, with the credentials that the actions name',
    )
  }
  throw new UsageError(
    named === undefined
      ? `say with --integration to which the actions are to belong: there are ${list}`
      : `the org has ${chosen === undefined ? 'no' : 'more than one'} integration “${named}”: there are ${list}`,
  )
}

/** Genesys compares names without regard to case. */
function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}
