import { err, ok } from '../../base/result.ts'
import type { Json } from '../json/json-value.ts'
import { isJsonObject } from '../json/json-value.ts'
import type { Outcome } from './outcome.ts'
import { decimalResult, flagResult, textResult, valueOf } from './outcome.ts'
import { phoneNumberParts } from './phone-number.ts'
import type { DataType, ScalarType } from './types.ts'
import { isScalarType } from './types.ts'
import { textOf } from './value-text.ts'
import type { Value } from './values.ts'
import { isNotSet, isOfType, notSetOf } from './values.ts'

/** The type of a property of a value of this type, found in any case; `undefined` when there is none. */
export function propertyType(type: DataType, property: string): DataType | undefined {
  if (type === 'json' || type === 'unknown') return type
  if (!isScalarType(type)) return undefined
  const wanted = property.toLowerCase()
  return PROPERTIES[type]?.find(([name]) => name.toLowerCase() === wanted)?.[1]
}

/** The property of a value; that of a value that is NOT_SET is NOT_SET. */
export function readProperty(value: Value, property: string): Outcome {
  const type = propertyType(value.type, property)
  if (type === undefined) return err({ code: 'unknown-property', property, type: value.type })
  if (isNotSet(value)) return ok(notSetOf(type))
  const name = property.toLowerCase()
  if (isOfType(value, 'json')) return ok(valueOf('json', memberOf(value.data, property)))
  if (isOfType(value, 'unknown')) return ok(valueOf('unknown', memberOf(value.data, property)))
  if (isOfType(value, 'currency')) {
    return name === 'amount'
      ? decimalResult(value.data?.amount ?? null)
      : textResult(value.data?.code ?? null)
  }
  if (isOfType(value, 'phoneNumber')) return phoneProperty(value.data ?? '', name)
  if (isOfType(value, 'prompt')) return promptProperty(value.data ?? '', name)
  const object = textOf(value)
  return name === 'name' || name === 'username'
    ? textResult(object)
    : err({ code: 'needs-org', what: `The ${property} of ${object}` })
}

type Properties = readonly (readonly [string, ScalarType])[]

const NAMED: Properties = [
  ['id', 'string'],
  ['name', 'string'],
]

const PROPERTIES: Readonly<Partial<Record<ScalarType, Properties>>> = {
  currency: [
    ['amount', 'decimal'],
    ['code', 'string'],
  ],
  phoneNumber: [
    ['dialingCode', 'string'],
    ['e164', 'string'],
    ['subscriberNumber', 'string'],
    ['isGlobal', 'boolean'],
    ['isSip', 'boolean'],
    ['isTel', 'boolean'],
    ['raw', 'string'],
    ['scheme', 'string'],
    ['uri', 'string'],
  ],
  prompt: [
    ['duration', 'duration'],
    ['id', 'string'],
    ['name', 'string'],
    ['textToSpeech', 'string'],
    ['type', 'string'],
  ],
  user: [...NAMED, ['username', 'string']],
  queue: NAMED,
  skill: NAMED,
  languageSkill: NAMED,
  group: NAMED,
  wrapupCode: NAMED,
}

function memberOf(json: Json, property: string): Json {
  return isJsonObject(json) ? (json.get(property) ?? null) : null
}

function phoneProperty(raw: string, name: string): Outcome {
  const parts = phoneNumberParts(raw)
  switch (name) {
    case 'dialingcode':
      return textResult(parts.dialingCode)
    case 'e164':
      return textResult(parts.e164)
    case 'subscribernumber':
      return textResult(parts.subscriberNumber)
    case 'isglobal':
      return flagResult(parts.isGlobal)
    case 'issip':
      return flagResult(parts.isSip)
    case 'istel':
      return flagResult(parts.isTel)
    case 'scheme':
      return textResult(parts.scheme)
    case 'uri':
      return textResult(parts.uri)
    default:
      return textResult(raw)
  }
}

function promptProperty(path: string, name: string): Outcome {
  const dot = path.indexOf('.')
  if (name === 'name') return textResult(path.slice(dot + 1))
  if (name === 'type') {
    const isSystem = path.slice(0, dot).toLowerCase() === 'promptsystem'
    return textResult(isSystem ? 'system' : 'user')
  }
  return err({ code: 'needs-org', what: `The ${name} of ${path}` })
}
