import { parseFilter } from './parse-filter.ts'
import { compileTokens } from './parse-tokens.ts'
import type { PathAst } from './path-ast.ts'

/** Compiles a path with the filters in it, and the paths in those. Throws PathFailure. */
export function compilePath(text: string, base = 0): PathAst {
  return compileTokens(text, (criteria, at) => parseFilter(criteria, compilePath, at), base)
}
