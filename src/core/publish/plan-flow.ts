import { sha256Hex } from '../base/sha256.ts'
import type { RememberedFlow } from './memory.ts'
import { type Choice, FLOW_STEP, type PlanStep, type TakenBack } from './plan-step.ts'
import type { OrgFlow } from './ports.ts'

export interface FlowSurvey {
  readonly name: string
  readonly yaml: string
  readonly flow: OrgFlow | null
  readonly remembered: RememberedFlow | null
  /** The YAML of the version that is live, where it was recorded when it was published from here. */
  readonly formerYaml: string | null
  /** Whether this person may have the org export a flow. */
  readonly mayExport: boolean
  /** Whether it will call an action by another id than the version that is live. */
  readonly isRebound: boolean
  readonly choice: Choice | null
}

/**
 * The flow counts as changed unless it is remembered that exactly this YAML is what is live: a flow cannot be read back
 * in the form in which it was sent.
 */
export function planFlow(survey: FlowSurvey): PlanStep {
  const { name, yaml, flow, remembered, formerYaml, isRebound, choice } = survey
  const hash = sha256Hex(yaml)
  const common = { id: FLOW_STEP, mayKeepOrg: false, takenBack: 'not-needed' } as const
  if (flow === null) {
    return {
      ...common,
      title: `Create flow “${name}”`,
      detail: 'a new secure call flow, published as version 1.0',
      change: 'create',
      parts: [],
      work: { type: 'publish-flow', name, yaml, before: null, formerYaml: null },
    }
  }
  const own = remembered !== null && remembered.id === flow.id ? remembered : null
  const isForeign = own !== null && own.version !== flow.publishedVersion
  if (own !== null && !isForeign && own.hash === hash && !isRebound) {
    return {
      ...common,
      title: `Flow “${flow.name}”`,
      detail: `as published, version ${own.version}`,
      change: 'unchanged',
      parts: [],
      work: { type: 'keep-flow', flow, hash },
    }
  }
  if (isForeign && choice === 'org') {
    return {
      ...common,
      title: `Flow “${flow.name}”`,
      detail: `stays as it was published in the org, version ${flow.publishedVersion ?? 'none'}`,
      change: 'unchanged',
      parts: [],
      mayKeepOrg: true,
      work: { type: 'keep-flow', flow, hash: own.hash },
    }
  }
  const isUndecided = isForeign && choice === null
  const live = flow.publishedVersion
  return {
    ...common,
    title: isUndecided
      ? `Flow “${flow.name}” was published in the org`
      : `Update flow “${flow.name}”`,
    detail: isUndecided
      ? `version ${live ?? 'none'} is live, and version ${own.version} was published from here; choose whose version stands`
      : `${own === null ? NOT_OURS : 'a new version'}; ${live === null ? 'nothing is published yet' : `version ${live} stays live until this succeeds`}`,
    change: isUndecided ? 'drifted' : 'update',
    parts:
      formerYaml === null || isForeign || formerYaml === yaml
        ? []
        : [{ part: 'YAML', design: yaml, org: formerYaml, changedBy: 'design' }],
    takenBack: live === null ? 'not-needed' : waysBack(survey, isForeign),
    mayKeepOrg: isForeign,
    work: isUndecided
      ? null
      : {
          type: 'publish-flow',
          name,
          yaml,
          before: flow,
          formerYaml: isForeign ? null : formerYaml,
        },
  }
}

/** The name is what makes it the same flow: somebody may have taken it for another one. */
const NOT_OURS =
  'a new version of the flow of this name that the org has, not known to be published from here'

function waysBack({ formerYaml, mayExport }: FlowSurvey, isForeign: boolean): TakenBack {
  if (formerYaml !== null && !isForeign) return 'recorded'
  return mayExport ? 'exported' : 'by-hand'
}
