import { useMemo } from 'react'
import { suggestedIntegrations } from '#core/publish/placement.ts'
import { placeActions } from '#core/publish/plan.ts'
import type { Identity } from '#core/publish/ports.ts'
import { isSameName } from '#core/base/same-name.ts'
import { useDesign } from '../../state/document-store.ts'
import type { OrgSession } from '../org-store.ts'
import { useDesignRecords, useIntegrations } from '../use-plan.ts'

/** Which integration the clones are to belong to: the one that was chosen, else the one that the design names. */
interface IntegrationWish {
  readonly id: string | null
  readonly name: string
}

/**
 * To which integrations the clones of a rehearsal belong. Credentials are for one gateway: each clone has those of the
 * integration that its action belongs to.
 */
export function useClonePlaces(session: OrgSession, who: Identity, { id, name }: IntegrationWish) {
  const design = useDesign()
  const integrations = useIntegrations(session)
  const records = useDesignRecords(who.orgId, design.id)
  const offered = integrations.data?.ok === true ? integrations.data.value : NONE
  const memory = records.data?.ok === true ? records.data.value.memory : null
  const integration =
    offered.find((one) => one.id === (id ?? memory?.integration.id)) ??
    offered.find((one) => name !== '' && isSameName(one.name, name)) ??
    offered[0] ??
    null
  const own = useMemo(
    () => (integration === null ? {} : suggestedIntegrations(design, offered, integration, memory)),
    [design, offered, integration, memory],
  )
  const placed = useMemo(
    () => (integration === null ? design : placeActions(design, integration, own)),
    [design, integration, own],
  )
  const stage =
    integration === null
      ? null
      : { session, who, integrationId: integration.id, own, design: design.id }
  return { offered, memory, integration, own, placed, stage }
}

const NONE = [] as const
