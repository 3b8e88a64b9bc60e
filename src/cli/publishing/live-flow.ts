import { readArchy } from '#core/codec/archy/read.ts'
import { writeArchy } from '#core/codec/archy/write.ts'
import { flowDrift, isLiveUnknown } from '#core/publish/flow-drift.ts'
import type { Journal } from '#core/publish/journal.ts'
import type { PublishedMemory } from '#core/publish/memory.ts'
import type { Plan } from '#core/publish/plan.ts'
import type { PlanStep } from '#core/publish/plan-step.ts'
import { describeOrgError, type OrgFlow } from '#core/publish/ports.ts'
import { formerYamlOf } from '#core/publish/records.ts'
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
export function isUnknownHere({ steps }: Plan): boolean {
  return steps.some((step) => step.id === FLOW && isLiveUnknown(step))
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
  records: FlowRecords,
): Plan {
  const parts =
    yaml === null
      ? []
      : flowDrift({ published: publishedYaml(flow, yaml, records), live: yaml, design })
  const told = (step: PlanStep): PlanStep => ({
    ...step,
    detail: problem === null ? step.detail : `${step.detail}. ${NOT_SHOWN} ${problem}`,
    parts,
  })
  return { ...plan, steps: plan.steps.map((step) => (step.id === FLOW ? told(step) : step)) }
}

const FLOW = 'flow'
const NOT_SHOWN = 'What is live there cannot be shown:'

/** What was published last from here; null where nobody has recorded it. */
function publishedYaml(live: OrgFlow, yaml: string, records: FlowRecords): string | null {
  const last = records.memory?.flow ?? null
  if (last === null) return null
  if (last.id === live.id && last.version === live.publishedVersion) return yaml
  return formerYamlOf(records.journals, { id: last.id, publishedVersion: last.version })
}

/** So that order and layout of an export do not count as changes. */
function inOurWords(yaml: string): string {
  const read = readArchy(yaml)
  const written = read.ok ? writeArchy(read.value.design) : read
  return written.ok ? written.value.yaml : yaml
}
