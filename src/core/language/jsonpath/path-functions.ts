import { isJsonArray, isJsonObject, type Json, JsonNumber } from '../json/json-value.ts'
import { JavaDouble, javaJsonText, javaNumberTextOf } from './json-number-text.ts'
import { readLiteralJson } from './literal-json.ts'
import type { PathAst, PathParameter, PathToken } from './path-ast.ts'
import { PathFailure } from './path-error.ts'

type PathReader = (path: PathAst, item: Json) => Json

/** Applies a function of Jayway to a value. Throws PathFailure. */
export function callPathFunction(
  { name, parameters }: Extract<PathToken, { kind: 'function' }>,
  model: Json,
  root: Json,
  read: PathReader,
): Json {
  const aggregate = AGGREGATES.get(name)
  if (name === 'length' || name === 'size') return lengthOf(parameters, model, root, read)
  if (aggregate === undefined && !OTHERS.has(name)) {
    throw new PathFailure('syntax', `there is no function "${name}"`)
  }
  const values = parameters.map((parameter) => parameterValue(parameter, root, read))
  if (aggregate !== undefined) return aggregated(aggregate, model, values)
  switch (name) {
    case 'concat':
      return [...texts(model, false), ...values.flatMap((value) => texts(value, true))].join('')
    case 'keys':
      return isJsonObject(model) ? [...model.keys()] : null
    case 'append':
      return isJsonArray(model) ? [...model, ...values] : model
    case 'first':
      return itemAt(model, 0)
    case 'last':
      return itemAt(model, -1)
    default:
      return itemAt(model, indexOf(values))
  }
}

const OTHERS: ReadonlySet<string> = new Set(['concat', 'keys', 'append', 'first', 'last', 'index'])

const AGGREGATES: ReadonlyMap<string, (numbers: readonly number[]) => number> = new Map([
  ['sum', sum],
  ['avg', (numbers: readonly number[]) => sum(numbers) / numbers.length],
  [
    'min',
    (numbers: readonly number[]) =>
      numbers.reduce((least, number) => Math.min(least, number), Number.MAX_VALUE),
  ],
  // Java's Double.MIN_VALUE is the smallest positive number, so the maximum of negatives is that.
  [
    'max',
    (numbers: readonly number[]) =>
      numbers.reduce((most, number) => Math.max(most, number), Number.MIN_VALUE),
  ],
  ['stddev', deviation],
])

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

function deviation(numbers: readonly number[]): number {
  const squares = numbers.reduce((total, number) => total + number * number, 0)
  const total = sum(numbers)
  return Math.sqrt(squares / numbers.length - (total * total) / numbers.length / numbers.length)
}

function parameterValue(parameter: PathParameter, root: Json, read: PathReader): Json {
  if (parameter.kind === 'path') return read(parameter.path, root)
  const value = readLiteralJson(parameter.text)
  if (value === undefined) throw new PathFailure('failed', `${parameter.text} is no JSON value`)
  return value
}

/** The numbers of the list that the function is applied to, and of its arguments. */
function aggregated(
  aggregate: (numbers: readonly number[]) => number,
  model: Json,
  values: readonly Json[],
): Json {
  const own = isJsonArray(model) ? model : []
  const all = [...own, ...values.flatMap((value) => (isJsonArray(value) ? value : [value]))]
  const numbers = all.filter((value) => value instanceof JsonNumber).map(({ text }) => Number(text))
  if (numbers.length === 0) throw new PathFailure('failed', 'there are no numbers to aggregate')
  return new JavaDouble(aggregate(numbers))
}

/** Only texts of the list itself count; of arguments every value does, as text. */
function texts(value: Json, all: boolean): string[] {
  const items = isJsonArray(value) ? value : all ? [value] : []
  return items.flatMap((item) => {
    if (typeof item === 'string') return [item]
    if (!all || item === null) return []
    return [plainText(item)]
  })
}

/** `toString()`: lists print as JSON, maps as `{key=value}`. */
function plainText(value: Json): string {
  if (typeof value === 'string') return value
  if (value instanceof JsonNumber) return javaNumberTextOf(value)
  if (!isJsonObject(value)) return javaJsonText(value)
  return `{${Array.from(value, ([key, member]) => `${key}=${plainText(member)}`).join(', ')}}`
}

/**
 * `length($.path)`: Jayway adds a wildcard to the path and counts what that finds if it is a list, else
 * the members of the value itself.
 */
function lengthOf(
  parameters: readonly PathParameter[],
  model: Json,
  root: Json,
  read: PathReader,
): Json {
  const [parameter] = parameters
  if (parameter !== undefined) {
    if (parameter.kind === 'json') throw new PathFailure('failed', 'length takes a path')
    read(parameter.path, root)
    const inner = read(withWildcard(parameter.path), model)
    if (isJsonArray(inner)) return new JsonNumber(String(inner.length))
  }
  if (isJsonArray(model)) return new JsonNumber(String(model.length))
  return isJsonObject(model) ? new JsonNumber(String(model.size)) : null
}

function withWildcard(path: PathAst): PathAst {
  if (path.tokens.length === 0 || path.tokens.at(-1)?.kind === 'function') return path
  // The path stays definite to Jayway, so its last member is taken for the whole list.
  return { ...path, tokens: [...path.tokens, { kind: 'wildcard' }], tail: path.tokens.length - 1 }
}

function itemAt(model: Json, index: number): Json {
  if (!isJsonArray(model)) throw new PathFailure('failed', 'the function needs a list')
  // Jayway refuses the first item when it is counted from the end.
  const real = index >= 0 ? index : model.length + index
  const item = index < 0 && real <= 0 ? undefined : model[real]
  if (item === undefined) {
    const kind = index >= 0 ? 'out-of-bounds' : 'failed'
    throw new PathFailure(kind, `there is no item ${index} in a list of ${model.length}`)
  }
  return item
}

function indexOf(values: readonly Json[]): number {
  const candidates = values.flatMap((value) => (isJsonArray(value) ? value : [value]))
  const number = candidates.find((value) => value instanceof JsonNumber)
  if (number === undefined) throw new PathFailure('failed', 'index needs a number')
  return Math.trunc(Number(number.text))
}
