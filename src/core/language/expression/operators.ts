import type { FunctionDefinition } from './definition.ts'
import { add, divide, modulo, multiply, negate, power, subtract } from './operators/arithmetic.ts'
import {
  equal,
  greater,
  greaterOrEqual,
  less,
  lessOrEqual,
  notEqual,
} from './operators/comparison.ts'
import { and, bitAnd, bitNot, bitOr, not, or } from './operators/logic.ts'
import type { BinaryOperator, UnaryOperator } from './syntax.ts'

export const BINARY_OPERATORS: Readonly<Record<BinaryOperator, FunctionDefinition>> = {
  '+': add,
  '-': subtract,
  '*': multiply,
  '/': divide,
  '%': modulo,
  '^': power,
  '&': bitAnd,
  '|': bitOr,
  '<': less,
  '<=': lessOrEqual,
  '>': greater,
  '>=': greaterOrEqual,
  '==': equal,
  '!=': notEqual,
  and,
  or,
}

export const UNARY_OPERATORS: Readonly<Record<UnaryOperator, FunctionDefinition>> = {
  '-': negate,
  '!': not,
  '~': bitNot,
}
