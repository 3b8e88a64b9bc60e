/** What the host of a file, or the relay to it, has answered. */
export interface FileReply {
  readonly status: number
  readonly text: string
}

/** Longer than the relay waits for the host, so that its answer is heard. */
const LONGEST_MS = 75_000

/**
 * Sends or fetches a file where its address is the only credential: no token and no cookie goes along, and nothing
 * is sent on to another host. Null when the network or the browser's policy gave no whole reply, or none in time.
 */
export async function requestFile(
  url: string,
  request: Pick<RequestInit, 'method' | 'headers' | 'body'>,
  signal: AbortSignal,
): Promise<FileReply | null> {
  try {
    const reply = await fetch(url, {
      ...request,
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.any([signal, AbortSignal.timeout(LONGEST_MS)]),
    })
    return { status: reply.status, text: await reply.text() }
  } catch (cause) {
    if (cause instanceof TypeError || cause instanceof DOMException) return null
    throw cause
  }
}
