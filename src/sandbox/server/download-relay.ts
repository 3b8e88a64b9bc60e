import { z } from 'zod'
import { jsonMessage, plainReply } from './http-message.ts'
import type { WholeReply } from './http-message.ts'
import { knownUrl, send } from './relay-send.ts'
import type { RelayTargets } from './relay-send.ts'

/**
 * `POST /relay/download` with `{url}`: for browsers that the download host refuses. Fetches one file from a known
 * download host and answers with its text; otherwise `{message}` with 400 when it refuses to ask, 502 when the host
 * cannot be reached or sends too much, and the host's own status when it refuses. Follows no redirect, carries nothing.
 */
export async function relayDownload(text: string, targets: RelayTargets): Promise<WholeReply> {
  const asked = parse(text)
  if (asked === null) return jsonMessage(400, { message: 'The body must be JSON: {url}.' })
  const url = knownUrl(asked, 'api-downloads', targets)
  if (url === null) {
    return jsonMessage(400, {
      message: 'The relay fetches from download hosts of known regions only.',
    })
  }
  try {
    const answer = await send(url, { method: 'GET', headers: {}, body: '' }, limits)
    if (answer.status === 200) return plainReply(200, answer.body)
    const status = answer.status >= 400 ? answer.status : 502
    return jsonMessage(status, { message: `The download host answered ${answer.status}.` })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return jsonMessage(502, { message: `The file could not be fetched: ${reason}` })
  }
}

const downloadSchema = z.strictObject({ url: z.string().max(8192) })
const limits = { longest: 8 * 1024 * 1024, isWhole: true, timeoutMs: 60_000 }

function parse(text: string): string | null {
  try {
    const parsed = downloadSchema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data.url : null
  } catch {
    return null
  }
}
