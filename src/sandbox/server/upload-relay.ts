import { z } from 'zod'
import { jsonMessage } from './http-message.ts'
import type { WholeReply } from './http-message.ts'
import { knownUrl, send } from './relay-send.ts'
import type { RelayTargets } from './relay-send.ts'

/**
 * `POST /relay/upload` with `{url, headers, body}`: for browsers that the upload host refuses.
 * Sends one PUT to a known upload host and answers with the status of that host and `{status, body}`
 * of its answer; 400 with `{message}` when it refuses to send, 502 when the host cannot be reached.
 * Follows no redirect, carries no credential.
 */
export async function relayUpload(text: string, targets: RelayTargets): Promise<WholeReply> {
  const parsed = parseRelay(text)
  if ('refused' in parsed) return jsonMessage(400, { message: parsed.refused })
  const url = knownUrl(parsed.url, 'fileupload', targets)
  if (url === null) {
    return jsonMessage(400, { message: 'The relay sends to upload hosts of known regions only.' })
  }
  const forbidden = Object.keys(parsed.headers).find((name) => forbiddenHeaders.test(name))
  if (forbidden !== undefined) {
    return jsonMessage(400, { message: `The relay does not carry the header ${forbidden}.` })
  }
  try {
    const answer = await send(url, { ...parsed, method: 'PUT' }, limits)
    return jsonMessage(answer.status, { status: answer.status, body: answer.body })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return jsonMessage(502, { message: `The upload host could not be reached: ${reason}` })
  }
}

const relaySchema = z.object({
  url: z.string().max(8192),
  headers: z.record(z.string().regex(/^[\w-]{1,100}$/), z.string().regex(/^[^\r\n\0]{0,2000}$/)),
  body: z.string(),
})

/** Credentials, and what describes the connection instead of the file. */
const forbiddenHeaders =
  /^(?:authorization|cookie|proxy-.*|host|connection|content-length|transfer-encoding|expect|upgrade|te|trailer)$/i

const limits = { longest: 64 * 1024, isWhole: false, timeoutMs: 60_000 }

function parseRelay(text: string): z.infer<typeof relaySchema> | { readonly refused: string } {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { refused: 'The body must be JSON: {url, headers, body}.' }
  }
  const parsed = relaySchema.safeParse(value)
  return parsed.success ? parsed.data : { refused: z.prettifyError(parsed.error) }
}
