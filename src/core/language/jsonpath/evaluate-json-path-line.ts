import { type Json, type JsonInput, toJson } from '../json/json-value.ts'
import { evaluateJsonPath, parseJsonPath } from './json-path.ts'
import { javaJson } from './json-number-text.ts'
import { describePathError } from './path-error.ts'

/** What `evaluate jsonpath` answers; numbers are written as Jayway's JSON library does. */
export type JsonPathLine = { readonly out: Json } | { readonly error: string }

export function evaluateJsonPathLine(line: {
  readonly path: string
  readonly data: JsonInput
}): JsonPathLine {
  const path = parseJsonPath(line.path)
  if (!path.ok) return { error: describePathError(path.error) }
  const value = evaluateJsonPath(path.value, toJson(line.data))
  return value.ok ? { out: javaJson(value.value) } : { error: describePathError(value.error) }
}
