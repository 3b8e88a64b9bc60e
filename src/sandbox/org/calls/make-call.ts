import { describeArchyReadError, readArchy } from '#core/codec/archy/read.ts'
import { type Answer, isInputOver } from '#core/kinds/simulation.ts'
import { formatDateTime } from '#core/language/expression/time-text.ts'
import type { Design } from '#core/model/design.ts'
import { startCall } from '#core/simulate/start-call.ts'
import { type Step, step } from '#core/simulate/step.ts'
import { asDataAction } from '../gateways/data-action.ts'
import type { SandboxEnv } from '../request.ts'
import type { Flow, OrgState } from '../state.ts'
import { askGateway, findPublished } from './ask-gateway.ts'
import { masked } from './live-call.ts'
import type { LiveCall, LogLine } from './live-call.ts'
import { logLine } from './log-lines.ts'

/** Calls the version of a flow that is live, up to where the caller has something to do. Or why that cannot be. */
export function makeCall(
  flow: Flow,
  invocationData: string,
  state: OrgState,
  env: SandboxEnv,
): OrgState | { readonly problem: string } {
  const version = flow.versions.at(-1)
  if (version === undefined) return { problem: 'Nothing of this flow is published.' }
  const read = readArchy(version.yaml)
  if (!read.ok) return { problem: describeArchyReadError(read.error) }
  const conversation = env.random()
  const begun = startCall(withPublished(read.value.design, state), {
    startedAt: env.now,
    builtIn: {
      'Flow.InvocationData': invocationData,
      'Flow.StartDateTimeUtc': formatDateTime(env.now),
      'Flow.IsTest': false,
      'Call.ConversationId': conversation,
      'Interaction.Id': conversation,
      'Call.Ani': '+15555550100',
    },
    attributes: {},
  })
  const live: LiveCall = {
    flow: { id: flow.id, name: flow.name, version: version.number },
    call: begun.state,
    log: [],
    typed: '',
    askedAt: env.now,
  }
  return goOn(withStep(live, begun, state), state, env)
}

/** Keys of the caller, behind those pressed ahead; what is too few for the question is kept until it is answered. */
export function pressKeys(
  keys: string,
  live: LiveCall,
  state: OrgState,
  env: SandboxEnv,
): OrgState {
  const { question } = live.call
  if (question?.type !== 'digits') return state
  const typed = live.typed + keys
  if (!isInputOver(question, live.call.keysLeft + typed)) {
    return { ...state, call: { ...live, typed } }
  }
  return answer(live, { type: 'keys', keys: typed, seconds: sinceAsked(live, env) }, state, env)
}

/** The caller presses nothing more, and the flow's patience ends. */
export function waitSilently(live: LiveCall, state: OrgState, env: SandboxEnv): OrgState {
  const { question } = live.call
  if (question?.type !== 'digits') return state
  const isBegun = live.call.keysLeft + live.typed !== ''
  const patience = isBegun ? question.interDigitSeconds : question.noEntrySeconds
  const seconds = sinceAsked(live, env) + patience
  return answer(live, { type: 'keys', keys: live.typed, seconds }, state, env)
}

/** What the rest of the world does, such as whether a transfer works. */
export function decideOutcome(
  output: string | null,
  live: LiveCall,
  state: OrgState,
  env: SandboxEnv,
): OrgState {
  const { question } = live.call
  if (question?.type !== 'outcome') return state
  const isKnown = output === null ? question.mayEnd : question.outputs.includes(output)
  if (!isKnown) return state
  const given: Answer = { type: 'outcome', output, values: {}, seconds: sinceAsked(live, env) }
  return answer(live, given, state, env)
}

const longestLog = 400

/** A file names its actions only: what they take and give is what the org has of them. */
function withPublished(design: Design, state: OrgState): Design {
  return {
    ...design,
    actions: design.actions.map((action) => {
      const found = findPublished(action, state)
      if (found === null) return action
      const { inputs, outputs, timeoutSeconds } = asDataAction(found.content)
      return { ...action, inputs, outputs, timeoutSeconds }
    }),
  }
}

function answer(live: LiveCall, given: Answer, state: OrgState, env: SandboxEnv): OrgState {
  const told = given.type === 'keys' ? keysLine(live, given.keys) : []
  const stepped = step(live.call, given)
  const next = withStep({ ...live, typed: '', log: [...live.log, ...told] }, stepped, state)
  return goOn(next, state, env)
}

/** Until the caller, or somebody else who is a person here, has to do something, or the call is over. */
function goOn(begun: LiveCall, before: OrgState, env: SandboxEnv): OrgState {
  let live = begun
  let state = before
  while (live.call.at !== null) {
    const { question, design, seconds, setup, keysLeft } = live.call
    if (question === null) {
      live = withStep(live, step(live.call), state)
      continue
    }
    if (question.type === 'digits' && keysLeft !== '' && isInputOver(question, keysLeft)) {
      live = withStep(live, step(live.call, { type: 'keys', keys: '', seconds: 0 }), state)
      continue
    }
    if (question.type !== 'call') break
    const action = design.actions.find(({ id }) => id === question.action)
    if (action === undefined) {
      const lost: Answer = { type: 'outcome', output: 'failure', values: {}, seconds: 0 }
      live = withStep(live, step(live.call, lost), state)
      continue
    }
    const at = { ...env, now: setup.startedAt + seconds * 1000 }
    const reply = askGateway(question, action, state, at)
    state = reply.state
    const where = live.call.design.nodes.find(({ id }) => id === live.call.at)?.name ?? null
    const line: LogLine = { seconds, who: 'gateway', where, text: reply.text }
    live = withStep({ ...live, log: [...live.log, line] }, step(live.call, reply.answer), state)
  }
  return { ...state, call: { ...live, askedAt: env.now } }
}

function withStep(live: LiveCall, { state: call, events }: Step, org: OrgState): LiveCall {
  const prompts = [...org.prompts, ...org.systemPrompts]
  const lines = events.flatMap((event) => logLine(event, call.design, prompts) ?? [])
  return { ...live, call, log: [...live.log, ...lines].slice(-longestLog) }
}

function keysLine({ call }: LiveCall, keys: string): readonly LogLine[] {
  const { question, design, at, seconds } = call
  if (question?.type !== 'digits') return []
  const node = design.nodes.find(({ id }) => id === at)
  const isSecure = design.variables.some(
    ({ name, secure }) => secure && name.toLowerCase() === question.variable.toLowerCase(),
  )
  // Keys that are pressed ahead may be for a secure question.
  const isHidden = isSecure || keys.length > question.max + question.terminator.length
  const text = keys === '' ? 'presses nothing' : isHidden ? masked(keys) : keys
  return [{ seconds, who: 'caller', where: node?.name ?? null, text }]
}

function sinceAsked({ askedAt }: LiveCall, { now }: SandboxEnv): number {
  return Math.max(0, Math.round((now - askedAt) / 1000))
}
