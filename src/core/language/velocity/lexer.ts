import { LexerState, type LexState } from './lexer-state.ts'
import type { Token } from './token.ts'
import { RULES_1 } from './token-rules-1.ts'
import { END_MARK, RULES_2 } from './token-rules-2.ts'
import type { Rule } from './token-rules.ts'
import { TemplateFailure } from './template-error.ts'

export type VelocityVersion = '2.x' | '1.7'

/** Reads tokens one at a time, because the parser changes the lexical state in between. */
export class Lexer {
  readonly text: string
  readonly state = new LexerState()
  private readonly rules: ReadonlyMap<LexState, readonly Rule[]>
  private readonly starts: Map<string, readonly Rule[]>
  private readonly base: number
  private at = 0

  /** `base`: where the text starts in the whole template; offsets of tokens count from there. */
  constructor(text: string, version: VelocityVersion, base: number) {
    this.base = base
    this.text = version === '2.x' ? text + END_MARK : text
    this.rules = version === '2.x' ? RULES_BY_STATE_2 : RULES_BY_STATE_1
    this.starts = version === '2.x' ? STARTS_2 : STARTS_1
  }

  /** Throws TemplateFailure when no token fits here. */
  read(): Token {
    const special: string[] = []
    let start = this.at
    let unfinished = false
    while (this.at < this.text.length) {
      const { rule, end } = this.longest(start)
      const image = this.text.slice(start, end)
      // Inside a comment another `#**x` is swallowed whole.
      this.at = end - (rule.mode === 'more' && this.state.inComment ? 0 : rule.giveBack)
      if (rule.mode === 'token' && rule.kind !== null)
        return this.finish(rule, start, image, special)
      rule.action?.(this.state)
      unfinished = rule.mode === 'more'
      if (unfinished) continue
      if (rule.mode === 'special') special.push(image)
      start = this.at
    }
    if (unfinished) throw this.failure(this.at)
    return { kind: 'EOF', image: '', start: this.base + this.at, special, next: null }
  }

  /** Whether an opening parenthesis comes next, after white space; nothing is consumed. */
  parenthesisFollows(): boolean {
    return /^[ \t\r\n]*\(/.test(this.text.slice(this.at, this.at + MAX_SPACE))
  }

  /** Same for a closing one, given the kind of the token that was read already. */
  closingFollows(next: Token): boolean {
    if (next.kind === 'RPAREN') return true
    if (next.kind !== 'WHITESPACE' && next.kind !== 'NEWLINE') return false
    return /^[ \t\r\n]*\)/.test(this.text.slice(this.at, this.at + MAX_SPACE))
  }

  private longest(start: number): { rule: Rule; end: number } {
    let best: Rule | null = null
    let end = -1
    for (const rule of this.candidates()) {
      const found = rule.match(this.text, this.at)
      if (found > end && found > this.at) {
        best = rule
        end = found
      }
    }
    if (best === null) throw this.failure(Math.max(start, this.at))
    return { rule: best, end }
  }

  /** The rules of the state that can match at the next character. */
  private candidates(): readonly Rule[] {
    const { state } = this.state
    const char = this.text.charAt(this.at)
    const key = state + char
    const known = this.starts.get(key)
    if (known !== undefined) return known
    const rules = (this.rules.get(state) ?? []).filter((rule) => rule.canStart(char))
    if (char < '\x80') this.starts.set(key, rules)
    return rules
  }

  private finish(rule: Rule, start: number, image: string, special: readonly string[]): Token {
    const kind = rule.kind ?? 'EOF'
    let shown = kind === 'DOT' ? '.' : image
    if (kind === 'INTEGER' && image.endsWith('..')) {
      // `1..3` is a range, not the decimal `1.` and a dot.
      this.at -= 2
      shown = image.slice(0, -2)
    }
    rule.action?.(this.state)
    return { kind, image: shown, start: this.base + start, special, next: null }
  }

  private failure(at: number): TemplateFailure {
    const char = this.text[at]
    const found = char === undefined || char === END_MARK ? 'the end of the template' : `"${char}"`
    return new TemplateFailure({ code: 'unexpected', at: this.base + at, found, expected: null })
  }
}

const MAX_SPACE = 10_000

/** Filled as characters are met: state and ASCII character → rules. */
const STARTS_1 = new Map<string, readonly Rule[]>()
const STARTS_2 = new Map<string, readonly Rule[]>()

const RULES_BY_STATE_1 = byState(RULES_1)
const RULES_BY_STATE_2 = byState(RULES_2)

function byState(rules: readonly Rule[]): ReadonlyMap<LexState, readonly Rule[]> {
  const states = new Set(rules.flatMap((rule) => (rule.states === 'all' ? [] : rule.states)))
  return new Map(
    Array.from(states, (state) => [
      state,
      rules.filter((rule) => rule.states === 'all' || rule.states.includes(state)),
    ]),
  )
}
