import { randomBytes } from 'node:crypto'
import type { OrgClient } from '#adapters/genesys/org-client.ts'
import type { Design } from '#core/model/design.ts'
import { namedCredentials } from '#core/publish/named-credentials.ts'
import {
  type NewIntegration,
  newIntegration,
  plannedIntegration,
  WEB_SERVICES,
} from '#core/publish/new-integration.ts'
import { integrationsNamed, placedActions } from '#core/publish/placement.ts'
import { describeOrgError, type OrgIntegration } from '#core/publish/ports.ts'
import { isSameName } from '#core/base/same-name.ts'
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
  /** Those that actions can belong to. */
  readonly there: readonly OrgIntegration[]
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
  const named = wanted ?? created
  if (placedActions(design).length === 0 && named === undefined) {
    return { integration: NONE, planned: null, names: [], there: [] }
  }
  const listed = await org.integrations()
  if (!listed.ok) throw new FailedRun(describeOrgError(listed.error))
  const names = listed.value.map(({ name }) => name)
  const there = listed.value.filter(({ typeId }) => typeId === WEB_SERVICES)
  const own = there.find(({ id }) => id === remembered)
  if (named === undefined && own !== undefined)
    return { integration: own, planned: null, names, there }
  if (created !== undefined && !there.some(({ name }) => isSameName(name, created))) {
    return { ...planned(created, design), names, there }
  }
  return { integration: theOne(design, there, named), planned: null, names, there }
}

function planned(name: string, design: Design): Pick<IntegrationChoice, 'integration' | 'planned'> {
  const made = newIntegration(name, randomBytes(4).toString('hex'), namedCredentials(design))
  return { integration: plannedIntegration(made), planned: made }
}

function theOne(
  design: Design,
  there: readonly OrgIntegration[],
  named: string | undefined,
): OrgIntegration {
  if (there.length === 0) {
    throw new FailedRun(
      'the org has no integration of the type Web Services Data Actions: have one made with --create-integration NAME, or add one in Genesys Cloud under Admin, Integrations, with the credentials that the actions name',
    )
  }
  if (named !== undefined) return integrationNamed(there, named)
  const homes = [...integrationsNamed(design, there).values()]
  const [first] = homes.flat()
  if (first !== undefined && homes.every(({ length }) => length === 1)) return first
  const fitting = there.filter(({ name }) =>
    placedActions(design).some(({ integration }) => isSameName(name, integration)),
  )
  const [chosen, another] = fitting.length === 0 ? there : fitting
  if (chosen !== undefined && another === undefined) return chosen
  throw new UsageError(
    `say with --integration to which the actions are to belong: there are ${listOf(there)}`,
  )
}

/** The one of this name, or a usage error that lists them. */
export function integrationNamed(there: readonly OrgIntegration[], wanted: string): OrgIntegration {
  const [found, another] = there.filter(({ name }) => isSameName(name, wanted))
  if (found !== undefined && another === undefined) return found
  throw new UsageError(
    `the org has ${found === undefined ? 'no' : 'more than one'} integration “${wanted}”: there are ${listOf(there)}`,
  )
}

function listOf(there: readonly OrgIntegration[]): string {
  return there.map(({ name }) => `“${name}”`).join(', ')
}
