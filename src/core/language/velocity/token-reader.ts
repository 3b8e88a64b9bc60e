import { Lexer, type VelocityVersion } from './lexer.ts'
import { TemplateFailure } from './template-error.ts'
import type { Token, TokenKind } from './token.ts'

/**
 * The tokens as the parser sees them. They are read only as far as the grammar looks ahead, because
 * the parser changes the lexical state in between.
 */
export class TokenReader {
  readonly lexer: Lexer
  /** The token consumed last. */
  current: Token
  private speculating = 0

  constructor(text: string, version: VelocityVersion, base: number) {
    this.lexer = new Lexer(text, version, base)
    this.current = { kind: 'EOF', image: '', start: base, special: [], next: null }
  }

  /** The n-th token ahead, from 1. */
  peek(n = 1): Token {
    let token = this.current
    for (let index = 0; index < n; index += 1) {
      token.next ??= this.lexer.read()
      token = token.next
    }
    return token
  }

  sees(...kinds: readonly TokenKind[]): boolean {
    return kinds.includes(this.peek().kind)
  }

  take(): Token {
    this.current = this.peek()
    return this.current
  }

  /** Consumes the next token if it is one of these. */
  takeIf(...kinds: readonly TokenKind[]): Token | null {
    return this.sees(...kinds) ? this.take() : null
  }

  expect(kind: TokenKind, expected: string): Token {
    const token = this.takeIf(kind)
    if (token === null) throw this.unexpected(expected)
    return token
  }

  skipSpace(): void {
    while (this.sees('WHITESPACE', 'NEWLINE')) this.take()
  }

  /** White space up to a line end, when a line end follows: what a directive line swallows. */
  takeLineRest(): string {
    if (this.sees('NEWLINE')) return this.take().image
    if (!this.sees('WHITESPACE') || this.peek(2).kind !== 'NEWLINE') return ''
    return this.take().image + this.take().image
  }

  /** Tries a production and comes back; says whether it fits. */
  fits(production: () => void): boolean {
    const { current } = this
    this.speculating += 1
    try {
      production()
      return true
    } catch (failure) {
      if (!(failure instanceof TemplateFailure) || failure.problem.code !== 'unexpected')
        throw failure
      return false
    } finally {
      this.speculating -= 1
      this.current = current
    }
  }

  get isSpeculating(): boolean {
    return this.speculating > 0
  }

  unexpected(expected: string | null): TemplateFailure {
    const { kind, image, start } = this.peek()
    const end = kind === 'EOF' || kind === 'ZERO_WIDTH'
    const found = end ? 'the end of the template' : `"${image}"`
    return new TemplateFailure({ code: 'unexpected', at: start, found, expected })
  }
}
