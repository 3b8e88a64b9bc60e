import { z } from 'zod'
import { SCENARIOS } from '#core/gateways/emulator.ts'
import { isLoopbackOrigin } from '../cors.ts'
import { faultSchema } from '../faults.ts'
import type { Fault } from '../faults.ts'
import { htmlReply, jsonReply } from '../reply.ts'
import type { Address, SandboxEnv, SandboxReply, SandboxRequest } from '../request.ts'
import { createOrgState, otherArchitect } from '../seed.ts'
import { withEntry } from '../state.ts'
import type { Flow, OrgState } from '../state.ts'
import { callControls } from './call-controls.ts'
import { done, invalid, isForm, readControlBody, withPolicy } from './control-request.ts'
import type { Outcome } from './oauth.ts'
import { sandboxPage } from './sandbox-page.ts'
import { sandboxStyle } from './sandbox-style.ts'

/**
 * The sandbox's own controls, which no real org has:
 *
 * - `GET /sandbox` the page
 * - `POST /sandbox/reset` back to the seed
 * - `GET | POST | DELETE /sandbox/faults` lists, arms (a Fault as JSON or form), clears
 * - `/sandbox/call…` a call of a published flow: see `callControls`
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
  if (/^\/sandbox\/call(?:\/|$)/.test(address.path)) {
    return callControls(request, address.path, state, env)
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

function styleReply(): SandboxReply {
  return {
    status: 200,
    headers: { 'content-type': 'text/css; charset=UTF-8', 'cache-control': 'no-cache' },
    body: sandboxStyle,
  }
}
