/** A new id for a design: unique everywhere, so that a file can be opened in any browser. */
export function newDesignId(): string {
  return crypto.randomUUID()
}

/** Milliseconds since 1970: the one place where the app reads the clock. */
export function now(): number {
  return Date.now()
}
