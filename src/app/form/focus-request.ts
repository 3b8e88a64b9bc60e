import type { FocusRequest } from '../state/view-store.ts'

/**
 * Whether what was asked for is still to be done; from then on it counts as done. A form that opens again later must not
 * take the focus from where it is by then.
 */
export function takeRequest(request: FocusRequest): boolean {
  if (taken.has(request)) return false
  taken.add(request)
  return true
}

const taken = new WeakSet<FocusRequest>()
