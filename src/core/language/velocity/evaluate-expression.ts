import { parseBigDecimal } from '../java/big-decimal.ts'
import {
  calculate,
  compareNumbers,
  intOf,
  isZero,
  type JavaNumber,
  negate,
  toInt,
} from '../java/java-number.ts'
import type { Block, Expression, MathOperator, Reference } from './ast.ts'
import {
  isNumber,
  javaClassName,
  javaEquals,
  javaText,
  type JavaValue,
  listOf,
  mapOf,
} from './java-value.ts'
import { isTrue, type RenderState } from './render-state.ts'
import { JavaException, LimitReached } from '../java/java-exception.ts'

/** What expressions need from the rest of the renderer. */
export interface Evaluators {
  readonly reference: (reference: Reference, state: RenderState) => JavaValue
  readonly block: (block: Block, state: RenderState) => string
}

export function evaluate(expression: Expression, state: RenderState, run: Evaluators): JavaValue {
  state.step(0)
  switch (expression.kind) {
    case 'reference':
      return expression.computable ? run.reference(expression, state) : null
    case 'string':
    case 'number':
    case 'boolean':
      return expression.value
    case 'template': {
      const text = run.block(expression.block, state)
      state.spend(0, text)
      return expression.dropsLast ? text.slice(0, -1) : text
    }
    case 'list':
      return listOf(expression.items.map((item) => evaluate(item, state, run)))
    case 'map':
      return mapOf(
        expression.entries.map(({ key, value }) => [
          evaluate(key, state, run),
          evaluate(value, state, run),
        ]),
      )
    case 'range':
      return range(
        evaluate(expression.from, state, run),
        evaluate(expression.to, state, run),
        state,
      )
    case 'not':
    case 'and':
    case 'or':
      return test(expression, state, run)
    case 'compare': {
      const left = evaluate(expression.left, state, run)
      const right = evaluate(expression.right, state, run)
      return compare(expression, left, right, state)
    }
    case 'negate': {
      const number = asNumber(evaluate(expression.operand, state, run), state)
      return number === null ? notANumber(expression.operand, state) : negate(number)
    }
    case 'math':
      return math(
        expression,
        evaluate(expression.left, state, run),
        evaluate(expression.right, state, run),
        state,
      )
  }
}

/** Whether the expression holds, as `#if` asks. In 1.7 literals and calculations never do. */
export function test(expression: Expression, state: RenderState, run: Evaluators): boolean {
  switch (expression.kind) {
    case 'not':
      return !test(expression.operand, state, run)
    case 'and':
      return test(expression.left, state, run) && test(expression.right, state, run)
    case 'or':
      return test(expression.left, state, run) || test(expression.right, state, run)
    case 'reference':
      return isTrue(run.reference(expression, state), state.version)
    case 'boolean':
    case 'compare':
      return evaluate(expression, state, run) === true
    case 'negate':
      return test(expression.operand, state, run)
    case 'range':
    case 'math':
      state.step(0)
      return false
    case 'string':
    case 'template':
    case 'number':
    case 'list':
    case 'map':
      return state.version === '2.x' && isTrue(evaluate(expression, state, run), '2.x')
  }
}

const MAX_RANGE = 10_000

function range(from: JavaValue, to: JavaValue, state: RenderState): JavaValue {
  const start = asNumber(from, state)
  const end = asNumber(to, state)
  if (start === null || end === null) return null
  const first = toInt(start)
  const count = Math.abs(toInt(end) - first) + 1
  if (count > MAX_RANGE) throw new LimitReached(`a range has more than ${MAX_RANGE} numbers`)
  const delta = first >= toInt(end) ? -1 : 1
  const numbers = listOf(Array.from({ length: count }, (_, index) => intOf(first + index * delta)))
  state.spend(0, numbers)
  return numbers
}

/** Velocity 2 reads texts as decimals; 1.7 calculates with numbers only. */
function asNumber(value: JavaValue, state: RenderState): JavaNumber | null {
  if (isNumber(value)) return value
  if (value === null || state.version === '1.7') return null
  return typeof value === 'string' || typeof value === 'boolean' || value.type === 'Character'
    ? parseBigDecimal(javaText(value))
    : null
}

function math(
  expression: Extract<Expression, { kind: 'math' }>,
  left: JavaValue,
  right: JavaValue,
  state: RenderState,
): JavaValue {
  const { operator } = expression
  if (operator === '+' && (typeof left === 'string' || typeof right === 'string')) {
    const start = left === null ? nameOf(expression.left, state) : javaText(left)
    const text = start + (right === null ? nameOf(expression.right, state) : javaText(right))
    state.checkLength(text, 0)
    state.spend(0, text)
    return text
  }
  const a = asNumber(left, state)
  const b = asNumber(right, state)
  if (a === null || b === null)
    return notANumber(a === null ? expression.left : expression.right, state)
  return isDivision(operator) && isZero(b) ? null : calculate(operator, a, b)
}

function notANumber(operand: Expression, state: RenderState): null {
  nameOf(operand, state)
  return null
}

/** The literal text of an operand without a value; Velocity 2 stumbles over that of some literals. */
function nameOf(operand: Expression, state: RenderState): string {
  if (state.version === '2.x' && isNameless(operand)) {
    throw new JavaException('NullPointerException', `a value is missing in ${operand.literal}`)
  }
  return operand.literal
}

function isNameless(expression: Expression): boolean {
  switch (expression.kind) {
    case 'reference':
    case 'string':
    case 'template':
      return false
    case 'not':
    case 'negate':
      return isNameless(expression.operand)
    case 'and':
    case 'or':
    case 'compare':
    case 'math':
      return isNameless(expression.left)
    default:
      return true
  }
}

function isDivision(operator: MathOperator): boolean {
  return operator === '/' || operator === '%'
}

function compare(
  expression: Extract<Expression, { kind: 'compare' }>,
  left: JavaValue,
  right: JavaValue,
  state: RenderState,
): boolean {
  const { operator } = expression
  state.spend(0, left, right)
  if (operator === '==') return isEqual(left, right, state)
  if (operator === '!=') return !isEqual(left, right, state)
  if (left === null || right === null) {
    nameOf(left === null ? expression.left : expression.right, state)
    return false
  }
  if (typeof left === 'string' && typeof right === 'string') return false
  const a = asNumber(left, state)
  const b = asNumber(right, state)
  if (a === null || b === null) return false
  const order = compareNumbers(a, b)
  if (operator === '<') return order < 0
  if (operator === '>') return order > 0
  return operator === '<=' ? order <= 0 : order >= 0
}

function isEqual(left: JavaValue, right: JavaValue, state: RenderState): boolean {
  if (left === null || right === null) return left === right
  if (typeof left !== 'string' || typeof right !== 'string') {
    const a = asNumber(left, state)
    const b = asNumber(right, state)
    if (a !== null && b !== null) return compareNumbers(a, b) === 0
  }
  if (javaClassName(left) === javaClassName(right)) return javaEquals(left, right)
  return javaText(left) === javaText(right)
}
