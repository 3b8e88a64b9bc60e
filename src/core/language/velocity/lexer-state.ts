/** The lexical states of Velocity's own grammar; which tokens exist depends on the state. */
export type LexState =
  | 'DEFAULT'
  | 'PRE_REFERENCE'
  | 'REFERENCE'
  | 'REFMODIFIER'
  | 'REFMOD2'
  | 'REFMOD3'
  | 'REFINDEX'
  | 'ALT_VAL'
  | 'PRE_DIRECTIVE'
  | 'DIRECTIVE'
  | 'LINE_COMMENT'
  | 'BLOCK_COMMENT'
  | 'FORMAL_COMMENT'
  | 'TEXT_BLOCK'

interface SavedState {
  readonly state: LexState
  readonly openParens: number
  readonly closedParens: number
  readonly curlyLevel: number
}

/**
 * The state machine of Velocity's token manager (`Parser.jjt`). It is reproduced, not redesigned: what
 * a template means at its odd edges (`#elseno`, `${ x }`, `$a[`) is decided by exactly these moves.
 */
export class LexerState {
  state: LexState = 'DEFAULT'
  openParens = 0
  closedParens = 0
  curlyLevel = 0
  inComment = false
  inSet = false
  private readonly stack: SavedState[] = []

  /** True while the state is one of these. */
  is(...states: readonly LexState[]): boolean {
    return states.includes(this.state)
  }

  push(): void {
    const { state, openParens, closedParens, curlyLevel } = this
    this.stack.push({ state, openParens, closedParens, curlyLevel })
    this.openParens = 0
    this.curlyLevel = 0
  }

  /** False when there was nothing to return to. */
  pop(): boolean {
    const saved = this.stack.pop()
    if (saved === undefined) {
      this.openParens = 0
      this.state = 'DEFAULT'
      return false
    }
    this.openParens = saved.openParens
    this.closedParens = saved.closedParens
    this.curlyLevel = saved.curlyLevel
    this.state = saved.state
    return true
  }

  pushTo(state: LexState): void {
    this.push()
    this.state = state
  }

  /** A closing parenthesis leaves every state that opened none. */
  closeParen(): void {
    if (this.inComment) return
    while (this.openParens === 0) if (!this.pop()) return
    if (this.openParens === this.closedParens + 1) this.pop()
    else this.closedParens += 1
  }
}
