import type { ExpressionScope } from './expression-scope.ts'
import type { TemplateScope } from './template-scope.ts'

/** A language as data: what an editor of it has to know of the design. */
export type LanguageSpec = ExpressionScope | TemplateScope

/**
 * What an editor asks a language. The answers are pure and never fail, whatever is typed so far. Offsets count UTF-16
 * units of the text, ends are exclusive.
 */
export interface CodeLanguage {
  /** In the order of the text, without overlaps; what is not named is plain. */
  readonly tokens: (text: string) => readonly CodeToken[]
  readonly problems: (text: string) => readonly CodeProblem[]
  /** What can stand at a place. `isAsked`: the user wants the list, although nothing is begun. */
  readonly suggest: (text: string, at: number, isAsked: boolean) => Suggestions | null
  /** What the word at a place means. */
  readonly explain: (text: string, at: number) => Explanation | null
  /** The call whose arguments a place is among. */
  readonly callAt: (text: string, at: number) => CallHint | null
  /** Opening brackets and quotes that are closed while typing. */
  readonly pairs: readonly string[]
}

export interface CodeToken {
  readonly kind: TokenKind
  readonly start: number
  readonly end: number
}

/** What a token is painted as; `secure` is for what holds a secret, whatever it is otherwise. */
export type TokenKind =
  | 'reference'
  | 'secure'
  | 'function'
  | 'directive'
  | 'string'
  | 'key'
  | 'number'
  | 'word'
  | 'dim'
  /** A name that means nothing yet: it has no colour, but lines break before it. */
  | 'name'

export interface CodeProblem {
  readonly code: string
  readonly severity: 'error' | 'warning'
  readonly start: number
  readonly end: number
  /** One sentence: what is wrong, where, and what to do. */
  readonly message: string
}

export interface Suggestions {
  /** Where the word begins that a suggestion replaces, up to the cursor. */
  readonly from: number
  /** What is offered stays the same while the word matches this. */
  readonly stillFor: RegExp
  readonly items: readonly Suggestion[]
}

export interface Suggestion {
  /** What the typed word is compared with. */
  readonly label: string
  readonly kind: 'variable' | 'secure' | 'function' | 'word'
  /** A few words behind the label: a type, the parameters. */
  readonly detail: string
  readonly help: Help
  readonly insert: string
  /** Where the cursor stands then, counted in `insert`; its end when not given. */
  readonly caret?: number
  /** A closing bracket behind the cursor that `insert` brings along. */
  readonly swallows?: string
  /** Groups of a list that was asked for, in this order. */
  readonly group: { readonly name: string; readonly rank: number }
}

/** What is said about a word. */
export interface Help {
  readonly title: string
  readonly isSecure: boolean
  /** A type and what else classifies it. */
  readonly facts: string
  readonly text: string
  /** The ways to call it, as `Left(text: string, count: integer) → string`. */
  readonly forms: readonly string[]
}

export interface Explanation extends Help {
  readonly start: number
  readonly end: number
}

export interface CallHint {
  /** Where the name of what is called begins: a hint belongs to one call. */
  readonly start: number
  readonly text: string
  readonly forms: readonly {
    readonly before: string
    /** The parameter that is being written; empty when there is none. */
    readonly current: string
    readonly after: string
  }[]
}
