import { unreachable } from '../../../base/assert.ts'
import type { CallArguments } from '../call-arguments.ts'
import type { FunctionDefinition } from '../definition.ts'
import { overload } from '../definition.ts'
import type { Outcome } from '../outcome.ts'
import { flagResult, integerResult } from '../outcome.ts'

export const and: FunctionDefinition = {
  name: 'and',
  group: 'operator',
  docs: 'True when both sides are true. When the left side is false, the right side is not evaluated.',
  reveals: 'derived',
  overloads: [
    overload('value: boolean, other: boolean -> boolean', (args) =>
      flagResult(args.get('boolean', 0) && args.get('boolean', 1)),
    ),
  ],
}

export const or: FunctionDefinition = {
  name: 'or',
  group: 'operator',
  docs: 'True when one side is true. When the left side is true, the right side is not evaluated.',
  reveals: 'derived',
  overloads: [
    overload('value: boolean, other: boolean -> boolean', (args) =>
      flagResult(args.get('boolean', 0) || args.get('boolean', 1)),
    ),
  ],
}

export const not: FunctionDefinition = {
  name: '!',
  group: 'operator',
  docs: 'The opposite of a Boolean.',
  reveals: 'derived',
  overloads: [overload('value: boolean -> boolean', (args) => flagResult(!args.get('boolean', 0)))],
}

export const bitAnd: FunctionDefinition = {
  name: '&',
  group: 'operator',
  docs: 'The bits that are set in both Integers. For conditions use the word and.',
  overloads: [overload('value: integer, other: integer -> integer', (args) => bits(args, 'and'))],
}

export const bitOr: FunctionDefinition = {
  name: '|',
  group: 'operator',
  docs: 'The bits that are set in one of two Integers. For conditions use the word or.',
  overloads: [overload('value: integer, other: integer -> integer', (args) => bits(args, 'or'))],
}

export const bitNot: FunctionDefinition = {
  name: '~',
  group: 'operator',
  docs: 'All bits of an Integer turned over.',
  overloads: [
    overload('value: integer -> integer', (args) => integerResult(-args.get('integer', 0) - 1)),
  ],
}

/** In 64 bits: JavaScript's own bit operators keep 32 only. */
function bits(args: CallArguments, operation: 'and' | 'or'): Outcome {
  const [left, right] = [BigInt(args.get('integer', 0)), BigInt(args.get('integer', 1))]
  switch (operation) {
    case 'and':
      return integerResult(Number(left & right))
    case 'or':
      return integerResult(Number(left | right))
    default:
      return unreachable(operation)
  }
}
