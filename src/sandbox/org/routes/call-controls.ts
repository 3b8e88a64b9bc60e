import { z } from 'zod'
import type { LiveCall } from '../calls/live-call.ts'
import { decideOutcome, makeCall, pressKeys, waitSilently } from '../calls/make-call.ts'
import { html, page } from '../html.ts'
import { htmlReply, jsonReply } from '../reply.ts'
import type { SandboxEnv, SandboxReply, SandboxRequest } from '../request.ts'
import type { OrgState } from '../state.ts'
import { callPage } from './call-page.ts'
import { done, invalid, isForm, readControlBody, withPolicy } from './control-request.ts'
import type { Outcome } from './oauth.ts'

/**
 * A call of a published flow, as one makes it by telephone:
 *
 * - `GET /sandbox/call` the page: what was heard, and the keypad
 * - `POST /sandbox/call` `{"flow": id or name, "data"?: invocation data}` calls
 * - `POST /sandbox/call/keys` `{"keys": "4111…#"}` presses keys; without any, waits until the flow's patience ends
 * - `POST /sandbox/call/outcome` `{"output"?: way out}` decides what the caller cannot, such as a transfer
 * - `POST /sandbox/call/hang-up` ends it
 */
export function callControls(
  request: SandboxRequest,
  path: string,
  state: OrgState,
  env: SandboxEnv,
): Outcome {
  switch (`${request.method} ${path}`) {
    case 'GET /sandbox/call':
      return { reply: withPolicy(htmlReply(callPage(state))), state }
    case 'POST /sandbox/call':
      return call(request, state, env)
    case 'POST /sandbox/call/keys':
      return withCall(request, state, keysSchema, ({ keys }, live) =>
        keys === undefined ? waitSilently(live, state, env) : pressKeys(keys, live, state, env),
      )
    case 'POST /sandbox/call/outcome':
      return withCall(request, state, outcomeSchema, ({ output }, live) =>
        decideOutcome(output ?? null, live, state, env),
      )
    case 'POST /sandbox/call/hang-up':
      return { reply: done(state, isForm(request)), state: { ...state, call: null } }
    default:
      return { reply: jsonReply({ message: 'There is no such control.' }, 404), state }
  }
}

const callSchema = z.object({
  flow: z.string().min(1),
  data: z.string().max(32_000).default(''),
})
const keysSchema = z.object({
  keys: z
    .string()
    .regex(/^[0-9*#]{1,64}$/, 'must be keys of a telephone: 0 to 9, * and #')
    .optional(),
})
const outcomeSchema = z.object({ output: z.string().optional() })

function call(request: SandboxRequest, state: OrgState, env: SandboxEnv): Outcome {
  const parsed = callSchema.safeParse(readControlBody(request))
  if (!parsed.success) return { reply: invalid(parsed.error), state }
  const { flow: wanted, data } = parsed.data
  const flow = [...state.flows.values()].find(({ id, name }) => id === wanted || name === wanted)
  if (flow === undefined) {
    return { reply: jsonReply({ message: `There is no flow "${wanted}".` }, 404), state }
  }
  const called = makeCall(flow, data, state, env)
  if ('problem' in called) return { reply: refusal(called.problem, request, state), state }
  return { reply: done(state, isForm(request), '/sandbox/call'), state: called }
}

function refusal(problem: string, request: SandboxRequest, { site }: OrgState): SandboxReply {
  if (!isForm(request)) return jsonReply({ message: problem }, 409)
  const body = html`<main><p><a href="${site.basePath}/sandbox">Sandbox org</a></p><h1>This flow cannot be called</h1><p>${problem}</p></main>`
  return withPolicy(htmlReply(page('No call', site.basePath, body), 409))
}

function withCall<S extends z.ZodType>(
  request: SandboxRequest,
  state: OrgState,
  schema: S,
  next: (body: z.infer<S>, live: LiveCall) => OrgState,
): Outcome {
  const parsed = schema.safeParse(readControlBody(request))
  if (!parsed.success) return { reply: invalid(parsed.error), state }
  if (state.call === null) {
    return { reply: jsonReply({ message: 'Nobody is calling. Call a flow first.' }, 409), state }
  }
  const reply = done(state, isForm(request), '/sandbox/call')
  return { reply, state: next(parsed.data, state.call) }
}
