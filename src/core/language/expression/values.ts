import type { Json } from '../json/json-value.ts'
import type { Decimal } from './decimal.ts'
import type { CollectionType, DataType, ScalarType } from './types.ts'

/** An amount and an ISO 4217 code, each of which can be NOT_SET on its own. */
export interface Currency {
  readonly amount: Decimal | null
  readonly code: string | null
}

/** What the caller would hear, piece by piece; recorded prompts by their name, silence in milliseconds. */
export type AudioPart =
  | { readonly kind: 'speech'; readonly text: string }
  | { readonly kind: 'prompt'; readonly name: string }
  | { readonly kind: 'silence'; readonly milliseconds: number }

export interface Audio {
  readonly parts: readonly AudioPart[]
  /** Whether the caller may interrupt; `undefined` when the expression does not say. */
  readonly bargeIn?: boolean
}

/** How a value of each type is held: times in milliseconds (UTC), objects of an org by their name. */
export interface ScalarData {
  readonly string: string
  readonly integer: number
  readonly decimal: Decimal
  readonly boolean: boolean
  readonly dateTime: number
  readonly duration: number
  readonly currency: Currency
  readonly phoneNumber: string
  readonly prompt: string
  readonly queue: string
  readonly user: string
  readonly skill: string
  readonly languageSkill: string
  readonly group: string
  readonly wrapupCode: string
  readonly json: Json
  readonly audio: Audio
  readonly booleanFormat: string
  readonly currencyFormat: string
  readonly dateFormat: string
  readonly numberFormat: string
  readonly phoneNumberFormat: string
  readonly stringFormat: string
  readonly timeFormat: string
  readonly timePart: string
  readonly languageContext: string
  readonly unknown: Json
}

/** A value of one type; `data` is null when it is NOT_SET. */
export interface ValueOf<T extends ScalarType> {
  readonly type: T
  readonly data: ScalarData[T] | null
}

export type ScalarValue = { readonly [T in ScalarType]: ValueOf<T> }[ScalarType]

export interface CollectionValue {
  readonly type: CollectionType
  readonly items: readonly Value[] | null
}

/** A value of a type that is decided at run time, and that is NOT_SET. */
export interface UnsetValue {
  readonly type: ScalarType
  readonly data: null
}

/** The bare word NOT_SET, which has no type of its own. */
export interface NotSet {
  readonly type: 'notSet'
}

export type Value = ScalarValue | UnsetValue | CollectionValue | NotSet

export const NOT_SET: NotSet = { type: 'notSet' }

export function isOfType<T extends ScalarType>(
  value: { readonly type: string },
  type: T,
): value is ValueOf<T> {
  return value.type === type
}

export function isCollection(value: Value): value is CollectionValue {
  return 'items' in value
}

/** Whether the value is NOT_SET, with a type or without. */
export function isNotSet(value: Value): boolean {
  if (value.type === 'notSet') return true
  return isCollection(value) ? value.items === null : value.data === null
}

export function notSetOf(type: DataType): Value {
  if (type === 'notSet') return NOT_SET
  return isCollectionName(type) ? { type, items: null } : { type, data: null }
}

function isCollectionName(type: ScalarType | CollectionType): type is CollectionType {
  return type.endsWith('Collection')
}
