import { unreachable } from '../../base/assert.ts'
import type { SourceRange } from './syntax.ts'
import type { DataType } from './types.ts'
import { typeLabel } from './types.ts'

/** Why a call or operator has no value at run time. */
export type Failure =
  | { readonly code: 'unknown-function'; readonly name: string }
  | { readonly code: 'unknown-variable'; readonly name: string }
  | { readonly code: 'unknown-property'; readonly property: string; readonly type: DataType }
  | { readonly code: 'no-overload'; readonly callee: string; readonly given: readonly DataType[] }
  | { readonly code: 'argument-not-set'; readonly callee: string; readonly parameter: string }
  | { readonly code: 'division-by-zero' }
  | { readonly code: 'no-number'; readonly operation: string }
  | {
      readonly code: 'out-of-range'
      readonly what: string
      readonly value: string
      readonly min: string
      /** Without it there is no upper limit. */
      readonly max?: string
    }
  | {
      readonly code: 'cannot-convert'
      readonly text: string
      readonly to: DataType
      readonly form: string
    }
  | { readonly code: 'no-such-date'; readonly text: string }
  | { readonly code: 'different-currencies'; readonly codes: readonly [string, string] }
  | { readonly code: 'unknown-currency'; readonly currency: string }
  | { readonly code: 'no-such-item'; readonly index: number; readonly count: number }
  | { readonly code: 'different-counts'; readonly counts: readonly [number, number] }
  | { readonly code: 'too-long'; readonly limit: number }
  | { readonly code: 'needs-org'; readonly what: string }

/** A failure and the place in the expression where it happens. */
export type EvaluationError = SourceRange & Failure

/**
 * One sentence: what cannot be computed, where, and what would be right. Where the sentence may be kept or sent, values
 * are `hidden`: ToInt of a card number fails because it has too many digits, and would repeat them.
 */
export function describeEvaluationError(
  error: EvaluationError,
  values: 'shown' | 'hidden' = 'shown',
): string {
  return `${describeFailure(error, values)} (position ${error.start + 1})`
}

/** The same without a place, for a value that stands in no expression. */
export function describeFailure(failure: Failure, values: 'shown' | 'hidden' = 'shown'): string {
  const isHidden = values === 'hidden'
  switch (failure.code) {
    case 'unknown-function':
      return `There is no function ${failure.name}.`
    case 'unknown-variable':
      return `There is no variable ${failure.name}.`
    case 'unknown-property':
      return `A value of type ${typeLabel(failure.type)} has no property ${failure.property}.`
    case 'no-overload':
      return `${failure.callee} does not take ${listTypes(failure.given)}.`
    case 'argument-not-set':
      return `${failure.callee} needs a value for ${failure.parameter}, which is NOT_SET. Test it with IsSet first.`
    case 'division-by-zero':
      return 'The divisor is zero.'
    case 'no-number':
      return `${failure.operation} has no result that is a number.`
    case 'out-of-range':
      return `${failure.what} ${isHidden ? 'must' : `is ${failure.value}, but must`} ${describeLimits(failure.min, failure.max)}.`
    case 'cannot-convert':
      return `${isHidden ? 'The value' : `"${failure.text}"`} cannot be converted to ${typeLabel(failure.to)}. Expected ${failure.form}.`
    case 'no-such-date':
      return isHidden ? 'There is no such date.' : `There is no date ${failure.text}.`
    case 'different-currencies':
      return `Currencies with different codes, ${failure.codes.join(' and ')}, cannot be combined. Use ConvertCurrency first.`
    case 'unknown-currency':
      return `${isHidden ? 'The value' : `"${failure.currency}"`} is not an ISO 4217 currency code.`
    case 'no-such-item':
      return `There is no item ${failure.index}: the collection has ${failure.count}, counted from 0.`
    case 'different-counts':
      return `The two collections must have as many items as each other, but have ${failure.counts.join(' and ')}.`
    case 'too-long':
      return `The text is longer than ${failure.limit} characters.`
    case 'needs-org':
      return `${failure.what} is known in a Genesys Cloud organization only.`
    default:
      return unreachable(failure)
  }
}

export function describeLimits(min: string, max: string | undefined): string {
  return max === undefined ? `be at least ${min}` : `lie between ${min} and ${max}`
}

/** `an Integer and a String` would need articles; the bare names read well enough: `Integer and String`. */
export function listTypes(types: readonly DataType[]): string {
  const labels = types.map(typeLabel)
  if (labels.length === 0) return 'no arguments'
  const last = labels.at(-1) ?? ''
  return labels.length === 1 ? last : `${labels.slice(0, -1).join(', ')} and ${last}`
}
