/** Choices that rules leave to the user; their names in a configuration file are in `config.ts`. */
export interface RuleOptions {
  /** What a data action that is not secure weighs in a secure flow when nothing secret goes into it. */
  readonly standardActionInSecureFlow: 'error' | 'warning'
  /** How long a caller waits for an answer before hanging up or pressing keys. */
  readonly callerPatienceSeconds: number
}

/** Strict, as a flow that handles cards should be. */
export const DEFAULT_OPTIONS: RuleOptions = {
  standardActionInSecureFlow: 'error',
  callerPatienceSeconds: 30,
}

/** Less than a second for each of two calls is no time-out, and two calls cannot take longer than 60 s each. */
export const PATIENCE_RANGE = { min: 2, max: 120 } as const
