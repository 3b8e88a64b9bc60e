import type { Address, SandboxEnv, SandboxRequest } from '../request.ts'
import type { OrgState } from '../state.ts'
import { onlyOneMechanism, refuse, signatureMismatch } from './bucket.ts'
import type { Outcome } from './oauth.ts'

/** `GET` of what an export job has made, byte for byte. A bearer token has no business here. */
export function giveDownload(
  request: SandboxRequest,
  address: Address,
  state: OrgState,
  env: SandboxEnv,
): Outcome {
  const id = /^\/downloads\/([^/]+)$/.exec(address.path)?.[1] ?? ''
  const job = state.architectJobs.get(id)
  if (job === undefined || job.file === null || job.finishesAt > env.now) {
    return refuse(state, 404, 'NoSuchKey', 'The specified key does not exist.')
  }
  if (request.method !== 'GET') {
    return refuse(state, 405, 'MethodNotAllowed', 'The specified method is not allowed.')
  }
  if (request.headers['authorization'] !== undefined) {
    return refuse(state, 400, 'InvalidArgument', onlyOneMechanism)
  }
  if (address.query.get('X-Amz-Signature') !== job.signature) {
    return refuse(state, 403, 'SignatureDoesNotMatch', signatureMismatch)
  }
  if (job.finishesAt + livesMs <= env.now) {
    return refuse(state, 403, 'AccessDenied', 'Request has expired')
  }
  const headers = { 'content-type': 'application/x-yaml', 'cache-control': 'no-store' }
  return { reply: { status: 200, headers, body: job.file }, state }
}

const livesMs = 15 * 60_000
