import type { Parameter, Signature } from './signature.ts'
import { acceptsCount, parameterAt } from './signature.ts'
import type { DataType, ScalarType } from './types.ts'
import {
  collectionOf,
  CONSTANT_TYPES,
  isCollectionType,
  isScalarType,
  itemTypeOf,
} from './types.ts'

/** What `T` stands for in one call; `undefined` as long as only NOT_SET was given for it. */
export interface Match {
  readonly item: ScalarType | undefined
}

/**
 * Whether arguments of these types fit. Nothing is converted: Architect converts only the result of a whole
 * expression, so an Integer is no Decimal here. An unknown type fits everywhere at design time, but at run time, when
 * `values` are matched, only where every type does.
 */
export function matchSignature(
  given: Signature,
  types: readonly DataType[],
  matching: 'types' | 'values' = 'types',
): Match | undefined {
  if (!acceptsCount(given, types.length)) return undefined
  let item: ScalarType | undefined
  let isOpen = false
  for (const [index, type] of types.entries()) {
    const parameter = parameterAt(given, index)
    if (!fits(parameter, type, matching === 'types')) return undefined
    const bound = itemBoundBy(parameter, type)
    if (bound === 'unknown') isOpen = true
    if (bound === undefined || bound === 'unknown') continue
    if (item !== undefined && item !== bound) return undefined
    item = bound
  }
  return { item: item ?? (isOpen ? 'unknown' : undefined) }
}

/** The type of the result, or `undefined` when it depends on arguments of which all are NOT_SET. */
export function resultType(given: Signature, match: Match): DataType | undefined {
  if (given.returns !== 'T' && given.returns !== 'T[]') return given.returns
  if (match.item === undefined) return undefined
  return given.returns === 'T' ? match.item : collectionOf(match.item)
}

function fits(parameter: Parameter, type: DataType, leniently: boolean): boolean {
  if (type === 'notSet') return parameter.acceptsNotSet && !parameter.typedNotSet
  if (type === 'unknown' && leniently) return true
  if (parameter.type === 'T') return isScalarType(type) && isItem(type)
  if (parameter.type === 'T[]') return isCollectionType(type)
  if (parameter.type === 'audioOrPrompt') return type === 'audio' || type === 'prompt'
  const isOpenList = leniently && type === 'unknownCollection' && isCollectionType(parameter.type)
  return parameter.type === type || isOpenList
}

function itemBoundBy(parameter: Parameter, type: DataType): ScalarType | undefined {
  if (type === 'notSet' || (parameter.type !== 'T' && parameter.type !== 'T[]')) return undefined
  if (type === 'unknown') return type
  if (parameter.type === 'T' && isScalarType(type)) return type
  if (parameter.type === 'T[]' && isCollectionType(type)) return itemTypeOf(type)
  return undefined
}

/** Architect's "any" leaves out audio and the format constants. */
function isItem(type: ScalarType): boolean {
  return !NO_ITEMS.has(type)
}

const NO_ITEMS: ReadonlySet<ScalarType> = new Set(['audio', ...CONSTANT_TYPES])
