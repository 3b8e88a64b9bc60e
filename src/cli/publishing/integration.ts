import type { OrgClient } from '#adapters/genesys/org-client.ts'
import { isStub } from '#core/model/data-action.ts'
import type { Design } from '#core/model/design.ts'
import { calledActions } from '#core/publish/plan.ts'
import { describeOrgError, type OrgIntegration } from '#core/publish/ports.ts'
import { FailedRun, UsageError } from '../command.ts'

/** The integration type of Web Services Data Actions. */
const WEB_SERVICES = 'custom-rest-actions'

/** Where nothing is to belong to an integration. */
const NONE: OrgIntegration = { id: '', name: '', typeId: WEB_SERVICES, isActive: true }

/** Whether there is one, because something is to belong to it. */
export function isIntegration({ id }: OrgIntegration): boolean {
  return id !== NONE.id
}

/**
 * The integration that the actions are to belong to: the one that is named, else the one that the design names, else
 * the only one there is.
 */
export async function chooseIntegration(
  design: Design,
  org: OrgClient,
  wanted: string | undefined,
): Promise<OrgIntegration> {
  const published = calledActions(design).filter((action) => !isStub(action))
  if (published.length === 0 && wanted === undefined) return NONE
  const listed = await org.integrations()
  if (!listed.ok) throw new FailedRun(describeOrgError(listed.error))
  const there = listed.value.filter(({ typeId }) => typeId === WEB_SERVICES)
  const names = new Set(published.map(({ integration }) => integration.toLowerCase()))
  const fitting =
    wanted === undefined
      ? there.filter(({ name }) => names.has(name.toLowerCase()))
      : there.filter(({ name }) => name.toLowerCase() === wanted.toLowerCase())
  const candidates = wanted === undefined && fitting.length === 0 ? there : fitting
  const [chosen, another] = candidates
  if (chosen !== undefined && another === undefined) return chosen
  const list = there.map(({ name }) => `“${name}”`).join(', ')
  if (there.length === 0) {
    throw new FailedRun(
      'the org has no integration of the type Web Services Data Actions: add one in Genesys Cloud under Admin, Integrations, with the credentials that the actions name',
    )
  }
  throw new UsageError(
    wanted === undefined
      ? `say with --integration to which the actions are to belong: there are ${list}`
      : `the org has ${chosen === undefined ? 'no' : 'more than one'} integration “${wanted}”: there are ${list}`,
  )
}
