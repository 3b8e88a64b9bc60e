import { unreachable } from '../../base/assert.ts'
import type { Json } from '../json/json-value.ts'
import { writeJson } from '../json/lossless-json.ts'
import { formatDecimal } from './decimal.ts'
import { phoneNumberParts } from './phone-number.ts'
import { formatDateTime, formatDuration } from './time-text.ts'
import type { Audio, AudioPart, Currency, ScalarValue, UnsetValue, Value } from './values.ts'
import { isCollection } from './values.ts'

/**
 * What Architect's ToString makes of a value, in no language: null for NOT_SET. Items of a collection are joined
 * with `delimiter`, those that are NOT_SET count as empty. `places` rounds decimals and currencies.
 */
export function textOf(value: Value, delimiter = '\n', places?: number): string | null {
  if (value.type === 'notSet') return null
  if (!isCollection(value)) return scalarText(value, places)
  const items = value.items?.map((item) => textOf(item, delimiter, places) ?? '')
  return items?.join(delimiter) ?? null
}

/** The value as one would write it in an expression; types that have no literal as their text, unquoted. */
export function literalOf(value: Value): string {
  const text = textOf(value)
  if (text === null) return 'NOT_SET'
  return value.type === 'string' ? quote(text) : text
}

export function quote(text: string): string {
  return `"${text.replace(/["\\\n\r\t]/g, (character) => ESCAPES.get(character) ?? character)}"`
}

const ESCAPES = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
])

function scalarText(value: ScalarValue | UnsetValue, places: number | undefined): string | null {
  if (value.data === null) return null
  switch (value.type) {
    case 'integer':
    case 'boolean':
      return String(value.data)
    case 'decimal':
      return formatDecimal(value.data, places)
    case 'dateTime':
      return formatDateTime(value.data)
    case 'duration':
      return formatDuration(value.data)
    case 'currency':
      return currencyText(value.data, places)
    case 'phoneNumber':
      return phoneNumberParts(value.data).uri ?? value.data
    case 'prompt':
      return value.data.slice(value.data.indexOf('.') + 1)
    case 'json':
    case 'unknown':
      return jsonText(value.data)
    case 'audio':
      return audioText(value.data)
    case 'string':
    case 'queue':
    case 'user':
    case 'skill':
    case 'languageSkill':
    case 'group':
    case 'wrapupCode':
    case 'booleanFormat':
    case 'currencyFormat':
    case 'dateFormat':
    case 'numberFormat':
    case 'phoneNumberFormat':
    case 'stringFormat':
    case 'timeFormat':
    case 'timePart':
    case 'languageContext':
      return value.data
    default:
      return unreachable(value)
  }
}

/** Two decimals unless told otherwise, a missing amount or code as nothing: `10.00|USD`, `|EUR`, `5.00|`. */
function currencyText(currency: Currency, places = 2): string {
  const amount = currency.amount === null ? '' : formatDecimal(currency.amount, places)
  return `${amount}|${currency.code ?? ''}`
}

function jsonText(json: Json): string {
  return typeof json === 'string' ? json : writeJson(json)
}

/** For a reader, not for the flow: Architect has no text for audio. */
function audioText(audio: Audio): string {
  return audio.parts.map(partText).join(', ')
}

function partText(part: AudioPart): string {
  if (part.kind === 'speech') return quote(part.text)
  return part.kind === 'prompt' ? part.name : `${part.milliseconds} ms of silence`
}
