import type { ActionId } from '#core/base/ids.ts'
import type { Design } from '#core/model/design.ts'
import type { PublishedMemory } from '#core/publish/memory.ts'
import { credentialsOf } from '#core/publish/named-credentials.ts'
import { NEW_INTEGRATION } from '#core/publish/new-integration.ts'
import {
  integrationsInUse,
  type OwnIntegrations,
  suggestedIntegrations,
} from '#core/publish/placement.ts'
import type { OrgIntegration } from '#core/publish/ports.ts'
import { isSameName } from '#core/base/same-name.ts'
import { type IntegrationChoice, integrationNamed } from './integration.ts'
import type { IntegrationWishes } from './integration-options.ts'

/** The integrations of all actions. */
export interface PlacedChoice extends IntegrationChoice {
  readonly own: OwnIntegrations
}

/**
 * Adds the integrations of actions that do not belong to the one of all the others: those that were named for them, and
 * where none was named for all, those that they were published in or that the design names for their gateway.
 */
export function withOwnIntegrations(
  design: Design,
  choice: IntegrationChoice,
  { wanted, own: wished }: IntegrationWishes,
  memory: PublishedMemory | null,
): PlacedChoice {
  const { integration, planned, there } = choice
  const own: Partial<Record<ActionId, OrgIntegration>> =
    wanted === undefined ? { ...suggestedIntegrations(design, there, integration, memory) } : {}
  for (const [action, name] of wished) {
    const found = findOne(choice, name)
    if (found.id === integration.id) delete own[action]
    else own[action] = found
  }
  const ofNew = integrationsInUse(design, { integration, own }).find(
    (use) => use.integration.id === NEW_INTEGRATION,
  )
  return {
    ...choice,
    own,
    planned: planned === null ? null : { ...planned, fields: credentialsOf(ofNew?.actions ?? []) },
  }
}

function findOne({ there, integration, planned }: IntegrationChoice, name: string): OrgIntegration {
  if (planned !== null && isSameName(planned.name, name)) return integration
  return integrationNamed(there, name)
}
