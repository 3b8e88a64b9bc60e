import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { newDesignId } from '#adapters/browser/identity.ts'
import type { Design } from '#core/model/design.ts'
import { namedCredentials } from '#core/publish/named-credentials.ts'
import {
  type NewIntegration,
  plannedIntegration,
  WEB_SERVICES,
} from '#core/publish/new-integration.ts'
import type { OrgIntegration } from '#core/publish/ports.ts'
import { orgQueries } from './org-queries.ts'
import type { OrgSession } from './org-store.ts'
import type { Secrets } from './run-store.ts'
import { useAllIntegrations } from './use-plan.ts'

/** Which integration the actions belong to: one of the org's, or a new one that the plan makes first. */
export function useIntegrationChoice(
  session: OrgSession,
  design: Design,
  remembered: string | null,
) {
  const integrations = useAllIntegrations(session)
  const [chosen, choose] = useState(remembered)
  const [name, setName] = useState<string | null>(null)
  const [secrets, setSecrets] = useState<Secrets>({})
  // The org tells nothing of a credential but its name: by a name of its own it is found again.
  const [mark] = useState(() => newDesignId().slice(0, 8))
  const credentials = useMemo(() => namedCredentials(design), [design])
  const all = integrations.data?.ok === true ? integrations.data.value : []
  const offered = all.filter(({ typeId }) => typeId === WEB_SERVICES)
  const planned = useMemo(
    (): NewIntegration | null =>
      name === null ? null : { name, credentialName: `${name} ${mark}`, fields: credentials },
    [name, mark, credentials],
  )
  const own = offered.find(({ id }) => id === chosen) ?? offered[0] ?? null
  const integration = useMemo(
    () => (planned === null ? own : plannedIntegration(planned)),
    [planned, own],
  )
  const credentialType = useCredentialType(session, planned === null ? own : null)
  return {
    offered,
    names: all.map((one) => one.name),
    isLoaded: integrations.data?.ok === true,
    refusal:
      integrations.data?.ok === false ? integrations.data.error : integrations.error?.message,
    own: planned === null ? own : null,
    integration,
    planned,
    credentials,
    credentialType,
    secrets,
    setSecrets,
    setName,
    choose: (id: string) => {
      choose(id)
      setName(null)
      setSecrets({})
    },
    plan: () =>
      setName(
        freeName(
          design.actions[0]?.integration || design.flow.name,
          all.map((one) => one.name),
        ),
      ),
  }
}

function freeName(wanted: string, taken: readonly string[]): string {
  const names = new Set(taken.map((name) => name.toLowerCase()))
  let name = wanted
  for (let n = 2; names.has(name.toLowerCase()); n += 1) name = `${wanted} ${n}`
  return name
}

/** Undefined while it is not known, and where the org does not tell. */
function useCredentialType(
  session: OrgSession,
  integration: OrgIntegration | null,
): string | null | undefined {
  const { data } = useQuery<{ readonly type: string | null | undefined }>(
    {
      queryKey: ['credential type', session.address, integration?.id],
      enabled: integration !== null,
      queryFn: async () => {
        if (integration === null) throw new Error('Bug: credentials of no integration')
        const found = await session.client.credentialType(integration.id)
        return { type: found.ok ? found.value : undefined }
      },
    },
    orgQueries,
  )
  return data?.type
}
