import type { Result } from '../../base/result.ts'
import { err, ok } from '../../base/result.ts'
import type { Json, JsonInput } from '../json/json-value.ts'
import { isJsonArray, isJsonObject, JsonNumber, toJson } from '../json/json-value.ts'
import { writeJson } from '../json/lossless-json.ts'
import { convertValue } from './conversion.ts'
import type { CallContext } from './definition.ts'
import type { Failure } from './failure.ts'
import type { DataType, ScalarType } from './types.ts'
import { isCollectionType, isScalarType, itemTypeOf } from './types.ts'
import type { Value } from './values.ts'
import { notSetOf } from './values.ts'

/**
 * A value of a type from plain JSON: null is NOT_SET, dates and durations are ISO 8601 texts, a currency is
 * `"5.00|USD"` or `{amount, code}`, an object of an org is its name or `{name}`, a collection an array.
 */
export function valueFromJson(
  type: DataType,
  input: JsonInput,
  context: CallContext,
): Result<Value, Failure> {
  return valueOfJson(type, toJson(input), context)
}

function valueOfJson(type: DataType, json: Json, context: CallContext): Result<Value, Failure> {
  if (json === null) return ok(notSetOf(type))
  if (type === 'json' || type === 'unknown') return ok({ type, data: json })
  if (isCollectionType(type)) return collectionOfJson(type, json, context)
  const text = textOfJson(json)
  if (text === undefined || !isScalarType(type)) return cannotRead(type, json)
  if (type === 'string') return ok({ type, data: text })
  if (isHeldAsText(type)) return ok(objectNamed(type, text))
  return convertValue({ type: 'string', data: text }, type, context)
}

function collectionOfJson(
  type: DataType & `${string}Collection`,
  json: Json,
  context: CallContext,
): Result<Value, Failure> {
  if (!isJsonArray(json)) return cannotRead(type, json)
  const items: Value[] = []
  for (const entry of json) {
    const item = valueOfJson(itemTypeOf(type), entry, context)
    if (!item.ok) return item
    items.push(item.value)
  }
  return ok({ type, items })
}

function textOfJson(json: Json): string | undefined {
  if (typeof json === 'string') return json
  if (typeof json === 'boolean') return String(json)
  if (json instanceof JsonNumber) return json.text
  if (!isJsonObject(json)) return undefined
  if (json.has('amount')) {
    return `${textOfJson(json.get('amount') ?? '') ?? ''}|${textOfJson(json.get('code') ?? '') ?? ''}`
  }
  return textOfJson(json.get('name') ?? null)
}

const HELD_AS_TEXT = [
  'phoneNumber',
  'prompt',
  'queue',
  'user',
  'skill',
  'languageSkill',
  'group',
  'wrapupCode',
] as const
type HeldAsText = (typeof HELD_AS_TEXT)[number]

function isHeldAsText(type: ScalarType): type is HeldAsText {
  return HELD_AS_TEXT.some((candidate) => candidate === type)
}

function objectNamed(type: HeldAsText, data: string): Value {
  return { type, data }
}

function cannotRead(to: DataType, json: Json): Result<Value, Failure> {
  const form = isCollectionType(to) ? 'an array' : 'a single value'
  return err({ code: 'cannot-convert', text: writeJson(json), to, form })
}
