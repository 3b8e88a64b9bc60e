import type { Sending } from './sending.ts'

/** What reaches the org: plain data, so that a test can write it down. */
export interface SandboxRequest {
  /** The origin that was addressed: the org itself, or the bucket that takes uploads. */
  readonly channel: 'org' | 'upload'
  readonly method: string
  /** Path and query as sent, without the `/org/<name>` prefix. */
  readonly url: string
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/**
 * What the org answers. `drop` asks the server to cut the connection instead of answering; `sending` to send that first,
 * and to answer with what comes of it.
 */
export interface SandboxReply {
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly delayMs?: number
  readonly drop?: true
  readonly sending?: Sending<SandboxReply>
}

/** Clock and chance, passed in. `random` gives a fresh UUID at each call. */
export interface SandboxEnv {
  /** Milliseconds since 1970. */
  readonly now: number
  readonly random: () => string
}

export interface Address {
  readonly path: string
  readonly query: ReadonlyMap<string, string>
}

/** Splits a URL into path and query; text that is not valid percent-encoding stays as it is. */
export function readAddress(url: string): Address {
  const mark = url.indexOf('?')
  if (mark < 0) return { path: url, query: new Map() }
  return { path: url.slice(0, mark), query: readQuery(url.slice(mark + 1)) }
}

/** Reads `application/x-www-form-urlencoded` text; of a repeated name the last value counts. */
export function readForm(text: string): ReadonlyMap<string, string> {
  return new Map(readPairs(text))
}

/**
 * Lists come as names that are repeated (`multi`, in Genesys' definition of the API) or as one value with commas: here
 * they are the same.
 */
function readQuery(text: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>()
  for (const [name, value] of readPairs(text)) {
    const before = fields.get(name)
    fields.set(name, before === undefined ? value : `${before},${value}`)
  }
  return fields
}

function readPairs(text: string): readonly (readonly [name: string, value: string])[] {
  const pairs = text.split('&').filter((pair) => pair !== '')
  return pairs.map((pair) => {
    const equals = pair.indexOf('=')
    const name = equals < 0 ? pair : pair.slice(0, equals)
    return [decodeText(name), equals < 0 ? '' : decodeText(pair.slice(equals + 1))]
  })
}

/** Percent-decoding that keeps malformed text instead of throwing. */
function decodeText(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}

/** Writes fields as a query string, in their order. */
export function writeForm(fields: Readonly<Record<string, string>>): string {
  return Object.entries(fields)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&')
}
