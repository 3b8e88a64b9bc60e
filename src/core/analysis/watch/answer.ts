import type { Analysis } from '../analyse.ts'

/** What was answered to a question about the whole design. */
export class Answer {
  private readonly found: unknown
  private readonly isSame: (later: Analysis) => boolean
  /** The last analysis that was asked again, and whether its answer was the same. */
  private last: { readonly analysis: Analysis; readonly isSame: boolean } | null = null

  /** `isSame` asks the question of a later analysis, and compares. */
  constructor(found: unknown, isSame: (later: Analysis) => boolean) {
    this.found = found
    this.isSame = isSame
  }

  isOf(found: unknown): boolean {
    return this.found === found
  }

  /** Whether the question has the same answer in another analysis. */
  holdsIn(later: Analysis): boolean {
    if (this.last?.analysis !== later) {
      this.last = { analysis: later, isSame: this.isSame(later) }
    }
    return this.last.isSame
  }
}
