/**
 * What the Java engines would throw while they run, for example `StringIndexOutOfBoundsException`.
 * It is thrown inside the evaluators only and becomes an error value at their public functions: a
 * `Result` at every step of an expression would double the work of each of the thousands of renders.
 */
export class JavaException extends Error {
  /** The Java class that the real engine reports. */
  readonly exception: string
  /** What happened, as a clause for people. */
  readonly detail: string

  constructor(exception: string, detail: string) {
    super(`${exception}: ${detail}`)
    this.exception = exception
    this.detail = detail
  }
}

/** Ours, not Java's: a step, size or depth limit was reached. `limit` says which, as a clause. */
export class LimitReached extends Error {
  readonly limit: string

  constructor(limit: string) {
    super(limit)
    this.limit = limit
  }
}
