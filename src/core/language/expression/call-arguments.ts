import { assert, present } from '../../base/assert.ts'
import type { ScalarType } from './types.ts'
import type { ScalarData, Value } from './values.ts'
import { isCollection, isNotSet, isOfType } from './values.ts'

/**
 * The arguments of a call that has been matched with a signature: each has the type its parameter says, and is set
 * unless the parameter accepts NOT_SET. Asking for anything else is a mistake in a function's definition.
 */
export class CallArguments {
  readonly values: readonly Value[]

  constructor(values: readonly Value[]) {
    this.values = values
  }

  value(index: number): Value {
    return present(this.values[index], `there is no argument ${index}`)
  }

  /** The data of an argument that cannot be NOT_SET. */
  get<T extends ScalarType>(type: T, index: number): ScalarData[T] {
    const data = this.optional(type, index)
    assert(data !== null, `argument ${index} is NOT_SET`)
    return data
  }

  /** The data of an argument, null for NOT_SET. */
  optional<T extends ScalarType>(type: T, index: number): ScalarData[T] | null {
    return dataOf(this.value(index), type)
  }

  items(index: number): readonly Value[] {
    const value = this.value(index)
    if (isNotSet(value)) return []
    assert(isCollection(value), `argument ${index} is no collection`)
    return value.items ?? []
  }
}

/** The data of a value that is known to be of this type, null for NOT_SET. */
export function dataOf<T extends ScalarType>(value: Value, type: T): ScalarData[T] | null {
  if (isNotSet(value)) return null
  assert(isOfType(value, type), `expected ${type}, found ${value.type}`)
  return value.data
}
