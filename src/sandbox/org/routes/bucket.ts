import type { SandboxReply } from '../request.ts'
import type { OrgState } from '../state.ts'
import type { Outcome } from './oauth.ts'

/** A refusal as S3 words it: in XML. */
export function refuse(state: OrgState, status: number, code: string, message: string): Outcome {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`
  const reply: SandboxReply = { status, headers: { 'content-type': 'application/xml' }, body }
  return { reply, state }
}

export const onlyOneMechanism =
  'Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter or the Authorization header should be specified'
export const signatureMismatch =
  'The request signature we calculated does not match the signature you provided. Check your key and signing method.'
