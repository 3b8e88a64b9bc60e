import { type Json, JsonNumber } from '../json/json-value.ts'
import { unescapeText } from './unescape-text.ts'

/**
 * JSON literals inside filters and function arguments, as json-smart reads them: single quotes, bare
 * words and a trailing comma are allowed. Undefined: not readable.
 */
export function readLiteralJson(text: string): Json | undefined {
  const reader: Reader = { text, at: 0 }
  const value = readValue(reader, 0)
  skipBlanks(reader)
  return reader.at < text.length ? undefined : value
}

interface Reader {
  readonly text: string
  at: number
}

const MAX_DEPTH = 50

function skipBlanks(reader: Reader): void {
  while (/\s/.test(reader.text[reader.at] ?? '')) reader.at += 1
}

function takeIf(reader: Reader, char: string): boolean {
  skipBlanks(reader)
  if (reader.text[reader.at] !== char) return false
  reader.at += 1
  return true
}

function readValue(reader: Reader, depth: number): Json | undefined {
  if (depth > MAX_DEPTH) return undefined
  if (takeIf(reader, '[')) return readList(reader, depth)
  if (takeIf(reader, '{')) return readObject(reader, depth)
  return readScalar(reader)
}

function readList(reader: Reader, depth: number): Json | undefined {
  const items: Json[] = []
  while (!takeIf(reader, ']')) {
    if (takeIf(reader, ',')) continue
    const item = readValue(reader, depth + 1)
    if (item === undefined) return undefined
    items.push(item)
    skipBlanks(reader)
    if (!/[,\]]/.test(reader.text[reader.at] ?? '')) return undefined
  }
  return items
}

function readObject(reader: Reader, depth: number): Json | undefined {
  const object = new Map<string, Json>()
  while (!takeIf(reader, '}')) {
    if (takeIf(reader, ',')) continue
    const key = readScalar(reader)
    if (key === undefined || !takeIf(reader, ':')) return undefined
    const value = readValue(reader, depth + 1)
    if (value === undefined) return undefined
    object.set(key instanceof JsonNumber ? key.text : String(key), value)
    skipBlanks(reader)
    if (!/[,}]/.test(reader.text[reader.at] ?? '')) return undefined
  }
  return object
}

/** Text, number, word; undefined where none stands. */
function readScalar(reader: Reader): boolean | string | null | JsonNumber | undefined {
  skipBlanks(reader)
  const quote = reader.text[reader.at]
  if (quote === '"' || quote === "'") return readQuoted(reader, quote)
  WORD.lastIndex = reader.at
  const word = (WORD.exec(reader.text)?.[0] ?? '').trim()
  if (word === '') return undefined
  reader.at = WORD.lastIndex
  if (word === 'true' || word === 'false') return word === 'true'
  if (word === 'null') return null
  return NUMBER.test(word) ? new JsonNumber(word) : word
}

function readQuoted(reader: Reader, quote: string): string | undefined {
  let end = reader.at + 1
  while (end < reader.text.length && reader.text[end] !== quote)
    end += reader.text[end] === '\\' ? 2 : 1
  if (end >= reader.text.length) return undefined
  const inside = reader.text.slice(reader.at + 1, end)
  reader.at = end + 1
  return unescapeText(inside)
}

const WORD = /[^,:{}[\]]*/y
const NUMBER = /^-?\d+(?:\.\d*)?(?:[eE][+-]?\d+)?$/
