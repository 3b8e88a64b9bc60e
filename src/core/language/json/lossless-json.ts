import { err, ok, type Result } from '../../base/result.ts'
import {
  isJsonArray,
  isJsonObject,
  type Json,
  type JsonInput,
  JsonNumber,
  toJson,
} from './json-value.ts'

/** Positions are 1-based lines and columns of the text. */
export type JsonError =
  | {
      readonly code: 'json-syntax'
      readonly line: number
      readonly column: number
      readonly expected: string
    }
  | {
      readonly code: 'json-too-deep'
      readonly line: number
      readonly column: number
      readonly limit: number
    }

/** Reads strict JSON (RFC 8259) and keeps the digits of numbers. The last of equal keys wins. */
export function readJson(text: string): Result<Json, JsonError> {
  const reader: Reader = { text, at: 0 }
  try {
    skipBlanks(reader)
    const value = readValue(reader, 0)
    if (reader.at < text.length) throw new Unreadable(reader.at, 'the end of the text')
    return ok(value)
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem
    const { line, column } = positionOf(text, problem.at)
    return err(
      problem.expected === null
        ? { code: 'json-too-deep', line, column, limit: MAX_DEPTH }
        : { code: 'json-syntax', line, column, expected: problem.expected },
    )
  }
}

/** Writes compact JSON; numbers keep the digits they were read with. */
export function writeJson(input: JsonInput): string {
  return writeValue(toJson(input))
}

export function describeJsonError(error: JsonError): string {
  const place = `line ${error.line}, column ${error.column}`
  if (error.code === 'json-too-deep') {
    return `This JSON is nested more than ${error.limit} levels deep at ${place}. Flatten it.`
  }
  return `This is not JSON: at ${place} ${error.expected} is expected. Correct the text there.`
}

/** 1-based line and column of an offset. */
export function positionOf(text: string, at: number): { line: number; column: number } {
  const before = text.slice(0, at)
  return { line: before.split('\n').length, column: at - before.lastIndexOf('\n') }
}

const MAX_DEPTH = 200

const BLANKS = /[ \t\r\n]*/y
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const PLAIN = /[ !#-[\]-\uffff]*/y
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
])

interface Reader {
  readonly text: string
  at: number
}

/** Carries a failure out of the recursion to `readJson`, which turns it into a value. */
class Unreadable extends Error {
  readonly at: number
  /** null: too deep */
  readonly expected: string | null

  constructor(at: number, expected: string | null) {
    super('unreadable JSON')
    this.at = at
    this.expected = expected
  }
}

function take(reader: Reader, pattern: RegExp): string {
  pattern.lastIndex = reader.at
  const found = pattern.exec(reader.text)?.[0] ?? ''
  reader.at += found.length
  return found
}

function skipBlanks(reader: Reader): void {
  take(reader, BLANKS)
}

function takeIf(reader: Reader, char: string): boolean {
  if (reader.text[reader.at] !== char) return false
  reader.at += 1
  skipBlanks(reader)
  return true
}

function readValue(reader: Reader, depth: number): Json {
  if (depth > MAX_DEPTH) throw new Unreadable(reader.at, null)
  const value = readAnything(reader, depth)
  skipBlanks(reader)
  return value
}

function readAnything(reader: Reader, depth: number): Json {
  const char = reader.text[reader.at]
  if (char === '"') return readString(reader)
  if (takeIf(reader, '{')) return readObject(reader, depth)
  if (takeIf(reader, '[')) return readArray(reader, depth)
  if (takeWord(reader, 'true')) return true
  if (takeWord(reader, 'false')) return false
  if (takeWord(reader, 'null')) return null
  const number = take(reader, NUMBER)
  if (number === '') throw new Unreadable(reader.at, 'a value')
  return new JsonNumber(number)
}

function takeWord(reader: Reader, word: string): boolean {
  if (!reader.text.startsWith(word, reader.at)) return false
  reader.at += word.length
  return true
}

function readObject(reader: Reader, depth: number): Json {
  const object = new Map<string, Json>()
  if (takeIf(reader, '}')) return object
  do {
    if (reader.text[reader.at] !== '"') throw new Unreadable(reader.at, 'a key in double quotes')
    const key = readString(reader)
    skipBlanks(reader)
    if (!takeIf(reader, ':')) throw new Unreadable(reader.at, '":" after the key')
    object.set(key, readValue(reader, depth + 1))
  } while (takeIf(reader, ','))
  if (!takeIf(reader, '}')) throw new Unreadable(reader.at, '"," or "}"')
  return object
}

function readArray(reader: Reader, depth: number): Json {
  const items: Json[] = []
  if (takeIf(reader, ']')) return items
  do items.push(readValue(reader, depth + 1))
  while (takeIf(reader, ','))
  if (!takeIf(reader, ']')) throw new Unreadable(reader.at, '"," or "]"')
  return items
}

function readString(reader: Reader): string {
  reader.at += 1
  let value = take(reader, PLAIN)
  while (reader.text[reader.at] === '\\') {
    value += readEscape(reader) + take(reader, PLAIN)
  }
  if (reader.text[reader.at] !== '"')
    throw new Unreadable(reader.at, 'the closing quote of the text')
  reader.at += 1
  return value
}

function readEscape(reader: Reader): string {
  const letter = reader.text[reader.at + 1] ?? ''
  const simple = ESCAPES.get(letter)
  if (simple !== undefined) {
    reader.at += 2
    return simple
  }
  const code = reader.text.slice(reader.at + 2, reader.at + 6)
  if (letter !== 'u' || !/^[0-9a-fA-F]{4}$/.test(code))
    throw new Unreadable(reader.at, 'a JSON escape')
  reader.at += 6
  return String.fromCharCode(Number.parseInt(code, 16))
}

function writeValue(value: Json): string {
  if (value instanceof JsonNumber) return value.text
  if (isJsonArray(value)) return `[${value.map(writeValue).join(',')}]`
  if (!isJsonObject(value)) return JSON.stringify(value)
  const members = Array.from(
    value,
    ([key, member]) => `${JSON.stringify(key)}:${writeValue(member)}`,
  )
  return `{${members.join(',')}}`
}
