import { unreachable } from '../../base/assert.ts'
import { describeLimits, listTypes } from './failure.ts'
import type { SourceRange } from './syntax.ts'
import type { DataType } from './types.ts'
import { typeLabel } from './types.ts'

/** What is wrong with an expression that can be read; `start` and `end` mark the place. */
export type ExpressionProblem = SourceRange &
  (
    | { readonly code: 'unknown-function'; readonly name: string }
    | { readonly code: 'unknown-variable'; readonly name: string }
    | { readonly code: 'unknown-property'; readonly property: string; readonly type: DataType }
    | { readonly code: 'property-not-literal'; readonly type: DataType }
    | { readonly code: 'secure-read'; readonly name: string }
    | { readonly code: 'not-in-secure-flow'; readonly name: string }
    | {
        readonly code: 'no-overload'
        readonly callee: string
        readonly given: readonly DataType[]
        readonly forms: readonly string[]
      }
    | {
        readonly code: 'different-types'
        readonly callee: string
        readonly types: readonly DataType[]
      }
    | { readonly code: 'only-not-set'; readonly callee: string }
    | { readonly code: 'wrong-result'; readonly found: DataType; readonly expected: DataType }
    | {
        readonly code: 'number-out-of-range'
        readonly parameter: string
        readonly min: string
        /** Without it there is no upper limit. */
        readonly max?: string
      }
    | { readonly code: 'zero'; readonly parameter: string }
    | { readonly code: 'not-literal'; readonly parameter: string; readonly type: DataType }
    | { readonly code: 'unknown-currency'; readonly currency: string }
    | { readonly code: 'not-outermost'; readonly name: string }
    | { readonly code: 'repeated-grammar'; readonly group: string }
  )

/** One sentence: what is wrong, where (counted from 1), and what is possible. */
export function describeExpressionProblem(problem: ExpressionProblem): string {
  return `${sentence(problem)} (position ${problem.start + 1})`
}

function sentence(problem: ExpressionProblem): string {
  switch (problem.code) {
    case 'unknown-function':
      return `The function ${problem.name} is not known here. Correct its name; if it is newer, Architect alone can check it.`
    case 'unknown-variable':
      return `There is no variable ${problem.name}. Declare it, or correct the name.`
    case 'unknown-property':
      return `A value of type ${typeLabel(problem.type)} has no property ${problem.property}.`
    case 'property-not-literal':
      return `A property of a value of type ${typeLabel(problem.type)} is named by a text in double quotes between [ and ].`
    case 'secure-read':
      return `Secure variables cannot be used here. You can use the 'Extract Secure Data' action to unsecure the value from '${problem.name}' to a non-secure variable.`
    case 'not-in-secure-flow':
      return `${problem.name} is not available in a secure call flow.`
    case 'no-overload':
      return `${problem.callee} does not take ${listTypes(problem.given)}. Expected ${problem.forms.join(', or ')}.`
    case 'different-types':
      return `${problem.callee} needs arguments of one type, but got ${listTypes(problem.types)}.`
    case 'only-not-set':
      return `${problem.callee} cannot tell a type from NOT_SET alone. Wrap one in a conversion, for example ToString(NOT_SET).`
    case 'wrong-result':
      return `The result is ${typeLabel(problem.found)}, but ${typeLabel(problem.expected)} is needed here.${adviceOn(problem.found, problem.expected)}`
    case 'number-out-of-range':
      return `${problem.parameter} must ${describeLimits(problem.min, problem.max)}.`
    case 'zero':
      return `${problem.parameter} must not be zero.`
    case 'not-literal':
      return `${problem.parameter} must be a value of type ${typeLabel(problem.type)} that is written out, not computed.`
    case 'unknown-currency':
      return `"${problem.currency}" is not an ISO 4217 currency code.`
    case 'not-outermost':
      return `${problem.name} must be the outermost call of the expression.`
    case 'repeated-grammar':
      return `Only one Language.${problem.group} constant can be given.`
    default:
      return unreachable(problem)
  }
}

function adviceOn(found: DataType, expected: DataType): string {
  return expected === `${found}Collection` ? ' Wrap it in MakeList.' : ''
}
