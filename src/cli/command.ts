/** Exit codes are a contract: scripts of users depend on them. */
export const EXIT = { fine: 0, problems: 1, usage: 2 } as const

/** What a command may touch of the process that it runs in. */
export interface Terminal {
  out(text: string): void
  err(text: string): void
  stdin(): Promise<string>
  readonly hasColour: boolean
  /** The folder that it works in; the process’s own when it is left out. */
  readonly folder?: string
  /** The process’s variables, from which credentials are read. */
  readonly environment?: Readonly<Record<string, string | undefined>>
  /** Asks the person at the terminal; left out where there is nobody to answer. */
  ask?(question: string): Promise<string>
  /** Waits so many milliseconds; real time when it is left out. */
  sleep?(ms: number): Promise<void>
}

export interface Command {
  readonly name: string
  /** Usage after the program's name, one form a line. */
  readonly usage: readonly string[]
  readonly summary: string
  /** What `--help` says of it besides, a line each. */
  readonly details?: readonly string[]
  /** Gives the exit code. A wrong use is thrown as `UsageError`. */
  run(args: readonly string[], terminal: Terminal): Promise<number>
}

/** Wrong usage or unreadable input: one clear line on stderr, exit 2, never a stack trace. */
export class UsageError extends Error {}

/** What was asked for did not come about, though it was asked rightly: one clear line on stderr, exit 1. */
export class FailedRun extends Error {}
