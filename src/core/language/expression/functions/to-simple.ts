import type { CallArguments } from '../call-arguments.ts'
import { Decimal, readDecimal, readInteger } from '../decimal.ts'
import type { FunctionDefinition } from '../definition.ts'
import { overload } from '../definition.ts'
import { JsonNumber } from '../../json/json-value.ts'
import type { Outcome } from '../outcome.ts'
import {
  cannotConvert,
  decimalResult,
  flagResult,
  integerResult,
  MAX_INTEGER,
  outOfRange,
} from '../outcome.ts'
import { textOf } from '../value-text.ts'

export const toBoolean: FunctionDefinition = {
  name: 'ToBool',
  group: 'conversion',
  docs: 'A Boolean: a number is true unless it is 0; of texts "true", "t" and "1", "false", "f" and "0" are understood, in any case.',
  reveals: 'derived',
  overloads: [
    overload('value: decimal? -> boolean', (args) =>
      flagResult(orNull(args.optional('decimal', 0), (value) => !value.isZero())),
    ),
    overload('value: string? -> boolean', (args) => booleanOf(args.optional('string', 0))),
    overload('value: integer? -> boolean', (args) =>
      flagResult(orNull(args.optional('integer', 0), (value) => value !== 0)),
    ),
    overload('value: boolean? -> boolean', (args) => flagResult(args.optional('boolean', 0))),
    overload('value: json? -> boolean', (args) => booleanOf(jsonText(args))),
  ],
}

export const toInteger: FunctionDefinition = {
  name: 'ToInt',
  group: 'conversion',
  docs: 'An Integer: decimals lose what is after the point, durations become milliseconds, texts must be whole numbers. An empty text becomes NOT_SET.',
  overloads: [
    overload('value: boolean? -> integer', (args) =>
      integerResult(orNull(args.optional('boolean', 0), Number)),
    ),
    overload('value: decimal? -> integer', (args) =>
      integerResult(orNull(args.optional('decimal', 0), (value) => value.trunc().toNumber())),
    ),
    overload('value: string? -> integer', (args) => integerOf(args.optional('string', 0))),
    overload('value: integer? -> integer', (args) => integerResult(args.optional('integer', 0))),
    overload('value: duration? -> integer', (args) => integerResult(args.optional('duration', 0))),
    overload('value: json? -> integer', (args) => integerOf(jsonText(args))),
  ],
}

export const toDecimal: FunctionDefinition = {
  name: 'ToDecimal',
  group: 'conversion',
  docs: 'A Decimal: of a Currency its amount, of a text the number with a point as decimal separator. An empty text becomes NOT_SET.',
  overloads: [
    overload('value: boolean? -> decimal', (args) =>
      decimalResult(orNull(args.optional('boolean', 0), (value) => new Decimal(Number(value)))),
    ),
    overload('value: currency? -> decimal', (args) =>
      decimalResult(args.optional('currency', 0)?.amount ?? null),
    ),
    overload('value: string? -> decimal', (args) => decimalOf(args.optional('string', 0))),
    overload('value: integer? -> decimal', (args) =>
      decimalResult(orNull(args.optional('integer', 0), (value) => new Decimal(value))),
    ),
    overload('value: decimal? -> decimal', (args) => decimalResult(args.optional('decimal', 0))),
    overload('value: json? -> decimal', (args) => decimalOf(jsonText(args))),
  ],
}

function orNull<T, R>(value: T | null, change: (value: T) => R): R | null {
  return value === null ? null : change(value)
}

const TRUE = new Set(['true', 't', '1'])
const FALSE = new Set(['false', 'f', '0'])

function booleanOf(text: string | null): Outcome {
  if (text === null) return flagResult(null)
  const word = text.trim().toLowerCase()
  if (TRUE.has(word)) return flagResult(true)
  return FALSE.has(word)
    ? flagResult(false)
    : cannotConvert(text, 'boolean', '"true", "t", "1", "false", "f" or "0"')
}

function integerOf(text: string | null): Outcome {
  if (text === null || text.trim() === '') return integerResult(null)
  const value = readInteger(text)
  if (value === undefined) return cannotConvert(text, 'integer', 'digits with an optional sign')
  // A number of JavaScript would not show the digits that were given.
  return value.abs().gt(MAX_INTEGER)
    ? outOfRange('The integer', text.trim(), String(-MAX_INTEGER), String(MAX_INTEGER))
    : integerResult(value.toNumber())
}

function decimalOf(text: string | null): Outcome {
  if (text === null || text.trim() === '') return decimalResult(null)
  const value = readDecimal(text)
  return value === undefined
    ? cannotConvert(text, 'decimal', 'digits with an optional sign and a decimal point')
    : decimalResult(value)
}

/** Public flows write ToInt(Flow.CustomerJson.age) where the JSON has a bare number. */
function jsonText(args: CallArguments): string | null {
  const value = args.optional('json', 0)
  if (value === null) return null
  return value instanceof JsonNumber ? value.text : textOf({ type: 'json', data: value })
}
