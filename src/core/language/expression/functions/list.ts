import { ok } from '../../../base/result.ts'
import type { CallArguments } from '../call-arguments.ts'
import { getItem } from '../collection-access.ts'
import type { FunctionDefinition } from '../definition.ts'
import { overload } from '../definition.ts'
import { areEqual } from '../equality.ts'
import { integerResult, listResult, valueOf } from '../outcome.ts'
import type { ScalarType } from '../types.ts'
import { isCollectionType, isScalarType, itemTypeOf } from '../types.ts'
import type { Value } from '../values.ts'
import { isNotSet, notSetOf } from '../values.ts'

export const getAt: FunctionDefinition = {
  name: 'GetAt',
  group: 'list',
  docs: 'The item of a collection at a position, counted from 0. A position that does not exist fails.',
  overloads: [
    overload('collection: T[], index: integer 0.. -> T', (args) =>
      getItem(args.items(0), args.get('integer', 1)),
    ),
  ],
}

/** `collection[index]`, which has no lower limit at design time. */
export const itemAt: FunctionDefinition = {
  name: '[',
  group: 'operator',
  docs: 'The item of a collection at a position, counted from 0, or a property of a value by its name in quotes.',
  overloads: [
    overload('collection: T[], index: integer -> T', (args) =>
      getItem(args.items(0), args.get('integer', 1)),
    ),
  ],
}

export const count: FunctionDefinition = {
  name: 'Count',
  group: 'list',
  docs: 'The number of items of a collection, those that are NOT_SET included.',
  reveals: 'size',
  overloads: [
    overload('collection: T[] -> integer', (args) => integerResult(args.items(0).length)),
  ],
}

export const find: FunctionDefinition = {
  name: 'Find',
  group: 'list',
  docs: 'All positions at which a collection has an item, counted from 0.',
  overloads: [
    overload('collection: T[], item: T? typed -> integer[]', (args) =>
      listResult(
        'integer',
        positionsOf(args).map((position) => valueOf('integer', position)),
      ),
    ),
  ],
}

export const findFirst: FunctionDefinition = {
  name: 'FindFirst',
  group: 'list',
  docs: 'The first position at which a collection has an item, counted from 0, or -1.',
  reveals: 'position',
  overloads: [
    overload('collection: T[], item: T? typed -> integer', (args) =>
      integerResult(positionsOf(args)[0] ?? -1),
    ),
  ],
}

export const makeList: FunctionDefinition = {
  name: 'MakeList',
  group: 'list',
  docs: 'A collection of the arguments, which must have one type. At least one must be more than the word NOT_SET.',
  overloads: [
    overload('item: T?... -> T[]', (args) => {
      const type = itemTypeAmong(args.values)
      return listResult(
        type,
        args.values.map((value) => (isNotSet(value) ? notSetOf(type) : value)),
      )
    }),
  ],
}

export const makeEmptyList: FunctionDefinition = {
  name: 'MakeEmptyList',
  group: 'list',
  docs: 'An empty collection of the type of the argument, for example MakeEmptyList(ToString(NOT_SET)).',
  reveals: 'derived',
  overloads: [overload('item: T? -> T[]', (args) => listResult(itemTypeAmong(args.values), []))],
}

export const addItem: FunctionDefinition = {
  name: 'AddItem',
  group: 'list',
  docs: 'The collection with one more item at its end.',
  origin: 'observed',
  overloads: [
    overload('collection: T[], item: T? -> T[]', (args) => {
      const { type } = args.value(0)
      const item = isCollectionType(type) ? itemTypeOf(type) : 'unknown'
      const added = isNotSet(args.value(1)) ? notSetOf(item) : args.value(1)
      return ok({
        type: isCollectionType(type) ? type : 'unknownCollection',
        items: [...args.items(0), added],
      })
    }),
  ],
}

function positionsOf(args: CallArguments): readonly number[] {
  return args
    .items(0)
    .flatMap((item, position) => (areEqual(item, args.value(1)) ? [position] : []))
}

function itemTypeAmong(values: readonly Value[]): ScalarType {
  const types = values.map((value) => value.type)
  return types.find(isScalarType) ?? 'unknown'
}
