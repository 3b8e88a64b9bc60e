import type { Result } from '../../base/result.ts'
import { err, ok } from '../../base/result.ts'
import { Decimal } from './decimal.ts'
import { sameCode } from './equality.ts'
import type { Failure } from './failure.ts'
import type { Outcome } from './outcome.ts'
import { currencyResult } from './outcome.ts'
import type { Currency } from './values.ts'

/** Applies a calculation to the amount and keeps the code. */
export function mapAmount(
  currency: Currency,
  callee: string,
  change: (amount: Decimal) => Decimal,
): Outcome {
  const money = moneyOf(currency, callee)
  return money.ok
    ? currencyResult({ amount: change(money.value.amount), code: money.value.code })
    : money
}

/** Applies a calculation to two amounts of the same code. */
export function combineAmounts(
  left: Currency,
  right: Currency,
  callee: string,
  combine: (left: Decimal, right: Decimal) => Outcome,
): Outcome {
  const first = moneyOf(left, callee)
  if (!first.ok) return first
  const second = moneyOf(right, callee)
  if (!second.ok) return second
  const different = differentCodes(left, right)
  return different === undefined ? combine(first.value.amount, second.value.amount) : err(different)
}

export function differentCodes(left: Currency, right: Currency): Failure | undefined {
  if (sameCode(left.code, right.code)) return undefined
  return { code: 'different-currencies', codes: [left.code ?? 'NOT_SET', right.code ?? 'NOT_SET'] }
}

/** A currency whose amount is set, as every calculation but Sum and Average needs it. */
interface Money {
  readonly amount: Decimal
  readonly code: string | null
}

function moneyOf(currency: Currency, callee: string): Result<Money, Failure> {
  const { amount, code } = currency
  return amount === null
    ? err({ code: 'argument-not-set', callee, parameter: 'the amount of a currency' })
    : ok({ amount, code })
}
