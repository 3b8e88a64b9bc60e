import { err } from '../../../base/result.ts'
import type { CallArguments } from '../call-arguments.ts'
import { dataOf } from '../call-arguments.ts'
import { currencySymbol, isCurrencyCode } from '../currency-codes.ts'
import { Decimal, readDecimal } from '../decimal.ts'
import type { FunctionDefinition } from '../definition.ts'
import { overload } from '../definition.ts'
import type { Outcome } from '../outcome.ts'
import { cannotConvert, currencyResult, listResult, textResult } from '../outcome.ts'
import type { Value } from '../values.ts'

export const makeCurrency: FunctionDefinition = {
  name: 'MakeCurrency',
  group: 'currency',
  docs: 'A currency from an amount and an ISO 4217 code such as "USD". Each may be NOT_SET.',
  overloads: [
    overload('amount: decimal?, code: string? currency-code -> currency', (args) =>
      currencyOf(args.optional('decimal', 0), args.optional('string', 1)),
    ),
    overload('amount: integer?, code: string? currency-code -> currency', (args) =>
      currencyOf(amountOfInteger(args, 0), args.optional('string', 1)),
    ),
  ],
}

export const makeListCurrency: FunctionDefinition = {
  name: 'MakeListCurrency',
  group: 'currency',
  docs: 'A collection of currencies from a collection of amounts and one code, or as many codes as amounts.',
  overloads: [
    overload('amounts: decimal[], code: string? currency-code -> currency[]', (args) =>
      listOf(
        args.items(0),
        args.items(0).map(() => args.optional('string', 1)),
      ),
    ),
    overload('amounts: decimal[], codes: string[] -> currency[]', (args) =>
      listOf(
        args.items(0),
        args.items(1).map((code) => dataOf(code, 'string')),
      ),
    ),
  ],
}

export const toCurrency: FunctionDefinition = {
  name: 'ToCurrency',
  group: 'conversion',
  docs: 'A currency from a text like "5.00|USD", "|EUR" or "5.00", or from a number, which has no code then.',
  overloads: [
    overload('value: string? -> currency', (args) => currencyOfText(args.optional('string', 0))),
    overload('value: decimal? -> currency', (args) => withoutCode(args.optional('decimal', 0))),
    overload('value: integer? -> currency', (args) => withoutCode(amountOfInteger(args, 0))),
    overload('value: currency? -> currency', (args) =>
      currencyResult(args.optional('currency', 0)),
    ),
  ],
}

export const getCurrencySymbol: FunctionDefinition = {
  name: 'GetCurrencySymbol',
  group: 'currency',
  docs: 'The symbol of a currency, such as "$", or its code when it has none.',
  overloads: [
    overload('code: string currency-code -> string', (args) => symbolOf(args.get('string', 0))),
    overload('currency: currency? -> string', (args) =>
      symbolOf(args.optional('currency', 0)?.code ?? null),
    ),
  ],
}

export const convertCurrency: FunctionDefinition = {
  name: 'ConvertCurrency',
  group: 'currency',
  docs: 'The currency with another code; the amount stays, or is multiplied by a rate.',
  overloads: [
    overload('source: currency?, code: string? currency-code -> currency', (args) =>
      converted(args, new Decimal(1)),
    ),
    overload('source: currency?, code: string? currency-code, rate: decimal -> currency', (args) =>
      converted(args, args.get('decimal', 2)),
    ),
  ],
}

function amountOfInteger(args: CallArguments, index: number): Decimal | null {
  const amount = args.optional('integer', index)
  return amount === null ? null : new Decimal(amount)
}

function currencyOf(amount: Decimal | null, code: string | null): Outcome {
  return code === null || isCurrencyCode(code)
    ? currencyResult({ amount, code })
    : err({ code: 'unknown-currency', currency: code })
}

function withoutCode(amount: Decimal | null): Outcome {
  return currencyResult(amount === null ? null : { amount, code: null })
}

function currencyOfText(text: string | null): Outcome {
  if (text === null) return currencyResult(null)
  const [amountText = '', code = ''] = text.split('|')
  const amount = amountText.trim() === '' ? null : readDecimal(amountText)
  if (amount === undefined || text.split('|').length > 2) {
    return cannotConvert(text, 'currency', 'an amount and a code like 5.00|USD')
  }
  return currencyOf(amount, code.trim() === '' ? null : code.trim())
}

function listOf(amounts: readonly Value[], codes: readonly (string | null)[]): Outcome {
  if (amounts.length !== codes.length) {
    return err({ code: 'different-counts', counts: [amounts.length, codes.length] })
  }
  const items: Value[] = []
  for (const [index, amount] of amounts.entries()) {
    const item = currencyOf(dataOf(amount, 'decimal'), codes[index] ?? null)
    if (!item.ok) return item
    items.push(item.value)
  }
  return listResult('currency', items)
}

function symbolOf(code: string | null): Outcome {
  if (code === null) return textResult(null)
  return isCurrencyCode(code)
    ? textResult(currencySymbol(code))
    : err({ code: 'unknown-currency', currency: code })
}

function converted(args: CallArguments, rate: Decimal): Outcome {
  const source = args.optional('currency', 0)
  if (source === null) return currencyResult(null)
  return currencyOf(source.amount?.times(rate) ?? null, args.optional('string', 1))
}
