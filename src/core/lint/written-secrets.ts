import type { Problem } from './problem.ts'

/** The rule that finds keys, tokens and card numbers written out in a design, by its name and by its code. */
const OF_SECRETS = { rule: 'no-secret-literal', code: 'SF-SEC-12' }

/**
 * Whether a problem is a secret that is written out. Nobody can decide to live with one: while it is there the design goes
 * nowhere, whatever is accepted or turned off.
 */
export function isSecret({ code }: Pick<Problem, 'code'>): boolean {
  return code === OF_SECRETS.code
}

/** Whether a rule is the one that finds them, by its name or its code. */
export function findsSecrets(name: string): boolean {
  return name === OF_SECRETS.rule || name === OF_SECRETS.code
}
