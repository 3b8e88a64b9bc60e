import { vi } from 'vitest'
import { makeOrgClient, type OrgClient } from '#adapters/genesys/org-client.ts'
import { yamlOf } from '#core/codec/archy/yaml-of.ts'
import { ok, type Result } from '#core/base/result.ts'
import type { Design } from '#core/model/design.ts'
import type { JournalEntry } from '#core/publish/journal.ts'
import type { PublishedMemory } from '#core/publish/memory.ts'
import { type NewIntegration, plannedIntegration } from '#core/publish/new-integration.ts'
import { type Plan, placeActions, planPublish } from '#core/publish/plan.ts'
import { describePlanProblem } from '#core/publish/plan-problem.ts'
import type { Choice } from '#core/publish/plan-step.ts'
import { type Published, runPlan } from '#core/publish/run.ts'
import type { RunError } from '#core/publish/run-error.ts'
import { surveyOrg } from '#core/publish/survey.ts'
import { driveSandbox, type SandboxDriver, type Snapshot } from './drive-sandbox.ts'
import { SANDBOX_ORIGIN, sandboxFetch } from './sandbox-fetch.ts'

/** Where a publish is cut off: the page is closed while this entry of the journal is being kept. */
export interface Kill {
  readonly entry: number
  /** Whether the entry was still kept. */
  readonly isKept: boolean
}

/** An org of its own with a client signed in, and everything that publishing to it needs. */
export interface PublishRig {
  readonly sandbox: SandboxDriver
  readonly org: OrgClient
  readonly token: string
  /** Every request by its method and path, in order. */
  readonly requests: readonly string[]
  readonly journal: readonly JournalEntry[]
  plan(design: Design, options?: PlanOptions): Promise<Plan>
  /** Runs the plan, going on from the journal. Null when it was cut off. */
  run(plan: Plan, kill?: Kill): Promise<Result<Published, RunError> | null>
  forgetJournal(): void
  /** Lets the request that comes so many from now, counted from 1, meet a fault. */
  disturb(at: number, fault: Fault): void
}

export interface PlanOptions {
  readonly memory?: PublishedMemory | null
  readonly formerYaml?: string | null
  readonly choices?: Readonly<Record<string, Choice>>
  /** An integration that the plan makes, and the action that belongs to it, by its place in the design. */
  readonly made?: { readonly integration: NewIntegration; readonly action: number }
}

/** What becomes of a request instead of being sent. `arm` arms a fault of the sandbox, as a script does. */
export type Fault = (
  send: () => Promise<Response>,
  arm: (fault: object) => void,
) => Promise<Response>

/** `from`: an org as another rig has left it. */
export function publishRig(from?: Snapshot): PublishRig {
  const sandbox = driveSandbox(from)
  const requests: string[] = []
  const journal: JournalEntry[] = []
  let disturbed: { readonly request: number; readonly fault: Fault } | null = null
  const network = sandboxFetch(sandbox)
  vi.stubGlobal('fetch', async (input: string | URL, init?: RequestInit) => {
    requests.push(`${init?.method ?? 'GET'} ${new URL(input).pathname}`)
    const send = () => network(input, init)
    return requests.length === disturbed?.request ? disturbed.fault(send, sandbox.arm) : send()
  })
  const token = sandbox.signIn()
  const org = makeOrgClient({
    address: { type: 'sandbox', origin: SANDBOX_ORIGIN },
    token,
    relayOrigin: SANDBOX_ORIGIN,
    signal: new AbortController().signal,
    onExchange: () => {},
    sleep: async (ms) => sandbox.wait(ms),
  })
  return {
    sandbox,
    token,
    org,
    requests,
    journal,
    plan: (design, options = {}) => makePlan(org, design, options),
    disturb(at, fault) {
      disturbed = { request: requests.length + at, fault }
    },
    forgetJournal: () => journal.splice(0),
    async run(plan, kill) {
      let entries = 0
      const env = {
        org: { id: 'o1', name: 'Sandbox' },
        secrets: TYPED_IN,
        sleep: async (ms: number) => sandbox.wait(ms),
        isStopped: () => false,
        onEvent: () => {},
        async record(entry: JournalEntry) {
          entries += 1
          if (entries !== kill?.entry || kill.isKept) journal.push(entry)
          if (entries === kill?.entry) throw new Killed()
          return ok(null)
        },
      }
      try {
        return await runPlan(plan, org, env, [...journal])
      } catch (cause) {
        if (cause instanceof Killed) return null
        throw cause
      }
    },
  }
}

/** For the fields of every integration that a plan makes. */
const TYPED_IN = { apiKey: 'what-was-typed-in' }

class Killed extends Error {}

async function makePlan(
  org: OrgClient,
  design: Design,
  { memory = null, formerYaml = null, choices = {}, made }: PlanOptions,
): Promise<Plan> {
  const [integration] = await must(org.integrations())
  if (integration === undefined) throw new Error('the sandbox has no integration')
  const id = design.actions[made?.action ?? 0]?.id
  const own = made && id ? { [id]: plannedIntegration(made.integration) } : {}
  const placed = placeActions(design, integration, own)
  const found = await must(surveyOrg(org, { design: placed, integration, memory, mayExport: true }))
  const plan = planPublish({
    design: placed,
    org: found,
    memory,
    formerYaml,
    choices,
    own,
    newIntegration: made?.integration ?? null,
    write: yamlOf,
  })
  if (!plan.ok) throw new Error(plan.error.map(describePlanProblem).join(' '))
  return plan.value
}

async function must<T, E>(reply: Promise<Result<T, E>>): Promise<T> {
  const result = await reply
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
