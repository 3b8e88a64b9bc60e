import type { RegexBudget } from '../java/java-regex.ts'
import { JavaException } from '../java/java-exception.ts'
import { integerOf, intOf, toInt } from '../java/java-number.ts'
import { isNumber, javaText, type JavaValue } from './java-value.ts'
import type { VelocityVersion } from './lexer.ts'

/** What a Java parameter takes: `string` a String, `text` a CharSequence, `int` a primitive int. */
type ParameterKind = 'string' | 'text' | 'int' | 'object' | 'list' | 'char'

/** One Java method of a class, with the arguments converted to its parameters. */
export interface Overload<Self> {
  readonly params: readonly ParameterKind[]
  readonly run: (self: Self, args: readonly JavaValue[], budget: RegexBudget) => JavaValue
}

export type MethodTable<Self> = ReadonlyMap<string, readonly Overload<Self>[]>

/**
 * Finds the method that Velocity would and runs it. Undefined: no method takes these arguments, which
 * to Velocity is null. Velocity 2 converts arguments (a number for a String, a numeric text for an
 * int), 1.7 does not.
 */
export function callOverload<Self>(
  overloads: readonly Overload<Self>[],
  self: Self,
  args: readonly JavaValue[],
  version: VelocityVersion,
  budget: RegexBudget,
): JavaValue | undefined {
  const candidates = overloads.filter(({ params }) => params.length === args.length)
  const exact = candidates.find(({ params }) =>
    params.every((kind, index) => takes(kind, args[index] ?? null)),
  )
  if (exact !== undefined) return exact.run(self, args, budget)
  if (version === '1.7') return undefined
  const [loose, ambiguous] = candidates.filter(({ params }) =>
    params.every((kind, index) => converts(kind, args[index] ?? null)),
  )
  if (loose === undefined || ambiguous !== undefined) return undefined
  return loose.run(
    self,
    args.map((argument, index) => convert(loose.params[index] ?? 'object', argument)),
    budget,
  )
}

/** The text of an argument; null is what makes the Java method fail. */
export function textArgument(args: readonly JavaValue[], index: number): string {
  const value = args[index] ?? null
  if (value === null) throw new JavaException('NullPointerException', 'an argument has no value')
  return javaText(value)
}

export function intArgument(args: readonly JavaValue[], index: number): number {
  const value = args[index] ?? null
  return isNumber(value) ? toInt(value) : 0
}

function takes(kind: ParameterKind, value: JavaValue): boolean {
  switch (kind) {
    case 'object':
      return true
    case 'string':
    case 'text':
      return value === null || typeof value === 'string'
    case 'int':
      return isNumber(value) && value.type === 'Integer'
    case 'list':
      return (
        value === null || (typeof value === 'object' && value.type === 'List' && !value.isArray)
      )
    case 'char':
      return typeof value === 'object' && value?.type === 'Character'
  }
}

function converts(kind: ParameterKind, value: JavaValue): boolean {
  if (takes(kind, value) || kind === 'string') return true
  return (
    kind === 'int' && (isNumber(value) || typeof value === 'string' || typeof value === 'boolean')
  )
}

function convert(kind: ParameterKind, value: JavaValue): JavaValue {
  if (takes(kind, value)) return value
  if (kind === 'string') return javaText(value)
  if (typeof value === 'boolean') return intOf(value ? 1 : 0)
  if (isNumber(value)) return narrowed(value)
  const text = javaText(value)
  const number = /^[+-]?\d{1,10}$/.test(text) ? integerOf(BigInt(text.replace('+', ''))) : null
  if (number?.type === 'Integer') return number
  throw new JavaException('NumberFormatException', `"${text}" is not a whole number`)
}

function narrowed(
  value: Extract<JavaValue, { type: string }> & Parameters<typeof toInt>[0],
): JavaValue {
  const whole = value.type === 'Double' ? Math.trunc(value.value) : Number(javaText(value))
  if (Number.isNaN(whole) || Math.abs(whole) > 0x7fffffff) {
    throw new JavaException('NumberFormatException', `the value ${javaText(value)} is out of range`)
  }
  return intOf(toInt(value))
}
