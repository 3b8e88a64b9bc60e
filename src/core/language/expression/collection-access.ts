import { err, ok } from '../../base/result.ts'
import type { Outcome } from './outcome.ts'
import type { Value } from './values.ts'

/** The item at a position counted from 0; a position outside fails, as it does in a running flow. */
export function getItem(items: readonly Value[], index: number): Outcome {
  const item = index < 0 ? undefined : items[index]
  return item === undefined ? err({ code: 'no-such-item', index, count: items.length }) : ok(item)
}
