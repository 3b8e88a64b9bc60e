import type { Design } from '#core/model/design.ts'
import { namedCredentials } from '#core/publish/named-credentials.ts'
import { preflightChecks } from '#core/publish/preflight-checks.ts'
import { FailedRun } from '../command.ts'
import type { Connection } from './connect.ts'
import { type IntegrationChoice, isIntegration } from './integration.ts'

/**
 * The checks that the app makes before the first change. What the org does not tell this client is not held against
 * anybody: the step that needs it says so.
 */
export async function refuseUnready(
  design: Design,
  { integration, planned, names }: IntegrationChoice,
  { org, identity }: Connection,
): Promise<void> {
  const isChosen = planned === null && isIntegration(integration)
  const named = isChosen ? namedCredentials(design) : []
  const type = named.length > 0 ? await org.credentialType(integration.id) : null
  const { division } = design.flow
  const divisions = division === '' ? null : await org.divisions()
  const found = preflightChecks({
    errors: 0,
    identity,
    integration: isChosen ? integration : null,
    newIntegration: planned,
    credentialType: type === null ? null : type.ok ? type.value : undefined,
    credentials: named,
    division,
    divisions: divisions?.ok === true ? divisions.value : null,
    integrationNames: names,
  }).filter(({ isFine }) => !isFine)
  if (found.length === 0) return
  throw new FailedRun(found.map(({ name, text }) => `${name}: ${text}`).join(' '))
}
