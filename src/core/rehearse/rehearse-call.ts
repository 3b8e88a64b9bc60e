import { err, ok, type Result } from '../base/result.ts'
import type { TestValues } from '../analysis/preview/test-values.ts'
import { isOfType, type Value as Evaluated } from '../language/expression/values.ts'
import { formatDateTime } from '../language/expression/time-text.ts'
import { textOf } from '../language/expression/value-text.ts'
import { isJsonObject, toJson } from '../language/json/json-value.ts'
import type { Answer, Question } from '../kinds/simulation.ts'
import type { Design } from '../model/design.ts'
import type { OrgPort } from '../publish/ports.ts'
import type { CallState } from '../simulate/call-state.ts'
import { startCall } from '../simulate/start-call.ts'
import { step } from '../simulate/step.ts'
import { type CallLine, linesOf } from './call-lines.ts'
import { rehearsedActions } from './clone-input.ts'
import { Clones } from './clones.ts'
import type { RehearsalEnvironment, RehearsalError } from './environment.ts'
import { refusalsOf } from './refusal.ts'
import { type RehearsedAction, testClone } from './rehearse-actions.ts'
import { callersAnswer, type SimulatedCaller } from './simulated-caller.ts'
import { outcomeOfTest } from './tested.ts'

export interface CallRequest {
  /** Placed: see `placeActions`. */
  readonly design: Design
  readonly caller: SimulatedCaller
  readonly isTestEndpoint: (endpoint: string) => boolean
}

/** A whole call, with what every data action returned in the org. */
export interface RehearsedCall {
  /** What happened, in order; `action` in a line is the place in `actions`. */
  readonly lines: readonly CallLine[]
  readonly actions: readonly RehearsedAction[]
  /** What the agent has when the call comes back. */
  readonly attributes: Readonly<Record<string, string>>
  readonly left: readonly string[]
  readonly error: RehearsalError | null
}

/** More than a caller goes through: three tries of a payment with its token and its inquiry are nine. */
const CALL_LIMIT = 20

/**
 * Takes one call through the flow, as the simulator does, where every data action that the flow calls is answered by
 * the test of its clone in the org. Nothing is sent when one of them must not be rehearsed.
 */
export async function rehearseCall(
  org: OrgPort,
  env: RehearsalEnvironment,
  request: CallRequest,
): Promise<RehearsedCall> {
  const { design, caller, isTestEndpoint } = request
  const rehearsed = rehearsedActions(design)
  const refusals = rehearsed.flatMap((action) => refusalsOf(action, isTestEndpoint))
  if (rehearsed.length === 0) return ended({ code: 'nothing-to-rehearse' })
  if (refusals.length > 0) return ended({ code: 'refused', refusals })
  const clones = new Clones(org, env)
  const actions: RehearsedAction[] = []
  const lines: CallLine[] = []
  let error: RehearsalError | null = null
  let { state, events } = startCall(design, setupOf(env, caller))
  lines.push(...linesOf(events, caller.card))
  const left = await clones.use(async () => {
    while (state.at !== null) {
      const answer = await answerTo(state, request, env, clones, actions)
      if (!answer.ok) {
        error = answer.error
        return
      }
      if (state.question?.type === 'digits' && answer.value?.type === 'keys') {
        const { variable } = state.question
        lines.push({ type: 'keyed', variable, count: answer.value.keys.length })
      }
      if (state.question?.type === 'call' && actions.length > 0) {
        lines.push({ type: 'called', action: actions.length - 1 })
      }
      ;({ state, events } = step(state, answer.value))
      lines.push(...linesOf(events, caller.card))
    }
  })
  return { lines, actions, attributes: Object.fromEntries(state.attributes), left, error }
}

function setupOf({ now, mark }: RehearsalEnvironment, caller: SimulatedCaller): CallState['setup'] {
  return {
    startedAt: now,
    builtIn: {
      'Flow.InvocationData': caller.invocationData,
      // A gateway answers a key that it knows with what it answered before: each rehearsal has a call of its own.
      'Call.ConversationId': `rehearsal-${mark}`,
      'Interaction.Id': `rehearsal-${mark}`,
      'Flow.StartDateTimeUtc': formatDateTime(now),
      'Flow.IsTest': true,
    },
    attributes: {},
  }
}

async function answerTo(
  { question }: CallState,
  { design, caller, isTestEndpoint }: CallRequest,
  env: RehearsalEnvironment,
  clones: Clones,
  actions: RehearsedAction[],
): Promise<Result<Answer | null, RehearsalError>> {
  if (question === null) return ok(null)
  if (question.type !== 'call') return ok(callersAnswer(question, caller, design))
  if (actions.length === CALL_LIMIT) return err({ code: 'too-many-calls', limit: CALL_LIMIT })
  const action = rehearsedActions(design).find(({ id }) => id === question.action)
  if (action === undefined) return err({ code: 'action-unknown' })
  const values = textsOf(question.inputs)
  const { card } = caller
  const tested = await testClone(action, clones, env, { card, values, isTestEndpoint })
  if (!tested.ok) return tested
  const { rehearsed, test } = tested.value
  actions.push(rehearsed)
  return ok(answerOf(outcomeOfTest(test), test.finalResult, question))
}

function answerOf(
  output: ReturnType<typeof outcomeOfTest>,
  finalResult: Parameters<typeof toJson>[0],
  { timeoutSeconds }: Extract<Question, { type: 'call' }>,
): Answer {
  const result = toJson(finalResult)
  const values = output === 'success' && isJsonObject(result) ? Object.fromEntries(result) : {}
  return { type: 'outcome', output, values, seconds: output === 'timeout' ? timeoutSeconds : 1 }
}

/** What is not set is left out of a call. */
function textsOf(inputs: Readonly<Record<string, Evaluated>>): TestValues {
  return Object.fromEntries(
    Object.entries(inputs).flatMap(([name, value]) => {
      const text = isOfType(value, 'string') ? value.data : textOf(value)
      return text === null ? [] : [[name, text] as const]
    }),
  )
}

function ended(error: RehearsalError): RehearsedCall {
  return { lines: [], actions: [], attributes: {}, left: [], error }
}
