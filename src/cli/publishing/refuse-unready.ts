import { ok } from '#core/base/result.ts'
import type { Design } from '#core/model/design.ts'
import { credentialsOf } from '#core/publish/named-credentials.ts'
import { NEW_INTEGRATION } from '#core/publish/new-integration.ts'
import { integrationsInUse } from '#core/publish/placement.ts'
import { type PlacedIntegration, preflightChecks } from '#core/publish/preflight-checks.ts'
import { FailedRun } from '../command.ts'
import type { Connection } from './connect.ts'
import { isIntegration } from './integration.ts'
import type { PlacedChoice } from './own-integrations.ts'

/**
 * The checks that the app makes before the first change. What the org does not tell this client is not held against
 * anybody: the step that needs it says so.
 */
export async function refuseUnready(
  design: Design,
  { integration, own, planned, names }: PlacedChoice,
  { org, identity }: Connection,
): Promise<void> {
  const placed: PlacedIntegration[] = []
  for (const use of integrationsInUse(design, { integration, own })) {
    if (use.integration.id === NEW_INTEGRATION || !isIntegration(use.integration)) continue
    const credentials = credentialsOf(use.actions)
    const type = credentials.length > 0 ? await org.credentialType(use.integration.id) : ok(null)
    const credentialType = type.ok ? type.value : undefined
    placed.push({ integration: use.integration, credentialType, credentials })
  }
  const { division } = design.flow
  const divisions = division === '' ? null : await org.divisions()
  const found = preflightChecks({
    errors: 0,
    identity,
    integrations: placed,
    newIntegration: planned,
    plan: null,
    division,
    divisions: divisions?.ok === true ? divisions.value : null,
    integrationNames: names,
  }).filter(({ isFine }) => !isFine)
  if (found.length === 0) return
  throw new FailedRun(found.map(({ name, text }) => `${name}: ${text}`).join(' '))
}
