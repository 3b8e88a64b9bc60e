import { z } from 'zod'
import { SCENARIOS } from '#core/gateways/emulator.ts'
import { isLoopbackOrigin } from '../cors.ts'
import { faultSchema } from '../faults.ts'
import type { Fault } from '../faults.ts'
import { emptyReply, htmlReply, jsonReply, redirectReply } from '../reply.ts'
import { readForm } from '../request.ts'
import type { Address, SandboxEnv, SandboxReply, SandboxRequest } from '../request.ts'
import { pagePolicy } from '../html.ts'
import { createOrgState, otherArchitect } from '../seed.ts'
import { withEntry } from '../state.ts'
import type { Flow, OrgState } from '../state.ts'
import type { Outcome } from './oauth.ts'
import { sandboxPage } from './sandbox-page.ts'
import { sandboxStyle } from './sandbox-style.ts'

/**
 * The sandbox's own controls, which no real org has:
 *
 * - `GET /sandbox` the page
 * - `POST /sandbox/reset` back to the seed
 * - `GET | POST | DELETE /sandbox/faults` lists, arms (a Fault as JSON or form), clears
 * - `POST /sandbox/gateways` `{"scenario": one of SCENARIOS}` how the emulated gateways behave
 * - `POST /sandbox/locks` `{"flow": id or name, "locked": boolean}` another architect takes or leaves a flow
 */
export function control(
  request: SandboxRequest,
  address: Address,
  state: OrgState,
  env: SandboxEnv,
): Outcome {
  const fromForm = isForm(request)
  if (request.method !== 'GET' && !isOwnPage(request)) {
    return { reply: jsonReply({ message: 'Only pages of the sandbox may change it.' }, 403), state }
  }
  switch (`${request.method} ${address.path}`) {
    case 'GET /sandbox':
    case 'GET /sandbox/':
      return { reply: withPolicy(htmlReply(sandboxPage(state))), state }
    case 'GET /sandbox/style.css':
      return { reply: styleReply(), state }
    case 'GET /sandbox/faults':
      return { reply: jsonReply(state.faults), state }
    case 'POST /sandbox/reset':
      return { reply: done(state, fromForm), state: createOrgState(state.site) }
    case 'DELETE /sandbox/faults':
    case 'POST /sandbox/faults/clear':
      return { reply: done(state, fromForm), state: { ...state, faults: [] } }
    case 'POST /sandbox/faults':
      return armFault(request, state, env)
    case 'POST /sandbox/gateways':
      return setScenario(request, state)
    case 'POST /sandbox/locks':
      return setLock(request, state)
    default:
      return { reply: jsonReply({ message: 'There is no such control.' }, 404), state }
  }
}

const scenarioSchema = z.object({ scenario: z.enum(SCENARIOS) })

const lockSchema = z.object({
  flow: z.string().min(1),
  locked: z.union([z.boolean(), z.stringbool()]).default(true),
})

function armFault(request: SandboxRequest, state: OrgState, env: SandboxEnv): Outcome {
  const parsed = faultSchema.safeParse(readControlBody(request))
  if (!parsed.success) return { reply: invalid(parsed.error), state }
  const fault: Fault = parsed.data
  const armed = { id: env.random(), fault }
  const reply = isForm(request) ? done(state, true) : jsonReply(armed, 201)
  return { reply, state: { ...state, faults: [...state.faults, armed] } }
}

function setScenario(request: SandboxRequest, state: OrgState): Outcome {
  const parsed = scenarioSchema.safeParse(readControlBody(request))
  if (!parsed.success) return { reply: invalid(parsed.error), state }
  const { scenario } = parsed.data
  return { reply: done(state, isForm(request)), state: { ...state, scenario } }
}

function setLock(request: SandboxRequest, state: OrgState): Outcome {
  const parsed = lockSchema.safeParse(readControlBody(request))
  if (!parsed.success) return { reply: invalid(parsed.error), state }
  const { flow: wanted, locked } = parsed.data
  const flow = [...state.flows.values()].find(({ id, name }) => id === wanted || name === wanted)
  if (flow === undefined) {
    return { reply: jsonReply({ message: `There is no flow "${wanted}".` }, 404), state }
  }
  const next: Flow = { ...flow, lockedBy: locked ? otherArchitect : null }
  return {
    reply: done(state, isForm(request)),
    state: { ...state, flows: withEntry(state.flows, flow.id, next) },
  }
}

/** Forms hold text only: empty fields count as absent, `messages` is one message a line. */
function readControlBody(request: SandboxRequest): unknown {
  if (!isForm(request)) {
    try {
      return JSON.parse(request.body)
    } catch {
      return null
    }
  }
  const filled = [...readForm(request.body)].filter(([, value]) => value.trim() !== '')
  return Object.fromEntries(
    filled.map(([name, value]) => [
      name,
      name === 'messages' ? value.split(/\r?\n/).filter((line) => line.trim() !== '') : value,
    ]),
  )
}

function isForm(request: SandboxRequest): boolean {
  return (request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded')
}

/**
 * Browsers send Origin with every POST, so a page elsewhere cannot change the sandbox unasked.
 * Under the referrer policy of our pages a form sends `null`; then Sec-Fetch-Site tells.
 */
function isOwnPage(request: SandboxRequest): boolean {
  const origin = request.headers['origin']
  if (origin === 'null') return request.headers['sec-fetch-site'] === 'same-origin'
  if (origin === undefined || isLoopbackOrigin(origin)) return true
  return origin === `http://${request.headers['host'] ?? ''}`
}

function done(state: OrgState, fromForm: boolean): SandboxReply {
  if (!fromForm) return emptyReply(204)
  return { ...redirectReply(`${state.site.basePath}/sandbox`), status: 303 }
}

function invalid(error: z.ZodError): SandboxReply {
  const problems = error.issues.map(
    ({ path, message }) => `${path.join('.') || 'body'}: ${message}`,
  )
  return jsonReply({ message: `The control request is not valid. ${problems.join('; ')}` }, 400)
}

function styleReply(): SandboxReply {
  return {
    status: 200,
    headers: { 'content-type': 'text/css; charset=UTF-8', 'cache-control': 'no-cache' },
    body: sandboxStyle,
  }
}

function withPolicy(reply: SandboxReply): SandboxReply {
  return { ...reply, headers: { ...reply.headers, 'content-security-policy': pagePolicy } }
}
