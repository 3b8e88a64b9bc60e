import type { SandboxReply } from '../org/request.ts'
import { emulatedPath } from '../org/gateways/answer-emulated.ts'
import { isSending } from '../org/sending.ts'
import type { Received, Sending } from '../org/sending.ts'
import { send } from './relay-send.ts'

/**
 * Sends what an answer waits for to the emulators of this server, by HTTP as a data action does, until the answer is
 * there. `baseUrl`: of the org, without a slash at its end.
 */
export async function settle(reply: SandboxReply, baseUrl: string): Promise<SandboxReply> {
  let { sending }: { sending?: Sending<SandboxReply> | SandboxReply | undefined } = reply
  if (sending === undefined) return reply
  while (isSending(sending)) sending = sending.next(await exchange(sending, baseUrl))
  const { sending: _, headers, status: _status, body: _body, ...kept } = reply
  return { ...sending, ...kept, headers: { ...sending.headers, ...headers } }
}

const longestReply = 1024 * 1024

async function exchange(
  { request, timeoutSeconds }: Sending<SandboxReply>,
  baseUrl: string,
): Promise<Received> {
  // As every client of a gateway does, dots are resolved below its host: else they would lead to other pages of this server.
  const url = new URL(baseUrl + emulatedPath(new URL(request.url).href))
  const limits = { longest: longestReply, isWhole: true, timeoutMs: timeoutSeconds * 1000 }
  try {
    const { status, headers, body } = await send(url, request, limits)
    return { status, headers, body, delaySeconds: 0, isModelled: false }
  } catch (error) {
    const isLate = error instanceof Error && error.message === 'no answer in time'
    return { failure: isLate ? 'timeout' : 'unreachable' }
  }
}
