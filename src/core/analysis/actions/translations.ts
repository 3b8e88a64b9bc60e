import type { Result } from '../../base/result.ts'
import { isDefinite, type JsonPath, parseJsonPath } from '../../language/jsonpath/json-path.ts'
import type { PathToken } from '../../language/jsonpath/path-ast.ts'
import type { PathError } from '../../language/jsonpath/path-error.ts'
import type { DataAction } from '../../model/data-action.ts'

/** One line of the translation map: a name of the success template and where its value is found in the reply. */
export interface Translation {
  readonly name: string
  /** Where the path stands in the action. */
  readonly field: string
  readonly text: string
  readonly path: Result<JsonPath, PathError>
  /** JSON text that stands in when the path finds nothing. */
  readonly fallback: string | undefined
}

export function translationsOf({ response }: DataAction): readonly Translation[] {
  const { translationMap, translationMapDefaults } = response
  return Object.entries(translationMap).map(([name, text]) => ({
    name,
    field: `response.translationMap.${name}`,
    text,
    path: parseJsonPath(text),
    fallback: Object.hasOwn(translationMapDefaults, name)
      ? translationMapDefaults[name]
      : undefined,
  }))
}

/** A path that gives a list of all matches, also when there is one or none (executed: Jayway JsonPath 2.10). */
export function givesList({ path }: Translation): boolean {
  return path.ok && !isDefinite(path.value)
}

/**
 * Whether the path can lead nowhere, so that the default is used. A list is found wherever its beginning is: without
 * that, the path fails like any other (executed: `$.missing[?(@.a)]`, while `$..a` finds an empty list).
 */
export function canBeMissing({ path }: Translation): boolean {
  if (!path.ok) return false
  const [first] = path.value.ast.tokens
  return first !== undefined && (isDefinite(path.value) || isStep(first))
}

/** A number or a text that a function of Jayway computes: never null. */
export function endsInFunction({ ast }: JsonPath): boolean {
  return ast.tokens.at(-1)?.kind === 'function'
}

/** An index or a slice directly behind a filter: it asks each match for its items, not the list of matches. */
export function hasIndexAfterFilter({ path }: Translation): boolean {
  if (!path.ok) return false
  return path.value.ast.tokens.some(
    (token, i, tokens) => isIndex(token) && tokens[i - 1]?.kind === 'filter',
  )
}

/** A list by a filter whose path ends in an index: of each match's own list, if it has one. */
export function endsInIndexOfMatches({ path }: Translation): boolean {
  if (!path.ok) return false
  const { tokens } = path.value.ast
  const last = tokens.at(-1)
  return last !== undefined && isIndex(last) && tokens.some(({ kind }) => kind === 'filter')
}

function isStep(token: PathToken): boolean {
  return token.kind === 'property' || token.kind === 'index'
}

function isIndex(token: PathToken): boolean {
  return token.kind === 'index' || token.kind === 'slice'
}
