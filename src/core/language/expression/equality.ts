import type { Currency, Value } from './values.ts'
import { isCollection, isNotSet, isOfType } from './values.ts'
import { compareText } from './compare-text.ts'
import { writeJson } from '../json/lossless-json.ts'
import { Decimal } from './decimal.ts'
import { samePhoneNumber } from './phone-number.ts'

/** Whether two values are equal as Architect sees it; NOT_SET equals NOT_SET, an Integer a Decimal of the same value. */
export function areEqual(left: Value, right: Value, ignoreCase = false): boolean {
  if (isNotSet(left) || isNotSet(right)) return isNotSet(left) && isNotSet(right)
  if (isCollection(left) || isCollection(right)) {
    return (
      isCollection(left) && isCollection(right) && sameItems(left.items, right.items, ignoreCase)
    )
  }
  if (isOfType(left, 'string') && isOfType(right, 'string')) {
    return ignoreCase ? compareText(left.data, right.data, true) === 0 : left.data === right.data
  }
  const [first, second] = [numberOf(left), numberOf(right)]
  if (first !== null && second !== null) return first.eq(second)
  if (isOfType(left, 'currency') && isOfType(right, 'currency')) {
    return sameCurrency(left.data, right.data)
  }
  if (isOfType(left, 'phoneNumber') && isOfType(right, 'phoneNumber')) {
    return samePhoneNumber(left.data ?? '', right.data ?? '')
  }
  if (isOfType(left, 'json') && isOfType(right, 'json')) {
    return writeJson(left.data) === writeJson(right.data)
  }
  return left.type === right.type && sameData(left, right)
}

function sameItems(
  left: readonly Value[] | null,
  right: readonly Value[] | null,
  ignoreCase: boolean,
): boolean {
  if (left === null || right === null || left.length !== right.length) return left === right
  return left.every((item, index) => {
    const other = right[index]
    return other !== undefined && areEqual(item, other, ignoreCase)
  })
}

function numberOf(value: Value): Decimal | null {
  if (isOfType(value, 'decimal')) return value.data
  return isOfType(value, 'integer') && value.data !== null ? new Decimal(value.data) : null
}

function sameCurrency(left: Currency | null, right: Currency | null): boolean {
  if (left === null || right === null) return left === right
  const sameAmount =
    left.amount === null || right.amount === null
      ? left.amount === right.amount
      : left.amount.eq(right.amount)
  return sameAmount && sameCode(left.code, right.code)
}

export function sameCode(left: string | null, right: string | null): boolean {
  return left?.toUpperCase() === right?.toUpperCase()
}

/** Objects of an org are looked up by name in any case, so their names decide in any case. */
function sameData(left: Value, right: Value): boolean {
  const [first, second] = ['data' in left ? left.data : null, 'data' in right ? right.data : null]
  return typeof first === 'string' && typeof second === 'string'
    ? first.toLowerCase() === second.toLowerCase()
    : first === second
}
