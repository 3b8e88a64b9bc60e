import type { CallArguments } from '../call-arguments.ts'
import { compareText } from '../compare-text.ts'
import { combineAmounts } from '../currency-math.ts'
import type { FunctionDefinition, Overload } from '../definition.ts'
import { overload } from '../definition.ts'
import { areEqual } from '../equality.ts'
import type { Outcome } from '../outcome.ts'
import { flagResult } from '../outcome.ts'
import { asDecimal } from './arithmetic.ts'

export const greater: FunctionDefinition = comparison('>', 'is greater than', (order) => order > 0)
export const greaterOrEqual: FunctionDefinition = comparison(
  '>=',
  'is greater than or equal to',
  (order) => order >= 0,
)
export const less: FunctionDefinition = comparison('<', 'is less than', (order) => order < 0)
export const lessOrEqual: FunctionDefinition = comparison(
  '<=',
  'is less than or equal to',
  (order) => order <= 0,
)

export const equal: FunctionDefinition = {
  name: '==',
  group: 'operator',
  docs: 'Whether two values of the same type are equal. NOT_SET equals NOT_SET. Texts are compared in their case; for another way use AreEqual.',
  reveals: 'derived',
  overloads: equalityOverloads((args) => flagResult(areEqual(args.value(0), args.value(1)))),
}

export const notEqual: FunctionDefinition = {
  name: '!=',
  group: 'operator',
  docs: 'Whether two values of the same type are different. NOT_SET equals NOT_SET.',
  reveals: 'derived',
  overloads: equalityOverloads((args) => flagResult(!areEqual(args.value(0), args.value(1)))),
}

function comparison(
  name: string,
  relation: string,
  holds: (order: number) => boolean,
): FunctionDefinition {
  const numbers = (args: CallArguments): Outcome =>
    flagResult(holds(asDecimal(args, 0).cmp(asDecimal(args, 1))))
  const times =
    (type: 'dateTime' | 'duration') =>
    (args: CallArguments): Outcome =>
      flagResult(holds(args.get(type, 0) - args.get(type, 1)))
  return {
    name,
    group: 'operator',
    docs: `Whether the first value ${relation} the second. Numbers, texts (in the order of letters, lower case first), dates, durations, and currencies of the same code can be compared.`,
    reveals: 'derived',
    overloads: [
      overload('value: integer, other: decimal -> boolean', numbers),
      overload('value: decimal, other: integer -> boolean', numbers),
      overload('value: currency, other: currency -> boolean', (args) =>
        combineAmounts(args.get('currency', 0), args.get('currency', 1), name, (left, right) =>
          flagResult(holds(left.cmp(right))),
        ),
      ),
      overload('value: dateTime, other: dateTime -> boolean', times('dateTime')),
      overload('value: decimal, other: decimal -> boolean', numbers),
      overload('value: duration, other: duration -> boolean', times('duration')),
      overload('value: integer, other: integer -> boolean', numbers),
      overload('value: string, other: string -> boolean', (args) =>
        flagResult(holds(compareText(args.get('string', 0), args.get('string', 1), false))),
      ),
    ],
  }
}

function equalityOverloads(evaluate: (args: CallArguments) => Outcome): readonly Overload[] {
  return [
    overload('value: T?, other: T? -> boolean', evaluate),
    overload('value: decimal?, other: integer? -> boolean', evaluate),
    overload('value: integer?, other: decimal? -> boolean', evaluate),
    overload('value: integer[], other: decimal[] -> boolean', evaluate),
    overload('value: decimal[], other: integer[] -> boolean', evaluate),
    overload('value: T[], other: T[] -> boolean', evaluate),
  ]
}
