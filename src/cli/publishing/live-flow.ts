import { inOurWords } from '#core/codec/archy/in-our-words.ts'
import { flowDrift, isLiveUnknown, lastPublished } from '#core/publish/flow-drift.ts'
import type { Journal } from '#core/publish/journal.ts'
import type { PublishedMemory } from '#core/publish/memory.ts'
import type { Plan } from '#core/publish/plan.ts'
import { FLOW_STEP, flowStepOf, type PlanStep } from '#core/publish/plan-step.ts'
import { describeOrgError, type OrgFlow } from '#core/publish/ports.ts'
import type { Connection } from './connect.ts'

/** What the org gives out of a flow that is live. */
interface LiveFlow {
  readonly flow: OrgFlow
  /** Written as we write it; null where the org did not give it out. */
  readonly yaml: string | null
  /** False where this client may not have it exported, so that nothing could be brought back. */
  readonly mayExport: boolean
  /** Why there is no text, in words. */
  readonly problem: string | null
}

/** What is on record here of the flow. */
interface FlowRecords {
  readonly memory: PublishedMemory | null
  readonly journals: readonly Journal[]
}

/** Whether the org has to be asked what the flow says that is live. */
export function isUnknownHere(plan: Plan): boolean {
  const step = flowStepOf(plan)
  return step !== null && isLiveUnknown(step)
}

/**
 * Has the org export what is live, by a job that changes nothing. A client cannot ask what its roles allow, so that
 * only trying tells whether there will be a way back.
 */
export async function askLiveFlow(
  flow: OrgFlow,
  { org, sleep }: Pick<Connection, 'org' | 'sleep'>,
): Promise<LiveFlow> {
  const live = await org.exportFlow(flow, sleep)
  if (live.ok) return { flow, yaml: inOurWords(live.value), mayExport: true, problem: null }
  const { error } = live
  const mayExport = error.code !== 'forbidden'
  return { flow, yaml: null, mayExport, problem: describeOrgError(error) }
}

/** The plan with who has changed what of the flow, or why that cannot be shown. `design` is its YAML as it would go out. */
export function withLiveFlow(
  plan: Plan,
  { flow, yaml, problem }: LiveFlow,
  design: string,
  { memory, journals }: FlowRecords,
): Plan {
  const parts =
    yaml === null
      ? []
      : flowDrift({ published: lastPublished(flow, memory, journals), live: yaml, design })
  const told = (step: PlanStep): PlanStep => ({
    ...step,
    detail: problem === null ? step.detail : `${step.detail}. ${NOT_SHOWN} ${problem}`,
    parts,
  })
  return { ...plan, steps: plan.steps.map((step) => (step.id === FLOW_STEP ? told(step) : step)) }
}

const NOT_SHOWN = 'What is live there cannot be shown:'
