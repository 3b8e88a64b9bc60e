export type TokenKind =
  | 'EOF'
  | 'LONE_SYMBOL'
  | 'ZERO_WIDTH'
  | 'INDEX_LBRACKET'
  | 'INDEX_RBRACKET'
  | 'LOGICAL_OR_2'
  | 'PIPE'
  | 'LBRACKET'
  | 'RBRACKET'
  | 'COMMA'
  | 'DOUBLEDOT'
  | 'COLON'
  | 'LEFT_CURLY'
  | 'RIGHT_CURLY'
  | 'LPAREN'
  | 'RPAREN'
  | 'REFMOD2_RPAREN'
  | 'ESCAPE_DIRECTIVE'
  | 'SET_DIRECTIVE'
  | 'LINE_COMMENT_START'
  | 'LINE_COMMENT'
  | 'BLOCK_COMMENT'
  | 'FORMAL_COMMENT'
  | 'TEXTBLOCK'
  | 'WHITESPACE'
  | 'NEWLINE'
  | 'SUFFIX'
  | 'STRING'
  | 'TRUE'
  | 'FALSE'
  | 'MINUS'
  | 'PLUS'
  | 'MULTIPLY'
  | 'DIVIDE'
  | 'MODULUS'
  | 'AND'
  | 'OR'
  | 'LT'
  | 'LE'
  | 'GT'
  | 'GE'
  | 'EQ'
  | 'NE'
  | 'NOT'
  | 'EQUALS'
  | 'END'
  | 'IF'
  | 'ELSEIF'
  | 'ELSE'
  | 'INTEGER'
  | 'FLOAT'
  | 'WORD'
  | 'BRACKETED_WORD'
  | 'IDENTIFIER'
  | 'DOT'
  | 'LCURLY'
  | 'RCURLY'
  | 'DOUBLE_ESCAPE'
  | 'ESCAPE'
  | 'TEXT'
  | 'INLINE_TEXT'
  | 'EMPTY_INDEX'

export interface Token {
  readonly kind: TokenKind
  /** The text of the token; references and escapes shorten it, as the engine does. */
  image: string
  /** Offset of the first character in the template. */
  readonly start: number
  /** The text of terminator tokens that came before this one, first to last. */
  readonly special: readonly string[]
  /** The next token, once it has been read. */
  next: Token | null
}

/** What the token contributes to the literal text of the construct that contains it. */
export function tokenLiteral(token: Token): string {
  if (token.kind === 'BLOCK_COMMENT') return ''
  if (token.special.length === 0 || token.special.at(-1)?.startsWith('##') === true)
    return token.image
  return token.special.map(visiblePart).join('') + token.image
}

/** The tokens from one to another, as text. */
export function literalOf(first: Token, last: Token): string {
  let text = tokenLiteral(first)
  for (let token = first; token !== last && token.next !== null; token = token.next) {
    text += tokenLiteral(token.next)
  }
  return text
}

/**
 * Of a terminator only `$`, `#` and backslashes before a `$` are shown; the engine steps over the
 * character behind such a `$`.
 */
function visiblePart(special: string): string {
  return Array.from(
    special.matchAll(/(\\+\$)[^]?|[$#]/g),
    ([whole, escaped]) => escaped ?? whole,
  ).join('')
}
