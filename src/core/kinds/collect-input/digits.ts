import type { Json } from '../../model/values.ts'
import { asObject } from '../archy-values.ts'
import type { JsonObject } from '../define.ts'

export type Digits =
  | { readonly type: 'exact'; readonly count: number }
  | {
      readonly type: 'range'
      readonly min: number
      readonly max: number
      /** The key that ends the input; empty when only a pause does. */
      readonly terminator: string
    }

/** The spelling of a key in Archy. `digit_9` occurs in a public file; that `#` and `*` follow it is an assumption. */
export const DTMF_KEY_PREFIX = 'digit_'

export function writeDigits(digits: Digits): JsonObject {
  if (digits.type === 'exact') return { exact: digits.count }
  const { min, max, terminator } = digits
  const key = terminator === '' ? {} : { terminatingDtmf: `${DTMF_KEY_PREFIX}${terminator}` }
  return { range: { ...key, min, max } }
}

export function readDigits(json: Json | undefined): Digits {
  const { exact, range } = asObject(json)
  if (typeof exact === 'number') return { type: 'exact', count: exact }
  const { min, max, terminatingDtmf } = asObject(range)
  return {
    type: 'range',
    min: typeof min === 'number' ? min : 1,
    max: typeof max === 'number' ? max : 20,
    terminator:
      typeof terminatingDtmf === 'string' ? terminatingDtmf.replace(DTMF_KEY_PREFIX, '') : '',
  }
}
