import { bigDecimalText, bigDecimalToBigInt, compareDecimals } from '../java/big-decimal.ts'
import { type JavaRegex, matchesWhole } from '../java/java-regex.ts'
import { isJsonArray, isJsonObject, type Json } from '../json/json-value.ts'
import { evaluatePath, type PathEvaluators } from './evaluate-tokens.ts'
import {
  type FilterValue,
  itemsOf,
  jsonOf,
  sameValue,
  valueOfItem,
  valueOfJson,
} from './filter-value.ts'
import type { Filter, FilterOperator, Operand, PathAst } from './path-ast.ts'
import { PathFailure } from './path-error.ts'
import { countStep, type PathRun } from './path-run.ts'

/** What paths need to run filters, which in turn run paths. */
export const PATH_EVALUATORS: PathEvaluators = { filter: accepts }

/** Whether the item passes. Throws PathFailure, which the caller may take for "no". */
function accepts(filter: Filter, item: Json, run: PathRun): boolean {
  switch (filter.kind) {
    case 'or':
      return filter.parts.some((part) => accepts(part, item, run))
    case 'and':
      return filter.parts.every((part) => accepts(part, item, run))
    case 'not':
      return !accepts(filter.part, item, run)
    case 'relation':
      return related(
        filter.operator,
        valueOf(filter.left, item, run),
        valueOf(filter.right, item, run),
        run,
      )
  }
}

function valueOf(operand: Operand, item: Json, run: PathRun): FilterValue {
  switch (operand.kind) {
    case 'path':
      if (operand.existsCheck) return { kind: 'boolean', value: exists(operand.path, item, run) }
      return pathValue(operand.path, item, run)
    case 'json':
      return { kind: 'json', value: operand.value, text: operand.text }
    default:
      return operand
  }
}

function exists(path: PathAst, item: Json, run: PathRun): boolean {
  try {
    evaluatePath(path, item, run, PATH_EVALUATORS, true)
    return true
  } catch (failure) {
    if (failure instanceof PathFailure && failure.kind === 'not-found') return false
    throw failure
  }
}

function pathValue(path: PathAst, item: Json, run: PathRun): FilterValue {
  try {
    if (path.root === '@') return valueOfJson(evaluatePath(path, item, run, PATH_EVALUATORS))
    const known = run.rootResults.get(path)
    const value = known ?? evaluatePath(path, run.root, run, PATH_EVALUATORS)
    run.rootResults.set(path, value)
    return valueOfJson(value)
  } catch (failure) {
    if (failure instanceof PathFailure && failure.kind === 'not-found') return { kind: 'undefined' }
    throw failure
  }
}

function related(
  operator: FilterOperator,
  left: FilterValue,
  right: FilterValue,
  run: PathRun,
): boolean {
  switch (operator) {
    case '==':
      return sameValue(left, right)
    case '!=':
      return !sameValue(left, right)
    case '===':
      return left.kind === right.kind && sameValue(left, right)
    case '!==':
      return !(left.kind === right.kind && sameValue(left, right))
    case '<':
      return ordered(left, right, (order) => order < 0)
    case '<=':
      return ordered(left, right, (order) => order <= 0)
    case '>':
      return ordered(left, right, (order) => order > 0)
    case '>=':
      return ordered(left, right, (order) => order >= 0)
    case '=~':
      return matched(left, right, run)
    case 'EXISTS':
      return booleanOf(left) === booleanOf(right)
    case 'IN':
      return isIn(left, right, run)
    case 'NIN':
      return !isIn(left, right, run)
    case 'CONTAINS':
      return contains(left, right, run)
    case 'SIZE':
      return hasSize(left, right)
    case 'EMPTY':
      return isEmpty(left, right)
    case 'ANYOF':
    case 'NONEOF':
    case 'SUBSETOF':
      return compareLists(operator, left, right, run)
    case 'ALL':
      // Jayway expects a kind of list here that a path cannot write.
      throw new PathFailure('syntax', 'the operator ALL takes no list of a path')
    case 'TYPE':
    case 'MATCHES':
      throw new PathFailure('syntax', `the operator ${operator} has no use in a path`)
  }
}

function booleanOf(value: FilterValue): boolean {
  if (value.kind !== 'boolean') throw new PathFailure('syntax', 'a boolean is expected')
  return value.value
}

/** Numbers with numbers and texts with texts; anything else is never in order. */
function ordered(
  left: FilterValue,
  right: FilterValue,
  holds: (order: number) => boolean,
): boolean {
  if (left.kind === 'number' && right.kind === 'number')
    return holds(compareDecimals(left.value, right.value))
  if (left.kind !== 'string' || right.kind !== 'string') return false
  return holds(left.value < right.value ? -1 : left.value > right.value ? 1 : 0)
}

function isIn(left: FilterValue, right: FilterValue, run: PathRun): boolean {
  return (searched(right, run) ?? []).some((item) => sameValue(left, item))
}

function contains(left: FilterValue, right: FilterValue, run: PathRun): boolean {
  if (left.kind === 'string' && right.kind === 'string') return left.value.includes(right.value)
  if (left.kind !== 'json') return false
  return (searched(left, run) ?? []).some((item) => sameValue(right, item))
}

function hasSize(left: FilterValue, right: FilterValue): boolean {
  if (right.kind !== 'number') return false
  const size = Number(BigInt.asIntN(32, bigDecimalToBigInt(right.value)))
  if (left.kind === 'string') return left.value.length === size
  if (left.kind !== 'json') return false
  const json = jsonOf(left)
  return (isJsonArray(json) ? json.length : -1) === size
}

function isEmpty(left: FilterValue, right: FilterValue): boolean {
  if (left.kind === 'string') return (left.value === '') === booleanOf(right)
  if (left.kind !== 'json') return false
  const json = jsonOf(left)
  if (isJsonObject(json)) throw new PathFailure('failed', 'EMPTY fails on an object')
  return (!isJsonArray(json) || json.length === 0) === booleanOf(right)
}

/** The items of a list; looking at each of them counts, as a filter does it for every item that it tries. */
function searched(value: FilterValue, run: PathRun): readonly FilterValue[] | null {
  if (value.kind === 'json' && isJsonArray(value.value)) countStep(run, value.value.length)
  return itemsOf(value)
}

function compareLists(
  operator: FilterOperator,
  left: FilterValue,
  right: FilterValue,
  run: PathRun,
): boolean {
  const wanted = searched(right, run)
  if (wanted === null) return false
  const own = searched(left, run)
  if (own === null) return false
  countStep(run, own.length * wanted.length)
  const isWanted = (item: FilterValue): boolean => wanted.some((other) => sameValue(item, other))
  if (operator === 'SUBSETOF') return own.every(isWanted)
  return operator === 'ANYOF' ? own.some(isWanted) : !own.some(isWanted)
}

/** `=~`: one side is a pattern, which must match the whole of the other or of an item of it. */
function matched(left: FilterValue, right: FilterValue, run: PathRun): boolean {
  if (left.kind === 'pattern')
    return right.kind !== 'pattern' && matchesValue(left.regex, right, run)
  return right.kind === 'pattern' && matchesValue(right.regex, left, run)
}

function matchesValue(regex: JavaRegex, value: FilterValue, run: PathRun): boolean {
  if (value.kind === 'json') {
    const json = jsonOf(value)
    if (isJsonArray(json)) {
      countStep(run, json.length)
      return json.some((item) => matchesWhole(regex, inputOf(valueOfItem(item)), run.patterns))
    }
  }
  return matchesWhole(regex, inputOf(value), run.patterns)
}

function inputOf(value: FilterValue): string {
  if (value.kind === 'string') return value.value
  if (value.kind === 'number') return bigDecimalText(value.value)
  return value.kind === 'boolean' ? String(value.value) : ''
}
