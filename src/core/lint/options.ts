/** Choices that rules leave to the user; their names in a configuration file are in `config.ts`. */
export interface RuleOptions {
  /** What a data action that is not secure weighs in a secure flow when nothing secret goes into it. */
  readonly standardActionInSecureFlow: 'error' | 'warning'
}

/** Strict, as a flow that handles cards should be. */
export const DEFAULT_OPTIONS: RuleOptions = { standardActionInSecureFlow: 'error' }
