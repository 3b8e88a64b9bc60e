import type { GatewayReply, GatewayRequest } from '#core/gateways/emulator.ts'

/**
 * A request that has to be sent before the answer is known, and how to go on with its reply. The org is a function:
 * whoever calls it sends, and sends again when going on asks for it.
 */
export interface Sending<T> {
  readonly request: GatewayRequest
  readonly timeoutSeconds: number
  readonly next: (received: Received) => Sending<T> | T
}

/** A reply, or why there is none. */
export type Received = GatewayReply | { readonly failure: 'timeout' | 'unreachable' }

export function isSending<T extends object>(answer: Sending<T> | T): answer is Sending<T> {
  return 'next' in answer
}

/** The same, with something else made of what comes out in the end. */
export function mapSending<T extends object, U>(
  answer: Sending<T> | T,
  make: (value: T) => U,
): Sending<U> | U {
  if (!isSending(answer)) return make(answer)
  const { request, timeoutSeconds, next } = answer
  return { request, timeoutSeconds, next: (received) => mapSending(next(received), make) }
}
