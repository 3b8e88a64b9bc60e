import { startedUpload } from '../advance.ts'
import { emptyReply } from '../reply.ts'
import type { Address, SandboxEnv, SandboxRequest } from '../request.ts'
import { withEntry } from '../state.ts'
import type { FlowJob, OrgState } from '../state.ts'
import { onlyOneMechanism, refuse, signatureMismatch } from './bucket.ts'
import type { Outcome } from './oauth.ts'

/**
 * `PUT` of the YAML to the presigned address, as an S3 bucket takes it: the signature is the only
 * credential, the signed headers must arrive exactly, and a bearer token is refused.
 * A repeated upload is answered like the first, so that a client may try again.
 */
export function receiveUpload(
  request: SandboxRequest,
  address: Address,
  state: OrgState,
  env: SandboxEnv,
): Outcome {
  const id = /^\/uploads\/([^/]+)$/.exec(address.path)?.[1]
  const job = id === undefined ? undefined : state.jobs.get(id)
  if (job === undefined) return refuse(state, 404, 'NoSuchKey', 'The specified key does not exist.')
  if (request.method !== 'PUT') {
    return refuse(state, 405, 'MethodNotAllowed', 'The specified method is not allowed.')
  }
  if (request.headers['authorization'] !== undefined) {
    return refuse(state, 400, 'InvalidArgument', onlyOneMechanism)
  }
  if (address.query.get('X-Amz-Signature') !== job.signature || !carriesHeaders(request, job)) {
    return refuse(state, 403, 'SignatureDoesNotMatch', signatureMismatch)
  }
  if (job.expiresAt <= env.now) return refuse(state, 403, 'AccessDenied', 'Request has expired')
  if (job.upload !== null) return { reply: emptyReply(200), state }
  const uploaded = { ...job, upload: startedUpload(request.body, env.now) }
  return {
    reply: emptyReply(200),
    state: { ...state, jobs: withEntry(state.jobs, job.id, uploaded) },
  }
}

function carriesHeaders(request: SandboxRequest, job: FlowJob): boolean {
  const sent = Object.keys(request.headers).filter((name) => name.startsWith('x-amz-'))
  const expected = Object.entries(job.headers)
  return (
    sent.length === expected.length &&
    expected.every(([name, value]) => request.headers[name] === value)
  )
}
