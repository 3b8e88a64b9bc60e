import { present } from '#core/base/assert.ts'
import { ok } from '#core/base/result.ts'
import { sha256Hex } from '#core/base/sha256.ts'
import { sessionTokenTemplate } from '#core/gateways/session-token/flow.ts'
import type { DataAction } from '#core/model/data-action.ts'
import type { Design } from '#core/model/design.ts'
import { toActionInput } from '#core/publish/action-input.ts'
import { hashesOf, textsOf } from '#core/publish/action-parts.ts'
import type { PublishedMemory } from '#core/publish/memory.ts'
import { type OrgState, placeActions, planPublish } from '#core/publish/plan.ts'
import { describePlanProblem } from '#core/publish/plan-problem.ts'
import { type Choice, publicationOf } from '#core/publish/plan-step.ts'
import type { OrgAction, OrgFlow, OrgIntegration } from '#core/publish/ports.ts'

/** The integration that the actions of these plans belong to. */
export const INTEGRATION: OrgIntegration = {
  id: 'i1',
  name: 'Payments',
  typeId: 'custom-rest-actions',
  isActive: true,
}

/** The design that is planned, unless a situation has another. */
export const DESIGN = placeActions(sessionTokenTemplate.build(), INTEGRATION)

/** Its first action. */
export const TOKEN = present(DESIGN.actions[0], 'an action of the design')

/** The design with another first action. */
export function withFirst(change: Partial<DataAction>): Design {
  return { ...DESIGN, actions: [{ ...TOKEN, ...change }, ...DESIGN.actions.slice(1)] }
}

/** Its flow, as it stands in the org. */
export const LIVE: OrgFlow = {
  id: 'f1',
  name: DESIGN.flow.name,
  publishedVersion: '4.0',
  lockedBy: null,
}

/** An action as the org has it once it is published. */
export function inOrg(action: DataAction, change: Partial<OrgAction> = {}): OrgAction {
  return { id: `org-${action.id}`, version: 3, ...toActionInput(action, 'i1'), ...change }
}

/** What there is when a plan is made; what is left out is not there. */
export interface Situation {
  readonly of?: Design
  readonly actions?: readonly OrgAction[]
  readonly flow?: OrgFlow | null
  readonly state?: Partial<OrgState>
  readonly memory?: PublishedMemory | null
  readonly formerYaml?: string
  readonly choices?: Readonly<Record<string, Choice>>
}

/** The YAML of these plans names the actions, as the true one does. */
function yamlOf({ actions }: Design): string {
  return `secureCall:\n  calls: ${actions.map(({ name }) => name).join(', ')}\n`
}

export function planOf({ of = DESIGN, actions = [], flow = null, ...rest }: Situation = {}) {
  return planPublish({
    design: of,
    org: {
      integration: INTEGRATION,
      actions: new Map(
        of.actions.map((action) => [
          action.id,
          actions.filter(({ id, name }) => name === action.name || id === `org-${action.id}`),
        ]),
      ),
      names: new Map([['payments', new Set(actions.map(({ name }) => name.toLowerCase()))]]),
      flow,
      mayExport: true,
      ...rest.state,
    },
    memory: rest.memory ?? null,
    formerYaml: rest.formerYaml ?? null,
    choices: rest.choices ?? {},
    write: (named) => ok(yamlOf(named)),
  })
}

/** The plan of a situation in which there is one. */
export function made(situation?: Situation) {
  const plan = planOf(situation)
  if (!plan.ok) throw new Error(plan.error.map(describePlanProblem).join(' '))
  return plan.value
}

/** What is remembered after everything was published as it stands in the design. */
export function published(of: Design = DESIGN): PublishedMemory {
  return {
    org: { id: 'o1', name: 'Org' },
    integration: { id: 'i1', name: 'Payments' },
    actions: Object.fromEntries(
      of.actions.map((action) => [
        action.id,
        {
          id: `org-${action.id}`,
          designName: action.name,
          name: action.name,
          version: 3,
          hashes: hashesOf(textsOf(toActionInput(action, 'i1'))),
        },
      ]),
    ),
    flow: { id: 'f1', name: DESIGN.flow.name, version: '4.0', hash: flowHash(of) },
  }
}

function flowHash(of: Design): string {
  const publication = publicationOf(made({ of }))
  if (publication === null) throw new Error('no flow')
  return sha256Hex(publication.yaml)
}

/** What the plan of a situation does to each of its steps. */
export const changes = (situation: Situation) => made(situation).steps.map(({ change }) => change)

export const firstStep = (situation: Situation) => made(situation).steps[0]

/** The actions of the design, as they were published. */
export const EVERYTHING = DESIGN.actions.map((action) => inOrg(action))

/** The same with another first action. */
export const replaceFirst = (first: OrgAction) => [first, ...EVERYTHING.slice(1)]

/** The action, after somebody in the org has changed its time-out. */
export const slower = (action: OrgAction): OrgAction => ({
  ...action,
  config: { ...action.config, timeoutSeconds: 59 },
})
