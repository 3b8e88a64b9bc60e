import type { Analysis } from '../analyse.ts'

/** What was answered to a question about the whole design. */
export class Answer {
  private readonly found: unknown
  private readonly isSame: (later: Analysis) => boolean
  /**
   * After which edit it was asked again last, and whether the answer was the same. What stands for an edit holds on to
   * nothing, as an answer can stay for long; so must questions.
   */
  private last: { readonly edit: object; readonly isSame: boolean } | null = null

  /** `isSame` asks the question of a later analysis, and compares. */
  constructor(found: unknown, isSame: (later: Analysis) => boolean) {
    this.found = found
    this.isSame = isSame
  }

  isOf(found: unknown): boolean {
    return this.found === found
  }

  /** Whether the question has the same answer after an edit; `edit` stands for that alone. */
  holdsIn(later: Analysis, edit: object): boolean {
    if (this.last?.edit !== edit) this.last = { edit, isSame: this.isSame(later) }
    return this.last.isSame
  }
}
