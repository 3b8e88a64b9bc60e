import { useQuery } from '@tanstack/react-query'
import { err, ok, type Result } from '#core/base/result.ts'
import type { Design } from '#core/model/design.ts'
import { categoryOf } from '#core/model/data-action.ts'
import {
  calledActions,
  describePlanProblem,
  type Plan,
  placeActions,
  planPublish,
} from '#core/publish/plan.ts'
import type { OrgAction, OrgIntegration } from '#core/publish/ports.ts'
import { describeArchyProblem, writeArchy } from '#core/codec/archy/write.ts'
import { orgQueries } from './org-queries.ts'
import type { OrgSession } from './org-store.ts'
import { describePublishError } from './words.ts'

/** The plan, or why there is none: each reason is a sentence. */
export type PlanOutcome = Result<Plan, readonly string[]>

/** Integrations that data actions of web services can belong to. */
export function useIntegrations(session: OrgSession) {
  return useQuery<Result<readonly OrgIntegration[], string>>(
    {
      queryKey: ['integrations', session.address],
      queryFn: async () => {
        const found = await session.client.integrations()
        if (!found.ok) return err(describePublishError(found.error))
        return ok(found.value.filter(({ typeId }) => typeId === WEB_SERVICES))
      },
    },
    orgQueries,
  )
}

export function usePlan(session: OrgSession, design: Design, integration: OrgIntegration | null) {
  return useQuery<PlanOutcome>(
    {
      queryKey: ['plan', session.address, integration?.id, design],
      enabled: integration !== null,
      staleTime: 0,
      gcTime: 0,
      queryFn: () => {
        if (integration === null) throw new Error('Bug: planned without an integration')
        return makePlan(session, design, integration)
      },
    },
    orgQueries,
  )
}

/** The integration type of Web Services Data Actions. */
const WEB_SERVICES = 'custom-rest-actions'

async function makePlan(
  { client }: OrgSession,
  design: Design,
  integration: OrgIntegration,
): Promise<PlanOutcome> {
  const placed = placeActions(design, integration)
  const written = writeArchy(placed)
  if (!written.ok) return err(written.error.map(describeArchyProblem))
  const actions = new Map<string, readonly OrgAction[]>()
  for (const action of calledActions(placed)) {
    const found = await client.findActions(categoryOf(action), action.name)
    if (!found.ok) return err([describePublishError(found.error)])
    actions.set(action.id, found.value)
  }
  const flow = await client.findFlow(placed.flow.name)
  if (!flow.ok) return err([describePublishError(flow.error)])
  const plan = planPublish(placed, written.value.yaml, { integration, actions, flow: flow.value })
  return plan.ok ? plan : err(plan.error.map(describePlanProblem))
}
