import type { FunctionDefinition } from '../definition.ts'
import { overload } from '../definition.ts'
import { areEqual } from '../equality.ts'
import { flagResult } from '../outcome.ts'
import type { Value } from '../values.ts'
import { isCollection, isNotSet, isOfType } from '../values.ts'

export const isSet: FunctionDefinition = {
  name: 'IsSet',
  group: 'logic',
  docs: 'Whether a value is set, which means that it is not NOT_SET. An empty text is set.',
  reveals: 'derived',
  overloads: [overload('value: T? -> boolean', (args) => flagResult(!isNotSet(args.value(0))))],
}

export const isNotSetOrEmpty: FunctionDefinition = {
  name: 'IsNotSetOrEmpty',
  group: 'logic',
  docs: 'Whether a value is NOT_SET, an empty text, an empty collection, or a Currency without an amount.',
  reveals: 'derived',
  overloads: [
    overload('value: T? -> boolean', (args) => flagResult(isEmpty(args.value(0)))),
    overload('collection: T[] -> boolean', (args) => flagResult(isEmpty(args.value(0)))),
  ],
}

export const areAllEqual: FunctionDefinition = {
  name: 'AreEqual',
  group: 'logic',
  docs: 'Whether all arguments, or two collections item by item, are equal. With a Boolean before texts: whether to ignore their case.',
  reveals: 'derived',
  overloads: [
    overload('value: T?, other: T?... -> boolean', (args) =>
      flagResult(allEqual(args.values, false)),
    ),
    overload('collection: T[], other: T[] -> boolean', (args) =>
      flagResult(allEqual(args.values, false)),
    ),
    overload('ignoreCase: boolean, value: string?, other: string?... -> boolean', (args) =>
      flagResult(allEqual(args.values.slice(1), args.get('boolean', 0))),
    ),
    overload('ignoreCase: boolean, collection: string[], other: string[] -> boolean', (args) =>
      flagResult(allEqual(args.values.slice(1), args.get('boolean', 0))),
    ),
  ],
}

function allEqual(values: readonly Value[], ignoreCase: boolean): boolean {
  const [first, ...others] = values
  return others.every((other) => first !== undefined && areEqual(first, other, ignoreCase))
}

function isEmpty(value: Value): boolean {
  if (isNotSet(value)) return true
  if (isCollection(value)) return value.items?.length === 0
  if (isOfType(value, 'currency')) return value.data?.amount === null
  return isOfType(value, 'string') && value.data === ''
}
