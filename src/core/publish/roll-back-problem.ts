import type { NoWayBack } from './way-back.ts'

/** Why a publish cannot be taken back from here. Nothing has been written. */
export type RollBackProblem =
  /** `stays`: what the publish has left, and why it is left alone. */
  | { readonly code: 'nothing-to-take-back'; readonly stays: readonly string[] }
  | { readonly code: NoWayBack; readonly flow: string }
  | { readonly code: 'flow-under-way'; readonly flow: string }
  | { readonly code: 'by-hand'; readonly flow: string }
  | { readonly code: 'changed-since'; readonly what: string }

export function describeRollBackProblem(problem: RollBackProblem): string {
  switch (problem.code) {
    case 'nothing-to-take-back':
      return problem.stays.length === 0
        ? 'This publish has changed nothing, so that there is nothing to take back.'
        : `There is nothing to take back. ${problem.stays.join('. ')}.`
    case 'first-version':
      return `“${problem.flow}” was published for the first time: there is no version to go back to. Deactivate or delete it in Architect.`
    case 'first-taken-back':
      return `What was done last is to take back the first publish of “${problem.flow}”, and before that there was nothing. Publish it anew.`
    case 'flow-under-way':
      return `Genesys may still be publishing “${problem.flow}”, or has just done so. Go on with the publish, which asks; then it can be taken back.`
    case 'by-hand':
      return `The version of “${problem.flow}” that was live before could not be read from the org. Go back to it in Architect, in the flow’s version history.`
    case 'changed-since':
      return `Somebody has changed ${problem.what} in the org since this publish. Look at it there before you go back.`
  }
}

/** Whether it is that, and nothing that the org has said. */
export function isRollBackProblem(error: { readonly code: string }): error is RollBackProblem {
  return CODES.has(error.code)
}

const CODES: ReadonlySet<string> = new Set<RollBackProblem['code']>([
  'nothing-to-take-back',
  'first-version',
  'first-taken-back',
  'flow-under-way',
  'by-hand',
  'changed-since',
])
