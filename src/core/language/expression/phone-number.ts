/** What Architect tells about a phone number; null where it would be NOT_SET. */
export interface PhoneNumberParts {
  readonly raw: string
  readonly scheme: 'tel' | 'sip' | 'sips' | null
  readonly uri: string | null
  readonly e164: string | null
  readonly dialingCode: string | null
  readonly subscriberNumber: string | null
  readonly isTel: boolean
  readonly isSip: boolean
  readonly isGlobal: boolean
}

/** Reads `tel:` and `sip(s):` addresses and bare numbers; text that is neither keeps only its `raw` form. */
export function phoneNumberParts(raw: string): PhoneNumberParts {
  const lower = raw.toLowerCase()
  const sip = lower.startsWith('sips:') ? 'sips' : lower.startsWith('sip:') ? 'sip' : null
  if (sip !== null) {
    return { ...NOTHING, raw, scheme: sip, uri: withoutSecondHost(raw), isSip: true }
  }
  const number = lower.startsWith('tel:') ? raw.slice('tel:'.length) : raw
  const digits = digitsOf(number)
  if (digits === null) return { ...NOTHING, raw }
  const isGlobal = number.trim().startsWith('+')
  const dialingCode = dialingCodeOf(digits, isGlobal)
  return {
    raw,
    scheme: 'tel',
    uri: `tel:${number}`,
    e164: isGlobal ? `+${digits}` : null,
    dialingCode: isGlobal ? dialingCode : null,
    subscriberNumber: digits.slice(dialingCode.length),
    isTel: true,
    isSip: false,
    isGlobal,
  }
}

/**
 * By the example of Architect's help, +13178723000 and 13178723000 are the same number, although only the first
 * has an E.164 form: what counts is the digits.
 */
export function samePhoneNumber(left: string, right: string): boolean {
  const [first, second] = [phoneNumberParts(left), phoneNumberParts(right)]
  if (first.isTel && second.isTel) return digitsOf(first.uri ?? '') === digitsOf(second.uri ?? '')
  if (first.isSip && second.isSip) return first.uri === second.uri
  return !first.isTel && !second.isTel && !first.isSip && !second.isSip && left === right
}

const NOTHING = {
  scheme: null,
  uri: null,
  e164: null,
  dialingCode: null,
  subscriberNumber: null,
  isTel: false,
  isSip: false,
  isGlobal: false,
} as const

/** Architect takes "sips:john@company.com@" for "sips:john@company.com". */
function withoutSecondHost(uri: string): string {
  return uri.split('@', 2).join('@')
}

const SEPARATORS = ' -.()/'

function digitsOf(number: string): string | null {
  let digits = ''
  const trimmed = number.toLowerCase().startsWith('tel:') ? number.slice(4).trim() : number.trim()
  for (const [index, character] of Array.from(trimmed).entries()) {
    if (character >= '0' && character <= '9') digits += character
    else if (!SEPARATORS.includes(character) && !(character === '+' && index === 0)) return null
  }
  return digits === '' ? null : digits
}

/** Country calling codes of ITU-T E.164 with one or two digits; every other code has three. */
const TWO_DIGIT_CODES = new Set(
  '20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98'.split(
    ' ',
  ),
)

function dialingCodeOf(digits: string, isGlobal: boolean): string {
  if (!isGlobal) return digits.length === 11 && digits.startsWith('1') ? '1' : ''
  if (digits.startsWith('1') || digits.startsWith('7')) return digits.slice(0, 1)
  return digits.slice(0, TWO_DIGIT_CODES.has(digits.slice(0, 2)) ? 2 : 3)
}
