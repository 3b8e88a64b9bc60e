import type { Result } from '../../base/result.ts'
import { err, ok } from '../../base/result.ts'
import { Decimal, formatDecimal } from './decimal.ts'
import type { Failure } from './failure.ts'
import { formatDateTime } from './time-text.ts'
import type { DataType, ScalarType } from './types.ts'
import { collectionOf } from './types.ts'
import type { Audio, AudioPart, Currency, ScalarData, Value, ValueOf } from './values.ts'

export type Outcome = Result<Value, Failure>

/** Limits of the Architect core: 15 digits for whole numbers and milliseconds, 40 for decimals, years 1800 to 2200. */
export const MAX_INTEGER = 999_999_999_999_999
export const MAX_DECIMAL = new Decimal('9'.repeat(40))
export const MIN_DATE_TIME = -5_364_662_400_000
export const MAX_DATE_TIME = 7_289_654_399_000
export const MAX_DURATION = 999_999_999_999_999

/** Ours: a loop in a simulated flow could double a text until memory runs out. */
const MAX_TEXT = 1_000_000

export function valueOf<T extends ScalarType>(type: T, data: ScalarData[T] | null): ValueOf<T> {
  return { type, data }
}

export function textResult(data: string | null): Outcome {
  if (data !== null && data.length > MAX_TEXT) return err({ code: 'too-long', limit: MAX_TEXT })
  return ok({ type: 'string', data })
}

export function flagResult(data: boolean | null): Outcome {
  return ok({ type: 'boolean', data })
}

export function integerResult(data: number | null): Outcome {
  if (data !== null && Math.abs(data) > MAX_INTEGER) {
    return outOfRange('The integer', String(data), String(-MAX_INTEGER), String(MAX_INTEGER))
  }
  // 0 * -1 is -0 in JavaScript, which would be shown as "-0".
  return ok({ type: 'integer', data: data === 0 ? 0 : data })
}

export function decimalResult(data: Decimal | null): Outcome {
  const failure = data === null ? undefined : decimalFailure(data)
  return failure === undefined ? ok({ type: 'decimal', data }) : err(failure)
}

export function currencyResult(data: Currency | null): Outcome {
  const amount = data?.amount ?? null
  const failure = amount === null ? undefined : decimalFailure(amount)
  return failure === undefined ? ok({ type: 'currency', data }) : err(failure)
}

export function dateTimeResult(data: number | null): Outcome {
  if (data !== null && !(data >= MIN_DATE_TIME && data < MAX_DATE_TIME + 1000)) {
    const shown = Number.isFinite(data) ? formatDateTime(data) : 'not a date'
    return outOfRange(
      'The date',
      shown,
      formatDateTime(MIN_DATE_TIME),
      formatDateTime(MAX_DATE_TIME),
    )
  }
  return ok({ type: 'dateTime', data })
}

export function durationResult(data: number | null): Outcome {
  if (data !== null && Math.abs(data) > MAX_DURATION) {
    return outOfRange(
      'The duration in milliseconds',
      String(data),
      String(-MAX_DURATION),
      String(MAX_DURATION),
    )
  }
  return ok({ type: 'duration', data: data === 0 ? 0 : data })
}

export function listResult(item: ScalarType, items: readonly Value[]): Outcome {
  return ok({ type: collectionOf(item), items })
}

export function audioResult(...parts: readonly AudioPart[]): Outcome {
  const data: Audio = { parts }
  return ok({ type: 'audio', data })
}

export function cannotConvert(text: string, to: DataType, form: string): Outcome {
  return err({ code: 'cannot-convert', text, to, form })
}

export function outOfRange(what: string, value: string, min: string, max: string): Outcome {
  return err({ code: 'out-of-range', what, value, min, max })
}

function decimalFailure(value: Decimal): Failure | undefined {
  if (value.isFinite() && value.abs().lte(MAX_DECIMAL)) return undefined
  if (value.isNaN()) return { code: 'no-number', operation: 'The calculation' }
  const [min, max] = [formatDecimal(MAX_DECIMAL.neg()), formatDecimal(MAX_DECIMAL)]
  return { code: 'out-of-range', what: 'The decimal', value: value.toExponential(5), min, max }
}
