import type { OrgClient } from '#adapters/genesys/org-client.ts'
import type { Design } from '#core/model/design.ts'
import type { PublishedMemory } from '#core/publish/memory.ts'
import { placedActions } from '#core/publish/placement.ts'
import { chooseIntegration } from './integration.ts'
import {
  type IntegrationOptions,
  type IntegrationWishes,
  integrationWishes,
} from './integration-options.ts'
import { type PlacedChoice, withOwnIntegrations } from './own-integrations.ts'

/** To which integrations of an org the actions of a design belong, by what was said and what is remembered. */
export async function placedIn(
  org: OrgClient,
  design: Design,
  options: IntegrationOptions,
  memory: PublishedMemory | null,
): Promise<PlacedChoice> {
  const wishes = integrationWishes(design, options)
  const choice = await chooseIntegration(design, org, {
    wanted: wishes.wanted ?? ofAll(design, wishes),
    created: options.createIntegration,
    remembered: memory?.integration.id ?? null,
  })
  return withOwnIntegrations(design, choice, wishes, memory)
}

/** Where one is named for each action, nobody needs to say which one is for all. */
function ofAll(design: Design, { own }: IntegrationWishes): string | undefined {
  const named = placedActions(design).map(({ id }) => own.get(id))
  return named.includes(undefined) ? undefined : named[0]
}
