/** Why a path cannot be read or finds nothing. Positions are 1-based columns of the path. */
export type PathError =
  /** The text is no path. */
  | {
      readonly code: 'path-syntax'
      readonly path: string
      readonly column: number
      readonly detail: string
    }
  /** A definite path leads nowhere: the only failure for which a default is used. */
  | { readonly code: 'path-not-found'; readonly path: string; readonly missing: string }
  /** The path was understood, and the data do not fit it: an aggregate over nothing, a filter on null. */
  | { readonly code: 'path-failed'; readonly path: string; readonly detail: string }
  /** A limit of this evaluator. */
  | { readonly code: 'path-limit'; readonly path: string; readonly limit: string }

/** `out-of-bounds`: Java's IndexOutOfBoundsException, which Jayway takes for no hit below an item of a list. */
type PathFailureKind = 'syntax' | 'not-found' | 'failed' | 'out-of-bounds'

/** Carries a failure out of the recursion to the public functions, which turn it into a value. */
export class PathFailure extends Error {
  readonly kind: PathFailureKind
  readonly detail: string
  /** Offset in the path, for syntax. */
  readonly at: number

  constructor(kind: PathFailureKind, detail: string, at = 0) {
    super(detail)
    this.kind = kind
    this.detail = detail
    this.at = at
  }

  /** In Jayway both are InvalidPathException, which a filter takes for "does not match". */
  get isInvalidPath(): boolean {
    return this.kind === 'syntax' || this.kind === 'not-found'
  }
}

export function pathErrorOf(path: string, { kind, detail, at }: PathFailure): PathError {
  switch (kind) {
    case 'syntax':
      return { code: 'path-syntax', path, column: Math.min(at, path.length) + 1, detail }
    case 'not-found':
      return { code: 'path-not-found', path, missing: detail }
    case 'failed':
    case 'out-of-bounds':
      return { code: 'path-failed', path, detail }
  }
}

export function describePathError(error: PathError): string {
  switch (error.code) {
    case 'path-syntax':
      return `The path ${quoted(error.path)} is not valid at column ${error.column}: ${error.detail}. Correct it there.`
    case 'path-not-found':
      return `The path ${quoted(error.path)} finds nothing: ${error.missing}. Check the spelling, or give a default.`
    case 'path-failed':
      return `The path ${quoted(error.path)} fails on this data: ${error.detail}. Change the path; a default does not help here.`
    case 'path-limit':
      return `The path ${quoted(error.path)} was stopped because ${error.limit}. Make it more specific.`
  }
}

function quoted(path: string): string {
  return path.length > 80 ? `"${path.slice(0, 77)}…"` : `"${path}"`
}
