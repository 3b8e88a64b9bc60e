import { describeRehearsalRefusal, type RehearsalRefusal } from '#core/rehearse/refusal.ts'
import { Refusal } from '../refusal.tsx'

/** Why actions may not be rehearsed. Which endpoints are for tests is asked elsewhere, where it can be answered. */
export function RefusedActions({ refusals }: { readonly refusals: readonly RehearsalRefusal[] }) {
  return refusals
    .filter(({ code }) => code !== 'unknown-endpoint')
    .map((refusal) => {
      const text = describeRehearsalRefusal(refusal)
      return <Refusal key={text} text={text} />
    })
}
