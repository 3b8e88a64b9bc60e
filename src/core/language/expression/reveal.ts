import { unreachable } from '../../base/assert.ts'
import type { FunctionDefinition } from './definition.ts'
import { functionNamed } from './functions.ts'
import { logicalIf } from './functions/choice.ts'
import { itemAt } from './functions/list.ts'
import { BINARY_OPERATORS, UNARY_OPERATORS } from './operators.ts'
import { type Expression, partsOf } from './syntax.ts'

/**
 * How much of a variable the value of an expression shows: all of it, at most so many characters, or `derived`:
 * something about it, such as its length or a comparison, but none of its characters.
 */
export type Revealed = 'all' | 'derived' | { readonly digits: number }

/**
 * What the result reveals of each of the named variables. The keys are the names as given; variables that the
 * expression does not read are left out. It never says less than is revealed; it may say more.
 */
export function revealedBy(
  expression: Expression,
  names: Iterable<string>,
): ReadonlyMap<string, Revealed> {
  const wanted = new Map(Array.from(names, (name) => [name.toLowerCase(), name]))
  return revealed(expression, wanted)
}

type Found = ReadonlyMap<string, Revealed>
type Wanted = ReadonlyMap<string, string>

const NOTHING: Found = new Map()

function revealed(expression: Expression, wanted: Wanted): Found {
  switch (expression.kind) {
    case 'number':
    case 'string':
    case 'boolean':
    case 'not-set':
      return NOTHING
    case 'reference': {
      const name = wanted.get(expression.name.toLowerCase())
      return name === undefined ? NOTHING : new Map([[name, 'all']])
    }
    case 'member':
      return revealed(expression.object, wanted)
    case 'index':
      return byCall(itemAt, [expression.object, expression.index], wanted)
    case 'call':
      return byCall(functionNamed(expression.name), expression.args, wanted)
    case 'unary':
      return byCall(UNARY_OPERATORS[expression.operator], [expression.operand], wanted)
    case 'binary': {
      const { operator, left, right } = expression
      return byCall(BINARY_OPERATORS[operator], [left, right], wanted)
    }
    case 'conditional': {
      const { condition, whenTrue, whenFalse } = expression
      return byCall(logicalIf, [condition, whenTrue, whenFalse], wanted)
    }
    default:
      return unreachable(expression)
  }
}

/** A function that is not known can pass on every character that it is given. */
function byCall(
  definition: FunctionDefinition | undefined,
  args: readonly Expression[],
  wanted: Wanted,
): Found {
  const found = args.map((arg) => revealed(arg, wanted))
  const how = definition?.reveals
  switch (how) {
    case 'derived':
      return withoutDigits(combined(found, added))
    case 'size':
      return combined(
        args.map((arg) => sized(arg, wanted)),
        added,
      )
    case 'slice':
      return sliced(args, found)
    case 'position':
      return positioned(args, found)
    case 'choice': {
      const [condition = NOTHING, ...choices] = found
      return combined([withoutDigits(condition), combined(choices, larger)], added)
    }
    case undefined:
      return combined(found, added)
    default:
      return unreachable(how)
  }
}

/**
 * Only a length that is written out bounds what a slice shows. Where the text is known, what comes out tells the place
 * that it was cut at: `Substring("0123456789", ToInt(Left(Task.CVV, 1)), 1)` is a digit of the CVV.
 */
function sliced(args: readonly Expression[], found: readonly Found[]): Found {
  const length = args.at(-1)
  const [text = NOTHING, ...positions] = found
  const limit = length?.kind === 'number' ? Number(length.text) : Infinity
  const cut = new Map(Array.from(text, ([name, size]) => [name, atMost(size, limit)]))
  return combined([cut, ...positions], added)
}

/**
 * Where something stands in a text tells as many of its characters as were looked for, and none where that has no
 * letter and no digit, such as `*`. In a known text it tells what was looked for.
 */
function positioned(args: readonly Expression[], found: readonly Found[]): Found {
  const [, find] = args
  const [text = NOTHING, ...others] = found
  const limit =
    find?.kind === 'string' ? find.value.replace(/[^\p{L}\p{N}]/gu, '').length : Infinity
  const told = new Map(Array.from(text, ([name, size]) => [name, atMost(size, limit)]))
  return combined([told, ...others], added)
}

/**
 * How long something is says nothing of its characters, unless a secret said how long to make it:
 * `Length(Left("0123456789", ToInt(Task.CVV)))`.
 */
function sized(expression: Expression, wanted: Wanted): Found {
  const own = withoutDigits(revealed(expression, wanted))
  const isSlice = expression.kind === 'call' && functionNamed(expression.name)?.reveals === 'slice'
  const [text, ...where] = partsOf(expression)
  if (!isSlice || text === undefined) {
    return combined([own, ...partsOf(expression).map((part) => sized(part, wanted))], added)
  }
  return combined([own, sized(text, wanted), ...where.map((part) => revealed(part, wanted))], added)
}

function atMost(size: Revealed, limit: number): Revealed {
  if (size === 'derived' || limit === 0) return 'derived'
  if (size === 'all') return limit === Infinity ? 'all' : { digits: limit }
  return { digits: Math.min(size.digits, limit) }
}

function withoutDigits(found: Found): Found {
  return new Map(Array.from(found.keys(), (name) => [name, 'derived']))
}

function combined(
  founds: readonly Found[],
  join: (left: Revealed, right: Revealed) => Revealed,
): Found {
  const result = new Map<string, Revealed>()
  for (const found of founds) {
    for (const [name, size] of found) {
      const before = result.get(name)
      result.set(name, before === undefined ? size : join(before, size))
    }
  }
  return result
}

function added(left: Revealed, right: Revealed): Revealed {
  if (left === 'derived') return right
  if (right === 'derived') return left
  return left === 'all' || right === 'all' ? 'all' : { digits: left.digits + right.digits }
}

function larger(left: Revealed, right: Revealed): Revealed {
  return sizeOf(left) >= sizeOf(right) ? left : right
}

function sizeOf(size: Revealed): number {
  if (size === 'all') return Infinity
  return size === 'derived' ? 0 : size.digits
}
