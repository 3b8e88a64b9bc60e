import { err } from '../../../base/result.ts'
import type { CallArguments } from '../call-arguments.ts'
import { combineAmounts, mapAmount } from '../currency-math.ts'
import { Decimal } from '../decimal.ts'
import type { FunctionDefinition, Overload } from '../definition.ts'
import { overload } from '../definition.ts'
import type { Outcome } from '../outcome.ts'
import {
  audioResult,
  currencyResult,
  dateTimeResult,
  decimalResult,
  durationResult,
  integerResult,
  textResult,
} from '../outcome.ts'
import { audioParts } from '../audio-parts.ts'

type Calculation = (left: Decimal, right: Decimal) => Decimal

export const add: FunctionDefinition = {
  name: '+',
  group: 'operator',
  docs: 'Adds numbers, currencies of the same code, durations, or a duration to a date. Between texts it joins them; Append is safer there, because + fails when one of them is NOT_SET.',
  overloads: [
    overload('augend: integer, addend: integer -> integer', (args) =>
      integerResult(args.get('integer', 0) + args.get('integer', 1)),
    ),
    ...decimalOverloads('augend', 'addend', (left, right) => left.plus(right)),
    overload('augend: currency, addend: currency -> currency', (args) =>
      combineCurrencies(args, '+', (left, right) => left.plus(right)),
    ),
    overload('augend: audioOrPrompt, addend: audioOrPrompt -> audio', (args) =>
      audioResult(...audioParts(args.value(0)), ...audioParts(args.value(1))),
    ),
    overload('augend: duration, addend: dateTime -> dateTime', (args) =>
      dateTimeResult(args.get('duration', 0) + args.get('dateTime', 1)),
    ),
    overload('augend: dateTime, addend: duration -> dateTime', (args) =>
      dateTimeResult(args.get('dateTime', 0) + args.get('duration', 1)),
    ),
    overload('augend: duration, addend: duration -> duration', (args) =>
      durationResult(args.get('duration', 0) + args.get('duration', 1)),
    ),
    overload('augend: string, addend: string -> string', (args) =>
      textResult(args.get('string', 0) + args.get('string', 1)),
    ),
  ],
}

export const subtract: FunctionDefinition = {
  name: '-',
  group: 'operator',
  docs: 'Subtracts numbers, currencies of the same code, durations, or a duration from a date. For two dates use DateTimeDiff.',
  overloads: [
    overload('minuend: integer, subtrahend: integer -> integer', (args) =>
      integerResult(args.get('integer', 0) - args.get('integer', 1)),
    ),
    ...decimalOverloads('minuend', 'subtrahend', (left, right) => left.minus(right)),
    overload('minuend: currency, subtrahend: currency -> currency', (args) =>
      combineCurrencies(args, '-', (left, right) => left.minus(right)),
    ),
    overload('minuend: duration, subtrahend: duration -> duration', (args) =>
      durationResult(args.get('duration', 0) - args.get('duration', 1)),
    ),
    overload('minuend: dateTime, subtrahend: duration -> dateTime', (args) =>
      dateTimeResult(args.get('dateTime', 0) - args.get('duration', 1)),
    ),
  ],
}

export const multiply: FunctionDefinition = {
  name: '*',
  group: 'operator',
  docs: 'Multiplies two numbers, or a currency by a number.',
  overloads: [
    overload('multiplicand: integer, multiplier: integer -> integer', (args) =>
      integerResult(args.get('integer', 0) * args.get('integer', 1)),
    ),
    ...decimalOverloads('multiplicand', 'multiplier', (left, right) => left.times(right)),
    ...currencyOverloads('multiplicand', 'multiplier', '*', (left, right) => left.times(right)),
    overload('multiplicand: decimal, multiplier: currency -> currency', (args) =>
      mapAmount(args.get('currency', 1), '*', (amount) => amount.times(args.get('decimal', 0))),
    ),
    overload('multiplicand: integer, multiplier: currency -> currency', (args) =>
      mapAmount(args.get('currency', 1), '*', (amount) => amount.times(args.get('integer', 0))),
    ),
  ],
}

export const divide: FunctionDefinition = {
  name: '/',
  group: 'operator',
  docs: 'Divides two numbers, or a currency by a number. The result is a Decimal even for two Integers; dividing by zero fails.',
  overloads: [
    overload('dividend: integer, divisor: integer nonzero -> decimal', (args) =>
      decimalResult(asDecimal(args, 0).div(asDecimal(args, 1))),
    ),
    ...decimalOverloads('dividend', 'divisor', (left, right) => left.div(right), ' nonzero'),
    ...currencyOverloads('dividend', 'divisor', '/', (left, right) => left.div(right), ' nonzero'),
  ],
}

export const modulo: FunctionDefinition = {
  name: '%',
  group: 'operator',
  docs: 'The remainder of a division. It has the sign of the dividend.',
  overloads: [
    overload('dividend: integer, divisor: integer nonzero -> integer', (args) =>
      integerResult(args.get('integer', 0) % args.get('integer', 1)),
    ),
    ...decimalOverloads('dividend', 'divisor', (left, right) => left.mod(right), ' nonzero'),
    ...currencyOverloads('dividend', 'divisor', '%', (left, right) => left.mod(right), ' nonzero'),
  ],
}

export const power: FunctionDefinition = {
  name: '^',
  group: 'operator',
  docs: 'Raises a number to a power. The result is a Decimal; 2 ^ 3 ^ 2 is read as 2 ^ (3 ^ 2).',
  overloads: [
    overload('base: integer, exponent: integer -> decimal', raise),
    overload('base: integer, exponent: decimal -> decimal', raise),
    overload('base: decimal, exponent: integer -> decimal', raise),
    overload('base: decimal, exponent: decimal -> decimal', raise),
  ],
}

export const negate: FunctionDefinition = {
  name: '-',
  group: 'operator',
  docs: 'Turns the sign of a number, a currency or a duration.',
  overloads: [
    overload('value: currency -> currency', (args) =>
      mapAmount(args.get('currency', 0), '-', (amount) => amount.neg()),
    ),
    overload('value: integer -> integer', (args) => integerResult(-args.get('integer', 0))),
    overload('value: decimal -> decimal', (args) => decimalResult(args.get('decimal', 0).neg())),
    overload('value: duration -> duration', (args) => durationResult(-args.get('duration', 0))),
  ],
}

/** A number that is an Integer or a Decimal. */
export function asDecimal(args: CallArguments, index: number): Decimal {
  const value = args.value(index)
  return value.type === 'integer'
    ? new Decimal(args.get('integer', index))
    : args.get('decimal', index)
}

function decimalOverloads(
  left: string,
  right: string,
  calculate: Calculation,
  restriction = '',
): readonly Overload[] {
  const evaluate = (args: CallArguments): Outcome =>
    decimalResult(calculate(asDecimal(args, 0), asDecimal(args, 1)))
  return [
    overload(`${left}: decimal, ${right}: integer${restriction} -> decimal`, evaluate),
    overload(`${left}: integer, ${right}: decimal${restriction} -> decimal`, evaluate),
    overload(`${left}: decimal, ${right}: decimal${restriction} -> decimal`, evaluate),
  ]
}

function currencyOverloads(
  left: string,
  right: string,
  callee: string,
  calculate: Calculation,
  restriction = '',
): readonly Overload[] {
  const evaluate = (args: CallArguments): Outcome =>
    mapAmount(args.get('currency', 0), callee, (amount) => calculate(amount, asDecimal(args, 1)))
  return [
    overload(`${left}: currency, ${right}: decimal${restriction} -> currency`, evaluate),
    overload(`${left}: currency, ${right}: integer${restriction} -> currency`, evaluate),
  ]
}

function combineCurrencies(args: CallArguments, callee: string, calculate: Calculation): Outcome {
  const [left, right] = [args.get('currency', 0), args.get('currency', 1)]
  return combineAmounts(left, right, callee, (first, second) =>
    currencyResult({ amount: calculate(first, second), code: left.code }),
  )
}

function raise(args: CallArguments): Outcome {
  const [base, exponent] = [asDecimal(args, 0), asDecimal(args, 1)]
  if (base.isZero() && exponent.isNegative()) return err({ code: 'division-by-zero' })
  const result = base.pow(exponent)
  return result.isNaN() ? err({ code: 'no-number', operation: '^' }) : decimalResult(result)
}
