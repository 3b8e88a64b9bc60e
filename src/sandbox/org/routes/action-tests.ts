import { z } from 'zod'
import { writeJson } from '#core/language/json/lossless-json.ts'
import { readBody } from '../body.ts'
import { asDataAction } from '../gateways/data-action.ts'
import { flattenResult } from '../gateways/flatten-result.ts'
import { runAction } from '../gateways/run-action.ts'
import type { ActionRun } from '../gateways/run-action.ts'
import type { Answer, Call } from '../operation.ts'
import { badRequest, jsonReply, problemReply } from '../reply.ts'
import type { SandboxReply } from '../request.ts'
import { isSending, mapSending } from '../sending.ts'
import type { ActionContent, DataAction, OrgState } from '../state.ts'
import { findAction, unknownAction } from './actions.ts'

export function testAction(call: Call): Answer {
  return run(call, 'published', testReply)
}

export function testDraft(call: Call): Answer {
  return run(call, 'draft', testReply)
}

/** Gives the result alone. How a real org words a failure here is not known. */
export function executeAction(call: Call): Answer {
  return run(call, 'published', executeReply)
}

type Success = Extract<ActionRun['outcome'], { readonly output: 'success' }>

/** Values of credentials by name, whatever slot of the integration they are in. */
export function credentialsOf(
  { integrationId }: DataAction,
  { integrations, credentials }: OrgState,
): Readonly<Record<string, string>> {
  const slots = Object.values(integrations.get(integrationId)?.config.credentials ?? {})
  return Object.assign({}, ...slots.map((id) => credentials.get(id)?.fields ?? {}))
}

/** Genesys Resource Center, "Add contracts to custom actions": the input is a flat object. */
const inputSchema = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.null()], 'must be a simple value'),
)

function run(
  call: Call,
  place: 'published' | 'draft',
  reply: (content: ActionContent, run: ActionRun, call: Call) => SandboxReply,
): Answer {
  const read = readBody(call, inputSchema)
  if ('problem' in read) return read
  const action = findAction(call)
  const content = action?.[place] ?? null
  if (action === undefined || content === null) return unknownAction(call)
  if (call.state.integrations.get(action.integrationId)?.intendedState !== 'ENABLED') {
    return { problem: badRequest('The integration of the action is not active.') }
  }
  const credentials = credentialsOf(action, call.state)
  const started = runAction(asDataAction(content), read.body, credentials)
  const answer = mapSending(started, (ended) => reply(content, ended, call))
  if (!isSending(answer)) return { reply: answer }
  return { reply: { status: 200, headers: {}, body: '', sending: answer } }
}

/**
 * Assumption: the test of a secure action tells whether it succeeded and nothing else, as secure actions are known to log
 * nothing. No documentation says what their test shows; one test of one in a real org would settle it.
 */
function testReply(
  { secure }: ActionContent,
  { steps, outcome }: ActionRun,
  call: Call,
): SandboxReply {
  const success = outcome?.output === 'success'
  if (secure) return jsonReply({ operations: [], success })
  const failed = steps.at(-1)?.error ?? null
  return jsonReply({
    operations: steps.map(({ name, result, error }, index) => ({
      step: index + 1,
      name,
      success: error === null,
      ...(result === null ? {} : { result }),
      ...(error === null ? {} : { error: errorBody(error) }),
    })),
    ...(failed === null ? {} : { error: errorBody(failed) }),
    ...(success ? { finalResult: resultOf(outcome, call) } : {}),
    success,
  })
}

function executeReply({ secure }: ActionContent, run: ActionRun, call: Call): SandboxReply {
  const { steps, outcome } = run
  const last = steps.at(-1)
  if (outcome?.output === 'success') return jsonReply(secure ? {} : resultOf(outcome, call))
  const message = secure ? 'The action did not succeed.' : (last?.error ?? '')
  return problemReply({ status: 400, code: 'bad.request', message }, call.env.random())
}

/** With `flatten=true` under the names that Architect uses. */
function resultOf(outcome: Success, { query }: Call): object {
  const { values } = outcome
  const result = query.get('flatten') === 'true' ? flattenResult(values) : values
  return JSON.parse(writeJson(result)) as object
}

function errorBody(message: string) {
  return { message, code: 'bad.request', status: 400 }
}
