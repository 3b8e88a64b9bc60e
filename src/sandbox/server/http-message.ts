import type { IncomingMessage, ServerResponse } from 'node:http'

/** The whole body as text, or null when it is longer than the limit in bytes. */
export async function readBody(message: IncomingMessage, limit: number): Promise<string | null> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of message) {
    const part = Buffer.from(chunk as Uint8Array)
    length += part.length
    if (length <= limit) chunks.push(part)
  }
  return length > limit ? null : Buffer.concat(chunks).toString('utf8')
}

/** Headers with one value each; repeated ones are joined as HTTP allows. */
export function plainHeaders(message: IncomingMessage): Readonly<Record<string, string>> {
  const entries = Object.entries(message.headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value] as const],
  )
  return Object.fromEntries(entries)
}

export interface WholeReply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Buffer
}

/** Writes a reply at once; a HEAD request gets its headers only. */
export function writeReply(
  message: IncomingMessage,
  response: ServerResponse,
  reply: WholeReply,
): void {
  const body = Buffer.from(reply.body)
  const bodiless = reply.status === 204 || reply.status === 304
  response.writeHead(reply.status, {
    ...reply.headers,
    ...(bodiless ? {} : { 'content-length': body.length }),
  })
  response.end(bodiless || message.method === 'HEAD' ? undefined : body)
}

export function plainReply(status: number, text: string): WholeReply {
  return { status, headers: { 'content-type': 'text/plain; charset=UTF-8' }, body: text }
}

export function jsonMessage(status: number, body: object): WholeReply {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=UTF-8' },
    body: JSON.stringify(body),
  }
}
