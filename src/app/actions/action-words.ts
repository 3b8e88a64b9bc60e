import type { DataAction, Purpose } from '#core/model/data-action.ts'

/** What an action is for, as people say it. */
export const PURPOSE_WORDS: Readonly<Record<Purpose, string>> = {
  'session-token': 'session token',
  tokenize: 'card to token',
  payment: 'payment',
  other: 'other',
}

/** `POST /v1/sessions`: the request without host and query. */
export function requestInWords({ request }: DataAction): string {
  const path = request.url.replace(/^[a-z]+:\/\/[^/]*/i, '').replace(/[?#].*$/, '')
  return `${request.method} ${path === '' ? '/' : path}`
}

export function usedInWords(count: number): string {
  if (count === 0) return 'not used'
  return count === 1 ? 'used by 1 node' : `used by ${count} nodes`
}
