import AbstractHttpClient, {
  type SdkRequest,
  type SdkResponse,
} from 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/AbstractHttpClient.js'

/** One request with its reply, for the log on the screen: never headers, never bodies, never a query. */
export interface Exchange {
  readonly method: string
  readonly path: string
  /** Null when no reply came. */
  readonly status: number | null
}

export interface HttpSettings {
  readonly signal: AbortSignal
  readonly onExchange: (exchange: Exchange) => void
  /** Waits so many milliseconds; ends early when the signal does. */
  readonly sleep: (ms: number) => Promise<void>
  /** How long a reply may take; half a minute when nothing is said. */
  readonly timeoutMs?: number
}

/** No reply came at all. The SDK hands it through as it is. */
export class NoReply extends Error {
  readonly reason: 'unreachable' | 'cancelled'
  readonly host: string
  /** Whether it was waited for as long as one waits. */
  readonly isLate: boolean
  constructor(reason: 'unreachable' | 'cancelled', host: string, isLate = false) {
    super(`no reply from ${host}: ${reason}`)
    this.reason = reason
    this.host = host
    this.isLate = isLate
  }
}

const TIMEOUT_MS = 30_000
/**
 * The SDK does not wait when it is told to slow down. Where a browser does not get to see Retry-After, these are waited
 * one after the other: the limits are counted by the minute, so that together they are more than that.
 */
const UNTOLD_WAITS_SECONDS = [5, 10, 20, 30] as const
const MAX_RETRY_AFTER_SECONDS = 60

/** A proxy or a balancer that has just closed a connection, a service that is started anew. */
const MOMENTARY: ReadonlySet<number> = new Set([500, 502, 503, 504])
const MAX_READS_AGAIN = 2
const READ_AGAIN_MS = 1_000

/**
 * Our own client beneath the official SDK, whose own neither aborts nor waits when it is told to slow down. A request
 * that was refused with 429 was not carried out, so that sending it again is safe for writes too.
 */
export class FetchHttpClient extends AbstractHttpClient {
  readonly #settings: HttpSettings

  constructor(settings: HttpSettings) {
    super()
    this.#settings = settings
  }

  /** The SDK calls it when hooks are set; we have none. */
  override enableHooks(): void {}

  override async request(options: SdkRequest): Promise<SdkResponse> {
    for (let wait = 0; ; wait += 1) {
      const response = await this.#ask(options)
      const seconds = response.status === 429 ? waitSeconds(response, wait) : null
      if (seconds === null) return settle(response)
      await this.#settings.sleep(Math.floor((seconds + Math.random()) * 1000))
    }
  }

  /** A read that failed for a moment harms nobody when it is asked again; whether a write has happened is looked at. */
  async #ask(options: SdkRequest): Promise<SdkResponse> {
    for (let again = 1; options.method === 'GET' && again <= MAX_READS_AGAIN; again += 1) {
      const response = await this.#send(options).catch(orFailed)
      if (response !== null && !MOMENTARY.has(response.status)) return response
      await this.#settings.sleep(READ_AGAIN_MS * again)
    }
    return this.#send(options)
  }

  async #send(options: SdkRequest): Promise<SdkResponse> {
    const url = new URL(options.url)
    for (const [name, value] of Object.entries(options.params ?? {})) {
      if (value !== undefined && value !== null) url.searchParams.set(name, queryText(value))
    }
    const { signal, onExchange, timeoutMs = TIMEOUT_MS } = this.#settings
    const path = url.pathname
    try {
      const reply = await fetch(url, {
        method: options.method,
        headers: { ...options.headers },
        ...(options.data === undefined ? {} : { body: bodyOf(options.data) }),
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
        referrerPolicy: 'no-referrer',
        credentials: 'omit',
        // Tokens, secrets and codes go to the host that was chosen, and to no other that it names.
        redirect: 'error',
      })
      const text = await reply.text()
      onExchange({ method: options.method, path, status: reply.status })
      return {
        status: reply.status,
        statusText: reply.statusText,
        headers: Object.fromEntries(reply.headers),
        data: parse(text, reply.headers.get('content-type')),
        text,
      }
    } catch (cause) {
      onExchange({ method: options.method, path, status: null })
      if (!(cause instanceof TypeError || cause instanceof DOMException)) throw cause
      const isLate = cause instanceof DOMException
      throw new NoReply(signal.aborted ? 'cancelled' : 'unreachable', url.host, isLate)
    }
  }
}

/**
 * How long to wait before a request that was refused, after so many waits before, is sent again; null when it is not.
 * Right after Retry-After, which is a whole number of seconds (Genesys' Terraform provider, util_retries.go), it may be
 * refused again (Genesys community, "Error 429 Rate limit exceeded even after 3 requests"): each wait is longer.
 */
function waitSeconds({ headers }: SdkResponse, before: number): number | null {
  const untold = UNTOLD_WAITS_SECONDS[before]
  const told = headers['retry-after'] ?? ''
  if (untold === undefined || !/^\d+$/.test(told)) return untold ?? null
  const asked = Number(told)
  return asked > MAX_RETRY_AFTER_SECONDS ? null : asked + before
}

/** Null when the connection has failed; whoever was waited for in vain, or is told to stop, is not asked again. */
function orFailed(cause: unknown): null {
  if (cause instanceof NoReply && cause.reason === 'unreachable' && !cause.isLate) return null
  throw cause
}

/** The SDK expects a rejection with the response on it for everything but success. */
function settle(response: SdkResponse): SdkResponse {
  if (response.status >= 200 && response.status < 300) return response
  throw Object.assign(new Error(`HTTP ${response.status}`), { response })
}

function bodyOf(data: unknown): string {
  return typeof data === 'string' ? data : JSON.stringify(data)
}

function queryText(value: unknown): string {
  if (Array.isArray(value)) return value.map(queryText).join(',')
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function parse(text: string, contentType: string | null): unknown {
  if (text === '' || !(contentType ?? '').includes('json')) return undefined
  try {
    return JSON.parse(text)
  } catch {
    // A reply that says it is JSON and is not is reported by whoever needed its content.
    return undefined
  }
}
