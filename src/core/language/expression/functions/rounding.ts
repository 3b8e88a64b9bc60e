import { mapAmount } from '../currency-math.ts'
import type { Decimal } from '../decimal.ts'
import type { FunctionDefinition } from '../definition.ts'
import { overload } from '../definition.ts'
import { decimalResult, integerResult } from '../outcome.ts'

export const ceiling: FunctionDefinition = toWhole(
  'Ceiling',
  'The smallest whole number that is not less than the value.',
  (value) => value.ceil(),
)

export const floor: FunctionDefinition = toWhole(
  'Floor',
  'The largest whole number that is not greater than the value.',
  (value) => value.floor(),
)

export const round: FunctionDefinition = {
  name: 'Round',
  group: 'number',
  docs: 'Rounds a Decimal or a Currency to whole numbers, or to 0 to 28 digits after the point. Halves go away from zero.',
  overloads: [
    overload('value: currency -> currency', (args) =>
      mapAmount(args.get('currency', 0), 'Round', (amount) => amount.toDecimalPlaces(0)),
    ),
    overload('value: decimal -> decimal', (args) =>
      decimalResult(args.get('decimal', 0).toDecimalPlaces(0)),
    ),
    overload('value: decimal, digits: integer 0..28 -> decimal', (args) =>
      decimalResult(args.get('decimal', 0).toDecimalPlaces(args.get('integer', 1))),
    ),
    overload('value: currency, digits: integer 0..28 -> currency', (args) =>
      mapAmount(args.get('currency', 0), 'Round', (amount) =>
        amount.toDecimalPlaces(args.get('integer', 1)),
      ),
    ),
  ],
}

function toWhole(
  name: string,
  docs: string,
  change: (value: Decimal) => Decimal,
): FunctionDefinition {
  return {
    name,
    group: 'number',
    docs,
    overloads: [
      overload('value: currency -> currency', (args) =>
        mapAmount(args.get('currency', 0), name, change),
      ),
      overload('value: decimal -> decimal', (args) =>
        decimalResult(change(args.get('decimal', 0))),
      ),
      overload('value: integer -> integer', (args) => integerResult(args.get('integer', 0))),
    ],
  }
}
