import type { Json } from '../../model/values.ts'
import { ASSUMED } from '../archy-assumptions.ts'
import { COUNT, holdingOnly, oneKeyOf, refused, shaped } from '../archy-forms.ts'
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

const DTMF_KEY = ASSUMED.dtmfKey.value

/** The scripting SDK names the key alone. How a file says that there is none is not known. */
const TERMINATOR = new RegExp(`^(?:${DTMF_KEY})?([0-9*#])$|^(?:none|noValue)?$`)
const ENDED_BY = refused(shaped(`${DTMF_KEY}# or ${DTMF_KEY}*`, TERMINATOR))

/** Genesys' flow scripting SDK: an exact number of digits, or a range that a key may end. */
export const DIGITS = oneKeyOf({
  exact: COUNT,
  range: holdingOnly(
    {
      terminatingDtmf: (json) => (asObject(json)['noValue'] === true ? [] : ENDED_BY(json)),
      min: COUNT,
      max: COUNT,
    },
    ['min', 'max'],
  ),
})

export function writeDigits(digits: Digits): JsonObject {
  if (digits.type === 'exact') return { exact: digits.count }
  const { min, max, terminator } = digits
  const key = terminator === '' ? {} : { terminatingDtmf: `${DTMF_KEY}${terminator}` }
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
    terminator: typeof terminatingDtmf === 'string' ? keyIn(terminatingDtmf) : '',
  }
}

function keyIn(dtmf: string): string {
  return TERMINATOR.exec(dtmf)?.[1] ?? ''
}

export interface Taking {
  readonly digits: Digits
  readonly includeTerminator: boolean
  readonly acceptJustStar: boolean
  readonly acceptJustPound: boolean
}

/**
 * What is taken of the keys that a caller presses before a pause; null when the input fails. Keys that are not needed
 * are left for the next input (Genesys Resource Center, "Collect Input action").
 */
export function takeKeys(
  { digits, includeTerminator, acceptJustStar, acceptJustPound }: Taking,
  keys: string,
): { readonly taken: string; readonly left: string } | null {
  if ((keys === '*' && acceptJustStar) || (keys === '#' && acceptJustPound)) {
    return { taken: keys, left: '' }
  }
  const [min, max, terminator] =
    digits.type === 'exact'
      ? [digits.count, digits.count, '']
      : [digits.min, digits.max, digits.terminator]
  const taken = /^[0-9]*/.exec(untilTerminator(keys, terminator))?.[0].slice(0, max) ?? ''
  const next = keys.charAt(taken.length)
  const isEnded = next !== '' && next === terminator
  const isBroken = next !== '' && !isEnded && taken.length < max
  if (taken.length < min || isBroken) return null
  return {
    taken: isEnded && includeTerminator ? taken + terminator : taken,
    left: keys.slice(taken.length + Number(isEnded)),
  }
}

/** A digit can be the terminating key as well. */
function untilTerminator(keys: string, terminator: string): string {
  return terminator === '' ? keys : (keys.split(terminator, 1)[0] ?? '')
}
