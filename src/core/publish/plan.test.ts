import { describe, expect, it } from 'vitest'
import { ok } from '../base/result.ts'
import { sha256Hex } from '../base/sha256.ts'
import { sessionTokenTemplate } from '../gateways/session-token/flow.ts'
import type { DataAction } from '../model/data-action.ts'
import type { Design } from '../model/design.ts'
import { toActionInput } from './action-input.ts'
import { hashesOf, textsOf } from './action-parts.ts'
import type { PublishedMemory } from './memory.ts'
import { isReady, isUpToDate, type OrgState, placeActions, planPublish } from './plan.ts'
import { describePlanProblem } from './plan-problem.ts'
import { type Choice, publicationOf } from './plan-step.ts'
import { planText } from './plan-text.ts'
import type { OrgAction, OrgFlow, OrgIntegration } from './ports.ts'

const integration: OrgIntegration = {
  id: 'i1',
  name: 'Payments',
  typeId: 'custom-rest-actions',
  isActive: true,
}
const design = placeActions(sessionTokenTemplate.build(), integration)
const [token] = design.actions
const live: OrgFlow = { id: 'f1', name: design.flow.name, publishedVersion: '4.0', lockedBy: null }

function inOrg(action: DataAction, change: Partial<OrgAction> = {}): OrgAction {
  return { id: `org-${action.id}`, version: 3, ...toActionInput(action, 'i1'), ...change }
}

interface Situation {
  readonly of?: Design
  readonly actions?: readonly OrgAction[]
  readonly flow?: OrgFlow | null
  readonly state?: Partial<OrgState>
  readonly memory?: PublishedMemory | null
  readonly formerYaml?: string
  readonly choices?: Readonly<Record<string, Choice>>
}

/** The YAML of these tests names the actions, as the true one does. */
function yamlOf({ actions }: Design): string {
  return `secureCall:\n  calls: ${actions.map(({ name }) => name).join(', ')}\n`
}

function planOf({ of = design, actions = [], flow = null, ...rest }: Situation = {}) {
  return planPublish({
    design: of,
    org: {
      integration,
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

function made(situation?: Situation) {
  const plan = planOf(situation)
  if (!plan.ok) throw new Error(plan.error.map(describePlanProblem).join(' '))
  return plan.value
}

/** What is remembered after everything was published as it stands in the design. */
function published(of: Design = design): PublishedMemory {
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
    flow: { id: 'f1', name: design.flow.name, version: '4.0', hash: flowHash(of) },
  }
}

function flowHash(of: Design): string {
  const publication = publicationOf(made({ of }))
  if (publication === null) throw new Error('no flow')
  return sha256Hex(publication.yaml)
}

const changes = (situation: Situation) => made(situation).steps.map(({ change }) => change)
const everything = design.actions.map((action) => inOrg(action))
const slower = (action: OrgAction) => ({
  ...action,
  config: { ...action.config, timeoutSeconds: 59 },
})
const replaceFirst = (first: OrgAction) => [first, ...everything.slice(1)]
const firstStep = (situation: Situation) => made(situation).steps[0]

describe('the first plan', () => {
  it('creates what the org does not have, actions before the flow', () => {
    expect(made().steps.map((step) => step.title)).toEqual([
      'Create action Generate_Session_Token',
      'Create action Process_Payment',
      `Create flow “${design.flow.name}”`,
    ])
  })

  it('does not publish actions that no node calls', () => {
    const unused: DataAction = { ...token!, id: 'unused' as DataAction['id'], name: 'Unused' }
    expect(made({ of: { ...design, actions: [...design.actions, unused] } }).steps).toHaveLength(3)
  })

  it('compares what is there by content, and takes a flow for changed', () => {
    expect(changes({ actions: everything, flow: live })).toEqual([
      'unchanged',
      'unchanged',
      'update',
    ])
  })

  it('says what would change in an action', () => {
    expect(firstStep({ actions: replaceFirst(slower(inOrg(token!))) })).toMatchObject({
      change: 'update',
      detail: 'changes timeout; the org has version 3',
      parts: [{ part: 'timeout', design: '10 s', org: '59 s', changedBy: 'unknown' }],
      takenBack: 'recorded',
    })
  })
})

describe('a plan that remembers the last publish', () => {
  const memory = published()
  const same = { actions: everything, flow: live, memory }

  it('writes nothing when nothing has changed', () => {
    const plan = made(same)
    expect(plan.steps.map(({ change }) => change)).toEqual(['unchanged', 'unchanged', 'unchanged'])
    expect([isUpToDate(plan), isReady(plan)]).toEqual([true, false])
    expect(planText(plan, 'Org')).toBe(
      `Nothing to publish: Org has “${design.flow.name}” exactly as it is here.\n`,
    )
  })

  it('updates an action that only the design has changed', () => {
    const of = {
      ...design,
      actions: [{ ...token!, timeoutSeconds: 20 }, ...design.actions.slice(1)],
    }
    const step = firstStep({ ...same, of })
    expect(step).toMatchObject({ change: 'update', parts: [{ changedBy: 'design' }] })
  })

  it('asks whose version stands of an action that was changed in the org', () => {
    const drifted = { ...same, actions: replaceFirst(slower(inOrg(token!))) }
    expect(firstStep(drifted)).toMatchObject({
      change: 'drifted',
      work: null,
      parts: [{ part: 'timeout', changedBy: 'org' }],
    })
    expect(isReady(made(drifted))).toBe(false)
    const step = `action:${token?.id}`
    expect(changes({ ...drifted, choices: { [step]: 'design' } })[0]).toBe('update')
    expect(changes({ ...drifted, choices: { [step]: 'org' } })[0]).toBe('unchanged')
  })

  it('asks as well when a newer version of the flow was published in the org', () => {
    const drifted = { ...same, flow: { ...live, publishedVersion: '5.0' } }
    expect(changes(drifted)).toEqual(['unchanged', 'unchanged', 'drifted'])
    expect(changes({ ...drifted, choices: { flow: 'design' } }).at(-1)).toBe('update')
    expect(isUpToDate(made({ ...drifted, choices: { flow: 'org' } }))).toBe(true)
  })

  it('creates again what is gone from the org, and has the flow call it', () => {
    const steps = made({ ...same, actions: everything.slice(1) }).steps
    expect(steps.map(({ change }) => change)).toEqual(['create', 'unchanged', 'update'])
    expect(steps[0]?.detail).toMatch(/^it is no longer in the org; /)
  })

  it('keeps the old flow’s YAML for the way back, or has it exported, or says that it cannot', () => {
    const of = { ...design, flow: { ...design.flow, description: 'New' }, actions: design.actions }
    const changed = { ...same, memory: { ...memory, flow: { ...memory.flow!, hash: 'another' } } }
    const wayBack = (situation: Situation) => made(situation).steps.at(-1)?.takenBack
    expect(wayBack({ ...changed, of, formerYaml: 'secureCall:\n' })).toBe('recorded')
    expect(wayBack({ ...changed, of })).toBe('exported')
    expect(wayBack({ ...changed, of, state: { mayExport: false } })).toBe('by-hand')
  })
})

describe('an action whose contract or secure flag has changed', () => {
  const of = { ...design, actions: [{ ...token!, outputs: [] }, ...design.actions.slice(1)] }

  it('is replaced by a new one that the flow calls, and removed once the flow is live', () => {
    const plan = made({ of, actions: everything, flow: live, memory: published() })
    expect(plan.steps.map(({ title }) => title)).toEqual([
      'Replace action Generate_Session_Token by Generate_Session_Token_2',
      'Action Process_Payment',
      `Update flow “${design.flow.name}”`,
      'Remove action Generate_Session_Token',
    ])
    expect(plan.steps[2]?.work).toMatchObject({
      yaml: 'secureCall:\n  calls: Generate_Session_Token_2, Process_Payment\n',
    })
  })

  it('stays beside the new one when somebody else has published it', () => {
    const plan = made({ of, actions: everything })
    expect(plan.steps.map(({ change }) => change)).toEqual(['replace', 'unchanged', 'create'])
    expect(plan.steps[0]?.detail).toMatch(/was not published from here and stays$/)
  })

  it('keeps its new name from then on', () => {
    const memory = published(of)
    const renamed = { ...memory.actions[token!.id]!, name: 'Generate_Session_Token_2' }
    const hashes = hashesOf(
      textsOf({ ...toActionInput(of.actions[0]!, 'i1'), name: 'Generate_Session_Token_2' }),
    )
    const actions = replaceFirst(inOrg(of.actions[0]!, { name: 'Generate_Session_Token_2' }))
    const plan = made({
      of,
      actions,
      flow: live,
      memory: { ...memory, actions: { ...memory.actions, [token!.id]: { ...renamed, hashes } } },
    })
    expect(plan.steps[0]).toMatchObject({
      change: 'unchanged',
      work: { name: 'Generate_Session_Token_2' },
    })
  })
})

describe('there is no plan when', () => {
  const refused = (situation: Situation) => {
    const plan = planOf(situation)
    return plan.ok ? [] : plan.error
  }

  it('a name means two actions and none of them is remembered', () => {
    const twice = [inOrg(token!), inOrg(token!, { id: 'another' })]
    expect(refused({ actions: twice })).toEqual([
      { code: 'name-ambiguous', action: 'Generate_Session_Token', count: 2 },
    ])
    expect(refused({ actions: twice, memory: published() })).toEqual([])
  })

  it('an action that is known by its name only is not there', () => {
    const stubs: Design = {
      ...design,
      actions: design.actions.map((action) => ({
        ...action,
        request: { ...action.request, url: '' },
      })),
    }
    expect(refused({ of: stubs, actions: [inOrg(token!)] })).toEqual([
      { code: 'action-missing', action: 'Process_Payment', category: 'Payment gateway' },
    ])
    const plan = planOf({ of: stubs, actions: everything })
    expect(plan.ok && plan.value.steps.map(({ change }) => change)).toEqual([
      'unchanged',
      'unchanged',
      'create',
    ])
  })

  it('the integration is not active or the flow is locked: everything is said at once', () => {
    const problems = refused({
      flow: { ...live, lockedBy: 'Another architect' },
      state: { integration: { ...integration, isActive: false } },
    })
    expect(problems.map(({ code }) => code)).toEqual(['integration-inactive', 'flow-locked'])
  })

  it('a locked flow is no obstacle while it stays as it is', () => {
    const flow = { ...live, lockedBy: 'Another architect' }
    expect(refused({ actions: everything, flow, memory: published() })).toEqual([])
  })
})

describe('the plan as text', () => {
  it('lists what is done, with a diff of what differs', () => {
    const text = planText(made({ actions: replaceFirst(slower(inOrg(token!))), flow: live }), 'Org')
    expect(text).toBe(`Plan for “${design.flow.name}” in Org:

~ Update action Generate_Session_Token: changes timeout; the org has version 3
    timeout: different
      --- timeout in the org
      +++ timeout in the design
      @@ -1,1 +1,1 @@
      -59 s
      +10 s
= Action Process_Payment: as in the org, version 3
~ Update flow “${design.flow.name}”: a new version of the flow of this name that the org has, not known to be published from here; version 4.0 stays live until this succeeds

2 to update, 1 unchanged.
`)
  })
})
