import type { ActionId } from '../base/ids.ts'
import { sha256Hex } from '../base/sha256.ts'
import { type DataAction, isStub } from '../model/data-action.ts'
import type { Design } from '../model/design.ts'
import { calledActions } from './called-actions.ts'
import type { PublishedMemory } from './memory.ts'
import type { OrgIntegration } from './ports.ts'
import { isSameName } from '../base/same-name.ts'

/** The integrations of the actions that do not belong to the one of all the others. */
export type OwnIntegrations = Readonly<Partial<Record<ActionId, OrgIntegration>>>

/** To which integrations of an org the actions of a design belong: the credentials of one are for one gateway. */
export interface Placement {
  /** Of every action that has none of its own. */
  readonly integration: OrgIntegration
  readonly own: OwnIntegrations
}

export function integrationOf(action: ActionId, { integration, own }: Placement): OrgIntegration {
  return own[action] ?? integration
}

/** Every integration that an action belongs to, the one of all the others first, each with its actions. */
export function integrationsInUse(
  design: Design,
  placement: Placement,
): readonly { readonly integration: OrgIntegration; readonly actions: readonly DataAction[] }[] {
  const uses = new Map<string, { integration: OrgIntegration; actions: DataAction[] }>()
  for (const action of placedActions(design)) {
    const integration = integrationOf(action.id, placement)
    const use = uses.get(integration.id) ?? { integration, actions: [] }
    uses.set(integration.id, { integration, actions: [...use.actions, action] })
  }
  const isMain = ({ integration: { id } }: { readonly integration: OrgIntegration }) =>
    id === placement.integration.id
  const all = [...uses.values()]
  return [...all.filter(isMain), ...all.filter((use) => !isMain(use))]
}

/** The actions of which something is published: of one that is known by its name only nothing is. */
export function placedActions(design: Design): readonly DataAction[] {
  return calledActions(design).filter((action) => !isStub(action))
}

/**
 * In a design of several gateways: the integrations that the org has under the name that the design gives that of an
 * action. Nothing in a design of one gateway, whose actions all go together, whatever they name.
 */
export function integrationsNamed(
  design: Design,
  offered: readonly OrgIntegration[],
): ReadonlyMap<ActionId, readonly OrgIntegration[]> {
  const actions = placedActions(design)
  if (new Set(actions.map(({ gateway }) => gateway)).size < 2) return new Map()
  return new Map(
    actions.map(({ id, integration }) => [
      id,
      offered.filter(({ name }) => name !== '' && isSameName(name, integration)),
    ]),
  )
}

/**
 * Which actions are to have an integration of their own where nobody has chosen: those that had one when they were
 * published, and, in a design of several gateways, those whose integration the org has under the name that the design
 * gives it.
 */
export function suggestedIntegrations(
  design: Design,
  offered: readonly OrgIntegration[],
  main: OrgIntegration,
  memory: PublishedMemory | null,
): OwnIntegrations {
  const named = integrationsNamed(design, offered)
  const own: Partial<Record<ActionId, OrgIntegration>> = {}
  for (const action of placedActions(design)) {
    const published = memory?.actions[action.id]
    const found =
      published === undefined
        ? named.get(action.id)?.[0]
        : offered.find(
            ({ id }) =>
              id !== memory?.integration.id && sha256Hex(id) === published.hashes.integration,
          )
    if (found && found.id !== main.id) own[action.id] = found
  }
  return own
}
