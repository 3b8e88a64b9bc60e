import { assert, present } from '../../base/assert.ts'
import type { DataType } from './types.ts'
import { isCollectionType, isScalarType } from './types.ts'

/** `T` and `T[]` stand for any one type and its collection, the same wherever they occur in one signature. */
export type ParameterType = DataType | 'T' | 'T[]' | 'audioOrPrompt'

export interface Parameter {
  readonly name: string
  readonly type: ParameterType
  /** Whether NOT_SET may be given; elsewhere Architect refuses it, or the flow fails at run time. */
  readonly acceptsNotSet: boolean
  /** Whether the bare word NOT_SET will not do there, only one with a type such as ToString(NOT_SET). */
  readonly typedNotSet: boolean
  /** Whether one or more of it may be given; only the last parameter can be so. */
  readonly repeatable: boolean
  readonly literal: boolean
  readonly range?: { readonly min: number; readonly max: number }
  readonly refusesZero: boolean
  /** Whether a literal must be an ISO 4217 code that Architect knows. */
  readonly currencyCode: boolean
}

export interface Signature {
  /** As written, for help texts. */
  readonly text: string
  readonly parameters: readonly Parameter[]
  readonly returns: DataType | 'T' | 'T[]'
}

/**
 * Reads `text: string, digits: integer 0..28 -> string`. After the type, `?` means that NOT_SET is accepted and `...`
 * that it repeats; `literal`, `nonzero`, `typed`, `currency-code` and `min..max` restrict the value. Collections are `string[]`.
 */
export function signature(text: string): Signature {
  const [left = '', returns = ''] = text.split(' -> ')
  const parameters = left === '()' ? [] : left.split(', ').map(parameter)
  const result = parameterType(returns)
  assert(result !== 'audioOrPrompt', `'${text}' returns nothing definite`)
  return { text, parameters, returns: result }
}

function parameter(text: string): Parameter {
  const [name = '', shape = '', ...restrictions] = text.split(' ')
  const repeatable = shape.endsWith('...')
  const bare = repeatable ? shape.slice(0, -3) : shape
  const acceptsNotSet = bare.endsWith('?')
  const span = restrictions.find((word) => word.includes('..'))
  const [min = '', max = ''] = span?.split('..') ?? []
  return {
    name: name.slice(0, -1),
    type: parameterType(acceptsNotSet ? bare.slice(0, -1) : bare),
    acceptsNotSet,
    repeatable,
    typedNotSet: restrictions.includes('typed'),
    literal: restrictions.includes('literal'),
    refusesZero: restrictions.includes('nonzero'),
    currencyCode: restrictions.includes('currency-code'),
    ...(span === undefined
      ? {}
      : { range: { min: Number(min), max: max === '' ? Infinity : Number(max) } }),
  }
}

function parameterType(text: string): ParameterType {
  if (text === 'T' || text === 'T[]' || text === 'audioOrPrompt') return text
  const name = text.endsWith('[]') ? `${text.slice(0, -2)}Collection` : text
  assert(isScalarType(name) || isCollectionType(name), `'${text}' names no type`)
  return name
}

/** The parameter that the argument at this place belongs to. */
export function parameterAt(given: Signature, index: number): Parameter {
  const last = present(given.parameters.at(-1), `'${given.text}' takes no argument`)
  return given.parameters[index] ?? last
}

export function acceptsCount(given: Signature, count: number): boolean {
  const { length } = given.parameters
  return given.parameters.at(-1)?.repeatable === true ? count >= length : count === length
}
