import { JavaException } from '../java/java-exception.ts'
import {
  compareNumbers,
  doubleOf,
  intOf,
  type JavaNumber,
  javaNumberText,
  toDouble,
  toInt,
  toLong,
} from '../java/java-number.ts'
import { isNumber, javaEquals, type JavaValue } from './java-value.ts'
import type { MethodTable, Overload } from './method-call.ts'

/** `java.lang.Number` and its classes. */
export const NUMBER_METHODS: MethodTable<JavaNumber> = new Map<
  string,
  readonly Overload<JavaNumber>[]
>([
  ['toString', [{ params: [], run: (self) => javaNumberText(self) }]],
  ['intValue', [{ params: [], run: (self) => intOf(toInt(self)) }]],
  ['longValue', [{ params: [], run: (self) => ({ type: 'Long', value: toLong(self) }) }]],
  ['doubleValue', [{ params: [], run: (self) => doubleOf(toDouble(self)) }]],
  ['equals', [{ params: ['object'], run: (self, args) => javaEquals(self, args[0] ?? null) }]],
  ['compareTo', [{ params: ['object'], run: compareTo }]],
])

export const BOOLEAN_METHODS: MethodTable<boolean> = new Map<string, readonly Overload<boolean>[]>([
  ['toString', [{ params: [], run: String }]],
  ['compareTo', [{ params: ['object'], run: compareBooleans }]],
  ['booleanValue', [{ params: [], run: (self) => self }]],
  ['equals', [{ params: ['object'], run: (self, args) => javaEquals(self, args[0] ?? null) }]],
])

function compareTo(self: JavaNumber, args: readonly JavaValue[]): JavaValue {
  const [other = null] = args
  if (!isNumber(other) || other.type !== self.type) {
    throw new JavaException('ClassCastException', 'a number is compared with something else')
  }
  return intOf(compareNumbers(self, other))
}

function compareBooleans(self: boolean, args: readonly JavaValue[]): JavaValue {
  const [other = null] = args
  if (typeof other !== 'boolean') {
    throw new JavaException('ClassCastException', 'a boolean is compared with something else')
  }
  return intOf(Number(self) - Number(other))
}
