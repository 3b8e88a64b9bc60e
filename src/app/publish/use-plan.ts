import { useQuery } from '@tanstack/react-query'
import { err, ok, type Result } from '#core/base/result.ts'
import type { Design } from '#core/model/design.ts'
import { type Plan, placeActions, planPublish } from '#core/publish/plan.ts'
import { describePlanProblem } from '#core/publish/plan-problem.ts'
import type { OrgIntegration } from '#core/publish/ports.ts'
import { surveyOrg } from '#core/publish/survey.ts'
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
  const org = await surveyOrg(client, {
    design: placed,
    integration,
    memory: null,
    mayExport: false,
  })
  if (!org.ok) return err([describePublishError(org.error)])
  const plan = planPublish({
    design: placed,
    org: org.value,
    memory: null,
    formerYaml: null,
    choices: {},
    write: yamlOf,
  })
  return plan.ok ? plan : err(plan.error.map(describePlanProblem))
}

function yamlOf(design: Design): Result<string, string> {
  const written = writeArchy(design)
  return written.ok
    ? ok(written.value.yaml)
    : err(written.error.map(describeArchyProblem).join(' '))
}
