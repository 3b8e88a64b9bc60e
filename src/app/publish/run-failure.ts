import { describeRunError, type RunError } from '#core/publish/run-error.ts'

/** Why a run has ended early: by a failure, or because another tab publishes the same design. */
export type RunFailure = RunError | { readonly code: 'held-elsewhere' }

export function describeRunFailure(failure: RunFailure): string {
  return failure.code === 'held-elsewhere'
    ? 'This design is being published in another tab. Wait until that has ended.'
    : describeRunError(failure)
}
