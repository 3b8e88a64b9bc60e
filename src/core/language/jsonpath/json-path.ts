import { err, ok, type Result } from '../../base/result.ts'
import { JavaException, LimitReached } from '../java/java-exception.ts'
import type { Json } from '../json/json-value.ts'
import { compilePath } from './compile-path.ts'
import { PATH_EVALUATORS } from './evaluate-filter.ts'
import { evaluatePath } from './evaluate-tokens.ts'
import type { PathAst } from './path-ast.ts'
import { type PathError, pathErrorOf, PathFailure } from './path-error.ts'
import { startRun } from './path-run.ts'

/** A path as Jayway JsonPath 2.10 reads it. */
export interface JsonPath {
  readonly text: string
  readonly ast: PathAst
}

/** Parses a path once, to be evaluated many times. A missing `$.` is added, as in Jayway. */
export function parseJsonPath(text: string): Result<JsonPath, PathError> {
  if (text === '') {
    return err({ code: 'path-syntax', path: text, column: 1, detail: 'the path is empty' })
  }
  if (text.length > MAX_LENGTH) {
    return err({
      code: 'path-limit',
      path: text,
      limit: `it has more than ${MAX_LENGTH} characters`,
    })
  }
  return guarded(text, () => ({ text, ast: compilePath(text) }))
}

/**
 * Whether the path stands for one place. A definite path that finds nothing fails, and a default takes
 * its place; an indefinite one gives a list, which may be empty.
 */
export function isDefinite(path: JsonPath): boolean {
  return path.ast.definite
}

/** The value at a definite path, or the list of all matches. Numbers keep the digits of the data. */
export function evaluateJsonPath(path: JsonPath, data: Json): Result<Json, PathError> {
  return guarded(path.text, () => {
    if (data === null) throw new PathFailure('failed', 'the data are null')
    return evaluatePath(path.ast, data, startRun(data), PATH_EVALUATORS)
  })
}

const MAX_LENGTH = 2_000

function guarded<T>(path: string, run: () => T): Result<T, PathError> {
  try {
    return ok(run())
  } catch (reason) {
    if (reason instanceof PathFailure) return err(pathErrorOf(path, reason))
    if (reason instanceof LimitReached)
      return err({ code: 'path-limit', path, limit: reason.limit })
    if (reason instanceof JavaException)
      return err({ code: 'path-failed', path, detail: reason.detail })
    throw reason
  }
}
