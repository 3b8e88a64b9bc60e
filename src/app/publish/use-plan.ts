import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { heldDesigns } from '#adapters/browser/design-hold.ts'
import { yamlOf } from '#core/codec/archy/yaml-of.ts'
import { err, ok, type Result } from '#core/base/result.ts'
import { categoryOf } from '#core/model/data-action.ts'
import type { Design } from '#core/model/design.ts'
import { isLiveUnknown, lastPublished } from '#core/publish/flow-drift.ts'
import type { Journal } from '#core/publish/journal.ts'
import type { PublishedMemory } from '#core/publish/memory.ts'
import { type NewIntegration, WEB_SERVICES } from '#core/publish/new-integration.ts'
import {
  type OrgState,
  type Plan,
  type PlanRequest,
  placeActions,
  planPublish,
  yamlToSend,
} from '#core/publish/plan.ts'
import type { OwnIntegrations } from '#core/publish/placement.ts'
import { describePlanProblem } from '#core/publish/plan-problem.ts'
import { type Choice, flowStepOf } from '#core/publish/plan-step.ts'
import type { Identity, OrgIntegration } from '#core/publish/ports.ts'
import { mayExportFlows } from '#core/publish/preflight.ts'
import { formerYamlOf } from '#core/publish/records.ts'
import { surveyOrg } from '#core/publish/survey.ts'
import { orgQueries } from './org-queries.ts'
import type { OrgSession } from './org-store.ts'
import { publishRecords } from './publish-records.ts'
import { holdName } from './run-hold.ts'
import { describePublishError } from './words.ts'

/** The plan, or why there is none: each reason is a sentence. */
type PlanOutcome = Result<Plan, readonly string[]>

/** What this browser knows of publishing a design to an org. */
export interface DesignRecords {
  readonly memory: PublishedMemory | null
  /** The newest first. */
  readonly journals: readonly Journal[]
  /** Whether a tab is publishing it at this moment. */
  readonly isUnderWay: boolean
}

/** Every integration of the org. */
export function useAllIntegrations(session: OrgSession) {
  return useQuery(integrationsOf(session), orgQueries)
}

/** The divisions of the org; null while they are not known, and where the org does not tell. */
export function useDivisions(session: OrgSession): readonly string[] | null {
  const { data } = useQuery(
    {
      queryKey: ['divisions', session.address],
      queryFn: async () => {
        const found = await session.client.divisions()
        return found.ok ? found.value : null
      },
    },
    orgQueries,
  )
  return data ?? null
}

/** Integrations that data actions of web services can belong to. */
export function useIntegrations(session: OrgSession) {
  return useQuery({ ...integrationsOf(session), select: webServicesOf }, orgQueries)
}

/** What was published before, and how far it came; null while nobody is known to be signed in. */
export function useDesignRecords(org: string | null, design: string) {
  return useQuery<Result<DesignRecords, string>>(
    {
      queryKey: ['records', org, design],
      enabled: org !== null,
      staleTime: 0,
      gcTime: 0,
      queryFn: async () => {
        if (org === null) throw new Error('Bug: records of no org')
        const key = { org, design }
        const memory = await publishRecords.memory(key)
        if (!memory.ok) return memory
        const journals = await publishRecords.journals(key)
        if (!journals.ok) return journals
        const [newest] = journals.value
        const held = newest === undefined ? new Set() : await heldDesigns([holdName(newest)])
        return ok({ memory: memory.value, journals: journals.value, isUnderWay: held.size > 0 })
      },
      // The other tab may end, or be closed, which nobody tells.
      refetchInterval: ({ state }) =>
        state.data?.ok === true && state.data.value.isUnderWay ? UNDER_WAY_MS : false,
    },
    orgQueries,
  )
}

const UNDER_WAY_MS = 2000

export interface PlanQuestion {
  readonly session: OrgSession
  readonly identity: Identity
  readonly records: DesignRecords
  readonly design: Design
  readonly integration: OrgIntegration | null
  /** The integrations of actions that do not belong to that one. */
  readonly own: OwnIntegrations
  /** The one that the plan makes, if any belongs to it. */
  readonly newIntegration: NewIntegration | null
  readonly choices: Readonly<Record<string, Choice>>
}

/** Asks the org once; a choice between two versions needs no new question. */
export function usePlan({
  session,
  identity,
  records,
  design,
  integration,
  own,
  newIntegration,
  choices,
}: PlanQuestion) {
  const placed = useMemo(
    () => (integration === null ? null : placeActions(design, integration, own)),
    [design, integration, own],
  )
  const categories = placed?.actions.map(categoryOf)
  const last = records.journals[0]?.id
  const survey = useQuery<Result<OrgState, string>>(
    {
      queryKey: ['survey', session.address, integration?.id, categories, design, last],
      enabled: placed !== null,
      staleTime: 0,
      gcTime: 0,
      queryFn: async () => {
        if (placed === null || integration === null) {
          throw new Error('Bug: planned without an integration')
        }
        const org = await surveyOrg(session.client, {
          design: placed,
          integration,
          memory: records.memory,
          mayExport: mayExportFlows(identity),
        })
        return org.ok ? org : err(describePublishError(org.error))
      },
    },
    orgQueries,
  )
  const found = survey.data
  const request = useMemo((): PlanRequest | null => {
    if (found?.ok !== true || placed === null || integration === null) return null
    return {
      design: placed,
      org: { ...found.value, integration },
      own,
      newIntegration,
      memory: records.memory,
      formerYaml: formerYamlOf(records.journals, found.value.flow),
      choices,
      write: yamlOf,
    }
  }, [found, placed, integration, own, newIntegration, records, choices])
  const plan = useMemo((): PlanOutcome | null => {
    if (found?.ok === false) return err([found.error])
    if (request === null) return null
    const made = planPublish(request)
    return made.ok ? made : err(made.error.map(describePlanProblem))
  }, [found, request])
  const drifted = useMemo(
    () => (plan?.ok === true && request !== null ? driftOf(plan.value, request, records) : null),
    [plan, request, records],
  )
  return { plan, drifted, isAsking: survey.isFetching, error: survey.error }
}

/** What is known of a flow whose live version is not on record here; null of one that was. */
function driftOf(plan: Plan, request: PlanRequest, { memory, journals }: DesignRecords) {
  const { flow, mayExport } = request.org
  const step = flowStepOf(plan)
  if (flow === null || step === null) return null
  if (!step.mayKeepOrg && !isLiveUnknown(step)) return null
  const design = yamlToSend(request)
  if (design === null) return null
  return { flow, published: lastPublished(flow, memory, journals), design, mayExport }
}

type Integrations = Result<readonly OrgIntegration[], string>

function integrationsOf(session: OrgSession) {
  return {
    queryKey: ['integrations', session.address],
    staleTime: 0,
    queryFn: async (): Promise<Integrations> => {
      const found = await session.client.integrations()
      return found.ok ? found : err(describePublishError(found.error))
    },
  }
}

function webServicesOf(all: Integrations): Integrations {
  return all.ok ? ok(all.value.filter(({ typeId }) => typeId === WEB_SERVICES)) : all
}
