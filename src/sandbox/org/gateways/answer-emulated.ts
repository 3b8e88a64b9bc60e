import { type GatewayReply, type GatewayRequest, NEW_GATEWAY } from '#core/gateways/emulator.ts'
import { problemReply } from '../reply.ts'
import type { SandboxEnv, SandboxRequest } from '../request.ts'
import type { Outcome } from '../routes/oauth.ts'
import { withEntry } from '../state.ts'
import type { OrgState } from '../state.ts'
import { findEmulators } from './find-emulators.ts'

/** Where the emulator of a gateway listens on the sandbox server: its host is the first part of the path. */
export function emulatedPath(url: string): string {
  return `/emulators/${url.replace(/^https:\/\//i, '')}`
}

/** A request to `/emulators/<host>/…`, answered as that gateway does. */
export function answerEmulated(
  request: SandboxRequest,
  state: OrgState,
  env: SandboxEnv,
  correlationId: string,
): Outcome {
  const url = `https://${request.url.slice('/emulators/'.length)}`
  const { method, headers, body } = request
  const answered = emulate({ method, url, headers, body }, state, env)
  if ('refused' in answered) {
    const problem = { status: 502, code: 'bad.gateway', message: answered.refused }
    return { reply: problemReply(problem, correlationId), state }
  }
  const { status, headers: sent, body: text, delaySeconds } = answered.reply
  const delayMs = Math.min(delaySeconds, longestSeconds) * 1000
  return {
    reply: { status, headers: sent, body: text, ...(delayMs > 0 ? { delayMs } : {}) },
    state: answered.state,
  }
}

/** Asks the emulator, which remembers in the state of the org what it has given out. */
export function emulate(
  request: GatewayRequest,
  state: OrgState,
  env: SandboxEnv,
): { readonly reply: GatewayReply; readonly state: OrgState } | { readonly refused: string } {
  const found = findEmulators(request.url)
  if ('refused' in found) return found
  const at = { now: env.now, scenario: state.scenario }
  const answers = found.gateways.map((gateway) => ({
    gateway,
    ...gateway.emulate(request, state.gateways.get(gateway.id) ?? NEW_GATEWAY, at),
  }))
  const [best] = [...answers].sort((a, b) => strangeness(a.reply) - strangeness(b.reply))
  if (best === undefined) throw new Error('Bug: an address without an emulator')
  const gateways = withEntry(state.gateways, best.gateway.id, best.state)
  return { reply: best.reply, state: { ...state, gateways } }
}

/** One second more than the longest time-out of a data action: nobody waits for what comes later. */
const longestSeconds = 61

/** Where gateways share an address, the one answers that the request is for. */
function strangeness({ status }: GatewayReply): number {
  if (status < 400) return 0
  return status === 401 || status === 404 ? 2 : 1
}
