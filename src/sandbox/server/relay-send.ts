import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { plainHeaders } from './http-message.ts'

/** Where the relays may reach. */
export interface RelayTargets {
  readonly domains: readonly string[]
  /** Origins of the sandbox's own bucket. */
  readonly uploadOrigins: readonly string[]
}

export interface Outgoing {
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export interface Incoming {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** The address when it is `https://<service>.<known domain>/…` or in the sandbox's own bucket, else null. */
export function knownUrl(text: string, service: string, targets: RelayTargets): URL | null {
  if (!URL.canParse(text)) return null
  const url = new URL(text)
  if (url.username !== '' || url.password !== '') return null
  const known =
    url.protocol === 'https:' &&
    url.port === '' &&
    targets.domains.some((domain) => url.hostname === `${service}.${domain}`)
  return known || targets.uploadOrigins.includes(url.origin) ? url : null
}

export interface Limits {
  /** Bytes of the reply. A longer one is cut, or rejects when it must be whole. */
  readonly longest: number
  readonly isWhole: boolean
  /** From the request to the end of the reply. */
  readonly timeoutMs: number
}

/** One request and its reply. Follows no redirect. Rejects when there is none, with `no answer in time` when it is late. */
export async function send(
  url: URL,
  { method, headers, body }: Outgoing,
  { longest, isWhole, timeoutMs }: Limits,
): Promise<Incoming> {
  const content = Buffer.from(body, 'utf8')
  const request = url.protocol === 'https:' ? requestHttps : requestHttp
  return new Promise((resolve, reject) => {
    const options = {
      method,
      headers: { ...headers, ...(method === 'GET' ? {} : { 'content-length': content.length }) },
    }
    const outgoing = request(url, options, (incoming) => {
      const parts: Buffer[] = []
      let length = 0
      incoming.on('data', (part: Buffer) => {
        length += part.length
        if (length <= longest) parts.push(part)
        else if (isWhole) outgoing.destroy(new Error(`the answer is longer than ${longest} bytes`))
      })
      incoming.on('end', () =>
        resolve({
          status: incoming.statusCode ?? 502,
          headers: plainHeaders(incoming),
          body: Buffer.concat(parts).toString('utf8'),
        }),
      )
      incoming.on('error', reject)
    })
    const late = setTimeout(() => outgoing.destroy(new Error('no answer in time')), timeoutMs)
    outgoing.on('error', reject)
    outgoing.on('close', () => clearTimeout(late))
    outgoing.end(method === 'GET' ? undefined : content)
  })
}
