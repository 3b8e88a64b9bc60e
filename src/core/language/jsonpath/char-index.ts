import { PathFailure } from './path-error.ts'

/**
 * Jayway's `CharacterIndex`: a text with a position and an end that trimming moves. The end does not
 * hide characters, only the text itself does; several odd spellings are accepted for that reason.
 */
export class CharIndex {
  readonly text: string
  /** Where the text starts in the whole path, for messages. */
  readonly base: number
  position = 0
  end: number

  constructor(text: string, base = 0) {
    this.text = text
    this.base = base
    this.end = text.length - 1
  }

  get length(): number {
    return this.end + 1
  }

  /** Throws outside of the text, where Java throws too. */
  charAt(index: number): string {
    const char = this.text[index]
    if (char === undefined)
      throw new PathFailure('failed', 'the path ends too early', this.base + index)
    return char
  }

  get current(): string {
    return this.charAt(this.position)
  }

  is(char: string): boolean {
    return this.current === char
  }

  lastIs(char: string): boolean {
    return this.charAt(this.end) === char
  }

  inBounds(index = this.position): boolean {
    return index >= 0 && index <= this.end
  }

  get isTail(): boolean {
    return this.position >= this.end
  }

  /** The next index from `start` on that is no blank; may lie behind the end. */
  significantAfter(start: number): number {
    let index = start + 1
    while (this.inBounds(index) && this.text[index] === ' ') index += 1
    return index
  }

  /** The next character that is no blank, or a blank at the end. */
  nextSignificant(start = this.position): string {
    const index = this.significantAfter(start)
    return this.inBounds(index) ? this.charAt(index) : ' '
  }

  nextSignificantIs(char: string, start = this.position): boolean {
    const index = this.significantAfter(start)
    return this.inBounds(index) && this.charAt(index) === char
  }

  /** Where the next character that is no blank stands, if it is this one; else -1. */
  indexOfNextSignificant(char: string, start = this.position): number {
    const index = this.significantAfter(start)
    return this.charAt(index) === char ? index : -1
  }

  previousSignificant(start: number): number {
    let index = start - 1
    while (this.inBounds(index) && this.text[index] === ' ') index -= 1
    return this.inBounds(index) ? index : -1
  }

  nextIndexOf(char: string, start: number): number {
    for (let index = start; this.inBounds(index); index += 1)
      if (this.text[index] === char) return index
    return -1
  }

  nextUnescaped(char: string, start = this.position): number {
    let escaped = false
    for (let index = start + 1; this.inBounds(index); index += 1) {
      if (escaped) escaped = false
      else if (this.text[index] === '\\') escaped = true
      else if (this.text[index] === char) return index
    }
    return -1
  }

  /** The bracket that closes the one at `start`; -1 when there is none. */
  matching(start: number, open: string, close: string, skipRegex: boolean): number {
    if (this.charAt(start) !== open) throw this.failure(`"${open}" is expected`)
    let opened = 1
    for (let index = start + 1; this.inBounds(index); index += 1) {
      const quote = this.charAt(index)
      if (quote === "'" || quote === '"') index = this.skipTo(quote, index)
      if (skipRegex && this.charAt(index) === '/') index = this.skipTo('/', index)
      if (this.charAt(index) === open) opened += 1
      if (this.charAt(index) === close) opened -= 1
      if (opened === 0) return index
    }
    return -1
  }

  skipBlanks(): this {
    while (this.inBounds() && this.position < this.end && this.text[this.position] === ' ')
      this.position += 1
    return this
  }

  trim(): this {
    this.skipBlanks()
    while (this.inBounds() && this.position < this.end && this.lastIs(' ')) this.end -= 1
    return this
  }

  failure(detail: string, at = this.position): PathFailure {
    return new PathFailure('syntax', detail, this.base + at)
  }

  private skipTo(char: string, from: number): number {
    const index = this.nextUnescaped(char, from)
    if (index === -1) throw this.failure(`a closing ${char} is missing`, from)
    return index + 1
  }
}
