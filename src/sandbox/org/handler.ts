import { advance } from './advance.ts'
import { applyFault } from './apply-fault.ts'
import { callApi } from './call-api.ts'
import { crossOriginHeaders, preflight } from './cors.ts'
import { corsIsOff, takeRequestFault } from './faults.ts'
import { readAddress } from './request.ts'
import type { Address, SandboxEnv, SandboxReply, SandboxRequest } from './request.ts'
import { decideAuthorize, logout, showAuthorize } from './routes/authorize.ts'
import { answerEmulated } from './gateways/answer-emulated.ts'
import { control } from './routes/control.ts'
import { giveDownload } from './routes/downloads.ts'
import { requestToken } from './routes/oauth.ts'
import { receiveUpload } from './routes/uploads.ts'
import type { OrgState } from './state.ts'

export interface Handled {
  readonly reply: SandboxReply
  readonly state: OrgState
}

/**
 * The whole org as a function: one request in, one reply and the next state out.
 * The control API under `/sandbox` is never hit by a fault, so that faults can always be taken back.
 */
export function handle(request: SandboxRequest, state: OrgState, env: SandboxEnv): Handled {
  const address = readAddress(request.url)
  const current = advance(state, env)
  if (request.channel === 'org' && /^\/sandbox(\/|$)/.test(address.path)) {
    return control(request, address, current, env)
  }
  const corsOff = request.channel === 'upload' && corsIsOff(current.faults, address.path)
  if (request.method === 'OPTIONS') return { reply: preflight(request, corsOff), state: current }

  const correlationId = env.random()
  const { hit, rest } = takeRequestFault(current.faults, request.method, address.path)
  const armed = { ...current, faults: rest }
  const handled = applyFault(hit, armed, correlationId, () =>
    dispatch(request, address, armed, env, correlationId),
  )
  const headers = {
    ...handled.reply.headers,
    ...(corsOff ? {} : crossOriginHeaders(request)),
    'inin-correlation-id': correlationId,
  }
  return { reply: { ...handled.reply, headers }, state: handled.state }
}

function dispatch(
  request: SandboxRequest,
  address: Address,
  state: OrgState,
  env: SandboxEnv,
  correlationId: string,
): Handled {
  if (request.channel === 'upload') {
    const answer = address.path.startsWith('/downloads/') ? giveDownload : receiveUpload
    return answer(request, address, state, env)
  }
  if (address.path.startsWith('/emulators/')) {
    return answerEmulated(request, state, env, correlationId)
  }
  switch (`${request.method} ${address.path}`) {
    case 'GET /oauth/authorize':
      return { reply: showAuthorize(request, address.query, state), state }
    case 'POST /oauth/authorize':
      return decideAuthorize(request, state, env)
    case 'POST /oauth/token':
      return requestToken(request, state, env)
    case 'GET /logout':
      return { reply: logout(request, address.query, state), state }
    default:
      return callApi(request, address, state, env, correlationId)
  }
}
