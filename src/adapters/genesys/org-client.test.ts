import { afterEach, describe, expect, it, vi } from 'vitest'
import { ok, type Result } from '#core/base/result.ts'
import type { Design } from '#core/model/design.ts'
import { sessionTokenTemplate } from '#core/gateways/session-token/flow.ts'
import { toActionInput } from '#core/publish/action-input.ts'
import type { PublishedMemory } from '#core/publish/memory.ts'
import { type Plan, placeActions, planPublish } from '#core/publish/plan.ts'
import { surveyOrg } from '#core/publish/survey.ts'
import { runPlan } from '#core/publish/run.ts'
import type { RunEvent } from '#core/publish/run-context.ts'
import { driveSandbox, type SandboxDriver } from '#testing/drive-sandbox.ts'
import { SANDBOX_ORIGIN, sandboxFetch } from '#testing/sandbox-fetch.ts'
import { flowYaml, publishYaml } from '#testing/sandbox-contents.ts'
import type { Exchange } from './http-client.ts'
import { makeOrgClient, type OrgClient } from './org-client.ts'

afterEach(() => vi.unstubAllGlobals())

function connect(sandbox: SandboxDriver, user?: 'admin' | 'reader') {
  const exchanges: Exchange[] = []
  const token = sandbox.signIn(user)
  vi.stubGlobal('fetch', sandboxFetch(sandbox))
  const org = makeOrgClient({
    address: { type: 'sandbox', origin: SANDBOX_ORIGIN },
    token,
    relayOrigin: SANDBOX_ORIGIN,
    signal: new AbortController().signal,
    onExchange: (exchange) => exchanges.push(exchange),
    sleep: async (ms) => sandbox.wait(ms),
  })
  return { org, exchanges }
}

async function must<T, E>(reply: Promise<Result<T, E>>): Promise<T> {
  const result = await reply
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

/** Enough of a flow for these tests: the codec has its own. */
function yamlOf(design: Design): string {
  return `secureCall:
  name: ${design.flow.name}
  startUpRef: "/secureCall/tasks/task[Main_10]"
  defaultLanguage: en-us
  supportedLanguages:
    en-us:
      defaultLanguageSkill:
        noValue: true
  tasks:
    - task:
        name: Main
        refId: Main_10
        actions:
          - disconnect:
              name: Disconnect
`
}

async function plan(
  design: Design,
  org: OrgClient,
  memory: PublishedMemory | null = null,
): Promise<Plan> {
  const [integration] = await must(org.integrations())
  if (integration === undefined) throw new Error('the sandbox has no integration')
  const placed = placeActions(design, integration)
  const found = await must(
    surveyOrg(org, { design: placed, integration, memory, mayExport: false }),
  )
  const request = { design: placed, org: found, memory, formerYaml: null, choices: {} }
  const made = planPublish({ ...request, write: (named) => ok(yamlOf(named)) })
  return must(Promise.resolve(made))
}

async function run(made: Plan, org: OrgClient, sandbox: SandboxDriver) {
  const events: RunEvent[] = []
  const { orgId, orgName } = await must(org.identity())
  const outcome = await runPlan(made, org, {
    org: { id: orgId, name: orgName },
    sleep: async (ms) => sandbox.wait(ms),
    isStopped: () => false,
    onEvent: (event) => events.push(event),
    record: async () => ok(null),
  })
  return { outcome, events }
}

describe('a signed-in org', () => {
  it('says who is there and what they may do', async () => {
    const { org } = connect(driveSandbox())
    const identity = await must(org.identity())
    expect(identity.userName).toBe('Sandbox Admin')
    expect(identity.permissions).not.toBeNull()
  })

  it('names the permission that is missing', async () => {
    const sandbox = driveSandbox()
    const { org } = connect(sandbox, 'reader')
    const input = toActionInput(sessionTokenTemplate.build().actions[0]!, 'any')
    const refused = await org.createActionDraft(input)
    expect(refused).toMatchObject({
      ok: false,
      error: {
        code: 'forbidden',
        permissions: ['integrations:action:add'],
        detail: expect.stringContaining('permission(s): integrations:action:add'),
      },
    })
  })

  it('is not reached when the connection drops', async () => {
    const { org } = connect(driveSandbox())
    vi.stubGlobal('fetch', async () => {
      throw new TypeError('fetch failed')
    })
    expect(await org.integrations()).toEqual({
      ok: false,
      error: { code: 'unreachable', host: '127.0.0.1:4173' },
    })
  })
})

it('reads what the values of a contract hold inside, so that an action can be made again', async () => {
  const { org } = connect(driveSandbox())
  const [integration] = await must(org.integrations())
  const input = toActionInput(sessionTokenTemplate.build().actions[0]!, integration!.id)
  const { successSchema } = input.contract.output
  const tries = { type: 'array', items: { type: 'object', properties: { at: { type: 'string' } } } }
  const properties = { ...successSchema.properties, tries }
  const output = { successSchema: { ...successSchema, properties } }
  const made = await must(org.createAction({ ...input, contract: { ...input.contract, output } }))
  const found = await must(org.action(made.id))
  expect(found.contract.output.successSchema.properties).toEqual(properties)
})

it('does not find what was deleted', async () => {
  const sandbox = driveSandbox()
  const { org } = connect(sandbox)
  const { id } = publishYaml(sandbox, sandbox.signIn(), flowYaml('Pay')).flow
  sandbox.api(sandbox.signIn(), 'DELETE', `/api/v2/flows/${id}`)
  expect(await org.flow(id)).toEqual({ ok: false, error: { code: 'not-found', what: 'the flow' } })
})

it('finds a flow among more namesakes than fit on a page', async () => {
  const sandbox = driveSandbox()
  const { org } = connect(sandbox)
  const { id } = publishYaml(sandbox, sandbox.signIn(), flowYaml('Pay')).flow
  sandbox.change((state) => {
    const pay = state.flows.get(id)!
    const others = Array.from({ length: 100 }, (_, i) => ({
      ...pay,
      id: `f${i}`,
      name: `A way to Pay ${i}`,
    }))
    return { ...state, flows: new Map([...others, pay].map((flow) => [flow.id, flow])) }
  })
  expect(await must(org.findFlow('Pay'))).toMatchObject({ id })
})

describe('publishing to the sandbox', () => {
  it('creates the actions, then the flow, and reads both back', async () => {
    const sandbox = driveSandbox()
    const { org, exchanges } = connect(sandbox)
    const design = sessionTokenTemplate.build()
    const made = await plan(design, org)
    expect(made.steps.map((step) => step.change)).toEqual(['create', 'create', 'create'])
    const { outcome } = await run(made, org, sandbox)
    expect(outcome).toMatchObject({ ok: true, value: { flow: { name: design.flow.name } } })
    expect(exchanges.every(({ status }) => status !== null && status < 300)).toBe(true)
  })

  it('finds the actions unchanged the second time', async () => {
    const sandbox = driveSandbox()
    const { org } = connect(sandbox)
    const design = sessionTokenTemplate.build()
    await run(await plan(design, org), org, sandbox)
    const again = await plan(design, org)
    expect(again.steps.map((step) => step.change)).toEqual(['unchanged', 'unchanged', 'update'])
  })

  it('updates an action whose request changed, with the version that it read', async () => {
    const sandbox = driveSandbox()
    const { org } = connect(sandbox)
    const design = sessionTokenTemplate.build()
    await run(await plan(design, org), org, sandbox)
    const slower: Design = {
      ...design,
      actions: design.actions.map((action, i) =>
        i === 0 ? { ...action, timeoutSeconds: 20 } : action,
      ),
    }
    const [first = '', second = ''] = design.actions.map(({ id }) => id)
    const again = await plan(slower, org)
    expect(again.steps[0]).toMatchObject({ change: 'update', work: { before: { version: 1 } } })
    const { outcome } = await run(again, org, sandbox)
    expect(outcome).toMatchObject({
      ok: true,
      value: { memory: { actions: { [first]: { version: 2 }, [second]: { version: 1 } } } },
    })
  })
})
