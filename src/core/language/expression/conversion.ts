import { ok } from '../../base/result.ts'
import type { CallContext, FunctionDefinition } from './definition.ts'
import { functionNamed } from './functions.ts'
import type { Outcome } from './outcome.ts'
import { cannotConvert } from './outcome.ts'
import { callWith } from './overload-call.ts'
import { matchSignature } from './overloads.ts'
import type { DataType } from './types.ts'
import { typeLabel } from './types.ts'
import { textOf } from './value-text.ts'
import type { Value } from './values.ts'
import { notSetOf } from './values.ts'

/**
 * The function that Architect applies by itself to the result of a whole expression when another type is needed there.
 * It never does so to an argument inside an expression. `same` when none is needed, `undefined` when there is none.
 */
export function conversionBetween(
  from: DataType,
  to: DataType,
): FunctionDefinition | 'same' | undefined {
  if (from === to || from === 'notSet' || from === 'unknown' || to === 'unknown') return 'same'
  if (from === 'unknownCollection' || to === 'unknownCollection') return 'same'
  const name = to === 'audio' ? TO_AUDIO[from] : CONVERSIONS[to]
  const conversion = name === undefined ? undefined : functionNamed(name)
  const applies =
    !NEVER_CONVERTED.has(from) &&
    conversion?.overloads.some(({ signature }) => matchSignature(signature, [from]) !== undefined)
  return applies === true ? conversion : undefined
}

/** The value as the other type, converted as Architect converts a result. */
export function convertValue(value: Value, to: DataType, context: CallContext): Outcome {
  const conversion = conversionBetween(value.type, to)
  if (conversion === undefined) {
    return cannotConvert(textOf(value) ?? 'NOT_SET', to, `a value of type ${typeLabel(to)}`)
  }
  if (conversion !== 'same') return callWith(conversion, [value], context)
  return ok(value.type === 'notSet' ? notSetOf(to) : value)
}

const CONVERSIONS: Readonly<Partial<Record<DataType, string>>> = {
  string: 'ToString',
  integer: 'ToInt',
  decimal: 'ToDecimal',
  boolean: 'ToBool',
  dateTime: 'ToDateTime',
  duration: 'ToDuration',
  currency: 'ToCurrency',
  phoneNumber: 'ToPhoneNumber',
}

const TO_AUDIO: Readonly<Partial<Record<DataType, string>>> = {
  string: 'ToAudioTTS',
  integer: 'ToAudioNumber',
  decimal: 'ToAudioNumber',
  boolean: 'ToAudioBool',
  dateTime: 'ToAudioDateTime',
  duration: 'ToAudioDuration',
  currency: 'ToAudioCurrency',
  prompt: 'ToAudio',
}

/** The core of 2018 offers no conversion from these, though ToString would take them. */
const NEVER_CONVERTED: ReadonlySet<DataType> = new Set(['languageSkill', 'audio'])
