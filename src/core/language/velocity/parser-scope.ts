import type { Block, Expression } from './ast.ts'
import type { BlockBuilder } from './block-builder.ts'
import type { VelocityVersion } from './lexer.ts'
import { TemplateFailure } from './template-error.ts'
import type { Token } from './token.ts'
import type { TokenReader } from './token-reader.ts'

/** What the parts of the parser share. */
export interface ParserScope {
  readonly tokens: TokenReader
  readonly version: VelocityVersion
  depth: number
  /** How many operators this text has; each may make the tree one level deeper. */
  operators: number
  /** Whether a range starts at a bracket, or a map entry at a brace: each is looked up once only. */
  readonly lookedAhead: Map<Token, boolean>
  /** Parses the inside of a string literal, which starts at this offset of the whole template. */
  readonly parseNested: (text: string, at: number) => Block
  /** Parses one statement into the block; takes and returns whether a new line has just begun. */
  readonly parseStatement: (scope: ParserScope, out: BlockBuilder, afterNewline: boolean) => boolean
}

/** Parsers of an argument and of an index, handed down so that references need not know expressions. */
export interface ExpressionParsers {
  readonly argument: (scope: ParserScope) => Expression
  readonly index: (scope: ParserScope) => Expression
}

/** Runs a production one level deeper; past the limit the template is refused. */
export function nested<T>(scope: ParserScope, production: () => T): T {
  scope.depth += 1
  if (scope.depth > MAX_DEPTH) {
    const limit = `it is nested more than ${MAX_DEPTH} levels deep`
    throw new TemplateFailure({ code: 'limit', at: scope.tokens.current.start, limit })
  }
  const result = production()
  scope.depth -= 1
  return result
}

/** The answer for this token, found out at most once. */
export function lookAhead(scope: ParserScope, token: Token, production: () => void): boolean {
  const known = scope.lookedAhead.get(token)
  if (known !== undefined) return known
  const fits = scope.tokens.fits(production)
  scope.lookedAhead.set(token, fits)
  return fits
}

/** Counts an operator; past the limit the template is refused. */
export function countOperator(scope: ParserScope): void {
  scope.operators += 1
  if (scope.operators > MAX_OPERATORS) {
    const limit = `it calculates with more than ${MAX_OPERATORS} operators`
    throw new TemplateFailure({ code: 'limit', at: scope.tokens.current.start, limit })
  }
}

const MAX_DEPTH = 100
const MAX_OPERATORS = 1_000
