import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'

/** Where the relays may reach. */
export interface RelayTargets {
  readonly domains: readonly string[]
  /** Origins of the sandbox's own bucket. */
  readonly uploadOrigins: readonly string[]
}

export interface Outgoing {
  readonly method: 'GET' | 'PUT'
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export interface Incoming {
  readonly status: number
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

/**
 * One request and its reply. Follows no redirect. `longest`: bytes of the reply; a longer one is cut, or rejects when it
 * must be `whole`.
 */
export async function send(
  url: URL,
  { method, headers, body }: Outgoing,
  longest: number,
  whole: boolean,
): Promise<Incoming> {
  const content = Buffer.from(body, 'utf8')
  const request = url.protocol === 'https:' ? requestHttps : requestHttp
  return new Promise((resolve, reject) => {
    const options = {
      method,
      headers: { ...headers, ...(method === 'GET' ? {} : { 'content-length': content.length }) },
      timeout: timeoutMs,
    }
    const outgoing = request(url, options, (incoming) => {
      const parts: Buffer[] = []
      let length = 0
      incoming.on('data', (part: Buffer) => {
        length += part.length
        if (length <= longest) parts.push(part)
        else if (whole) outgoing.destroy(new Error(`the answer is longer than ${longest} bytes`))
      })
      incoming.on('end', () =>
        resolve({
          status: incoming.statusCode ?? 502,
          body: Buffer.concat(parts).toString('utf8'),
        }),
      )
      incoming.on('error', reject)
    })
    outgoing.on('timeout', () => outgoing.destroy(new Error('no answer in time')))
    outgoing.on('error', reject)
    outgoing.end(method === 'GET' ? undefined : content)
  })
}

const timeoutMs = 60_000
