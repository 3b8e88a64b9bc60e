import { useMemo, useState } from 'react'
import { newDesignId } from '#adapters/browser/identity.ts'
import type { ActionId } from '#core/base/ids.ts'
import type { DataAction } from '#core/model/data-action.ts'
import type { Design } from '#core/model/design.ts'
import type { PublishedMemory } from '#core/publish/memory.ts'
import { credentialsOf } from '#core/publish/named-credentials.ts'
import {
  NEW_INTEGRATION,
  type NewIntegration,
  newIntegration,
  plannedIntegration,
  WEB_SERVICES,
} from '#core/publish/new-integration.ts'
import {
  integrationOf,
  integrationsInUse,
  type OwnIntegrations,
  placedActions,
  suggestedIntegrations,
} from '#core/publish/placement.ts'
import type { OrgIntegration } from '#core/publish/ports.ts'
import type { PlacedIntegration } from '#core/publish/preflight-checks.ts'
import type { OrgSession } from './org-store.ts'
import type { Secrets } from './run-store.ts'
import { useCredentialTypes } from './use-credential-types.ts'
import { useAllIntegrations } from './use-plan.ts'

/** Which integrations the actions belong to: those of the org, and a new one that the plan makes first. */
export function useIntegrationChoice(
  session: OrgSession,
  design: Design,
  memory: PublishedMemory | null,
) {
  const integrations = useAllIntegrations(session)
  const [chosen, choose] = useState(memory?.integration.id ?? null)
  const [chosenFor, setChosenFor] = useState<Readonly<Partial<Record<ActionId, string>>>>({})
  const made = useNewIntegration(design)
  const [secrets, setSecrets] = useState<Secrets>({})
  const all = useMemo(
    () => (integrations.data?.ok === true ? integrations.data.value : []),
    [integrations.data],
  )
  const offered = useMemo(() => all.filter(({ typeId }) => typeId === WEB_SERVICES), [all])
  const { name } = made
  const newOne = useMemo(() => plannedIntegration({ name, credentialName: '', fields: [] }), [name])
  const integration =
    chosen === NEW_INTEGRATION
      ? newOne
      : (offered.find(({ id }) => id === chosen) ?? offered[0] ?? null)
  const own = useMemo(
    () => ownIntegrations(design, memory, integration, offered, newOne, chosenFor),
    [design, memory, integration, offered, newOne, chosenFor],
  )
  const inUse = useMemo(
    () => (integration === null ? [] : integrationsInUse(design, { integration, own })),
    [design, integration, own],
  )
  const ofNew = inUse.find((use) => use.integration.id === NEW_INTEGRATION)?.actions
  const fields = (ofNew === undefined ? [] : credentialsOf(ofNew)).join(',')
  const isUsed = integration?.id === NEW_INTEGRATION || ofNew !== undefined
  const { mark } = made
  const planned = useMemo(
    (): NewIntegration | null =>
      isUsed ? newIntegration(name, mark, fields === '' ? [] : fields.split(',')) : null,
    [isUsed, name, mark, fields],
  )
  const ofOrg = inUse.filter((use) => use.integration.id !== NEW_INTEGRATION)
  const types = useCredentialTypes(
    session,
    ofOrg.map((use) => use.integration.id),
  )
  const placed = ofOrg.map(
    (use): PlacedIntegration => ({
      integration: use.integration,
      credentialType: types.get(use.integration.id),
      credentials: credentialsOf(use.actions),
    }),
  )
  const begin = (id: string) => {
    if (id === NEW_INTEGRATION) made.begin(all)
  }
  const here = placedHere(design, memory)
  return {
    offered,
    names: all.map((one) => one.name),
    isLoaded: integrations.data?.ok === true,
    refusal:
      integrations.data?.ok === false ? integrations.data.error : integrations.error?.message,
    integration,
    /** The integrations of actions that do not belong to that one. */
    own,
    /** What belongs to an integration, action by action; only where there is more than one to choose for. */
    choosable: here.length > 1 ? here : [],
    /** The actions that are published from here. */
    placedHere: here,
    planned,
    placed,
    secrets,
    setSecrets,
    setName: made.setName,
    choose(id: string) {
      begin(id)
      setSecrets({})
      choose(id)
    },
    chooseFor(action: ActionId, id: string) {
      begin(id)
      setChosenFor({ ...chosenFor, [action]: id })
    },
  }
}

/** The integration that is not there yet. */
function useNewIntegration(design: Design) {
  const [name, setName] = useState('')
  const [mark] = useState(() => newDesignId().slice(0, 8))
  return {
    name,
    mark,
    setName,
    begin(all: readonly OrgIntegration[]) {
      if (name !== '') return
      const wanted = design.actions[0]?.integration || design.flow.name
      setName(
        freeName(
          wanted,
          all.map((one) => one.name),
        ),
      )
    },
  }
}

/** What was chosen for each action, else what is suggested; nothing for those that go with all the others. */
function ownIntegrations(
  design: Design,
  memory: PublishedMemory | null,
  main: OrgIntegration | null,
  offered: readonly OrgIntegration[],
  newOne: OrgIntegration,
  chosen: Readonly<Partial<Record<ActionId, string>>>,
): OwnIntegrations {
  if (main === null) return {}
  const own: Partial<Record<ActionId, OrgIntegration>> = {}
  const suggested = suggestedIntegrations(design, offered, main, memory)
  for (const { id } of design.actions) {
    const found =
      [...offered, newOne].find((one) => one.id === chosen[id]) ??
      integrationOf(id, { integration: main, own: suggested })
    if (found.id !== main.id) own[id] = found
  }
  return own
}

/** An action that was in the org before the design stays in its integration. */
function placedHere(design: Design, memory: PublishedMemory | null): readonly DataAction[] {
  return placedActions(design).filter(({ id }) => memory?.actions[id]?.isOfOrg !== true)
}

function freeName(wanted: string, taken: readonly string[]): string {
  const names = new Set(taken.map((name) => name.toLowerCase()))
  let name = wanted
  for (let n = 2; names.has(name.toLowerCase()); n += 1) name = `${wanted} ${n}`
  return name
}
