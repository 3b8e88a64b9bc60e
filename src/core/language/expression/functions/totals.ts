import { err } from '../../../base/result.ts'
import { dataOf } from '../call-arguments.ts'
import { differentCodes } from '../currency-math.ts'
import { Decimal } from '../decimal.ts'
import type { FunctionDefinition } from '../definition.ts'
import { overload } from '../definition.ts'
import type { Outcome } from '../outcome.ts'
import { currencyResult, decimalResult, durationResult, integerResult } from '../outcome.ts'
import type { ScalarData, Value } from '../values.ts'

export const sum: FunctionDefinition = {
  name: 'Sum',
  group: 'number',
  docs: 'Adds two or more values of one type, or the items of a collection. NOT_SET counts as nothing.',
  needsValue: true,
  overloads: [
    overload('value: integer?, next: integer?... -> integer', (args) => sumOfIntegers(args.values)),
    overload('value: currency?, next: currency?... -> currency', (args) =>
      ofCurrencies(args.values, (total) => total),
    ),
    overload('value: decimal?, next: decimal?... -> decimal', (args) =>
      decimalResult(totalOf(decimalsOf(args.values))),
    ),
    overload('value: duration?, next: duration?... -> duration', (args) =>
      durationResult(Number(totalOf(numbersOf(args.values, 'duration')))),
    ),
    overload('values: integer[] -> integer', (args) => sumOfIntegers(args.items(0))),
    overload('values: currency[] -> currency', (args) =>
      ofCurrencies(args.items(0), (total) => total),
    ),
    overload('values: decimal[] -> decimal', (args) =>
      decimalResult(totalOf(decimalsOf(args.items(0)))),
    ),
    overload('values: duration[] -> duration', (args) =>
      durationResult(Number(totalOf(numbersOf(args.items(0), 'duration')))),
    ),
  ],
}

export const average: FunctionDefinition = {
  name: 'Average',
  group: 'number',
  docs: 'The average of values of one type, or of the items of a collection, leaving out what is NOT_SET. The average of Integers is a Decimal, of nothing it is 0.',
  overloads: [
    overload('value: currency?... -> currency', (args) => ofCurrencies(args.values, share)),
    overload('value: decimal?... -> decimal', (args) => averageOf(decimalsOf(args.values))),
    overload('value: duration?... -> duration', (args) => averageDuration(args.values)),
    overload('value: integer?... -> decimal', (args) =>
      averageOf(numbersOf(args.values, 'integer')),
    ),
    overload('values: currency[] -> currency', (args) => ofCurrencies(args.items(0), share)),
    overload('values: decimal[] -> decimal', (args) => averageOf(decimalsOf(args.items(0)))),
    overload('values: integer[] -> decimal', (args) =>
      averageOf(numbersOf(args.items(0), 'integer')),
    ),
    overload('values: duration[] -> duration', (args) => averageDuration(args.items(0))),
  ],
}

function decimalsOf(values: readonly Value[]): readonly Decimal[] {
  return values.flatMap((value) => dataOf(value, 'decimal') ?? [])
}

function numbersOf(values: readonly Value[], type: 'integer' | 'duration'): readonly Decimal[] {
  return values.flatMap((value) => {
    const data = dataOf(value, type)
    return data === null ? [] : [new Decimal(data)]
  })
}

function totalOf(numbers: readonly Decimal[]): Decimal {
  return numbers.reduce((total, number) => total.plus(number), new Decimal(0))
}

function share(total: Decimal, count: number): Decimal {
  return count === 0 ? total : total.div(count)
}

function sumOfIntegers(values: readonly Value[]): Outcome {
  return integerResult(Number(totalOf(numbersOf(values, 'integer'))))
}

function averageOf(numbers: readonly Decimal[]): Outcome {
  return decimalResult(share(totalOf(numbers), numbers.length))
}

function averageDuration(values: readonly Value[]): Outcome {
  const numbers = numbersOf(values, 'duration')
  return durationResult(share(totalOf(numbers), numbers.length).round().toNumber())
}

/** Currencies that are NOT_SET are left out, and of the others those whose amount is; all must have one code. */
function ofCurrencies(
  values: readonly Value[],
  finish: (total: Decimal, count: number) => Decimal,
): Outcome {
  const currencies = values.flatMap((value) => dataOf(value, 'currency') ?? [])
  const [first] = currencies
  const different = currencies.map((other) => differentCodes(first ?? other, other)).find(isFound)
  if (different !== undefined) return err(different)
  const amounts = currencies.flatMap(amountOf)
  return currencyResult({
    amount: finish(totalOf(amounts), amounts.length),
    code: first?.code ?? null,
  })
}

function amountOf(currency: ScalarData['currency']): readonly Decimal[] {
  return currency.amount === null ? [] : [currency.amount]
}

function isFound<T>(found: T | undefined): found is T {
  return found !== undefined
}
