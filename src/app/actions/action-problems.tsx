import type { ActionId } from '#core/base/ids.ts'
import { ProblemItems } from '../problems/node-problems.tsx'
import { countsInWords, isOpen } from '../problems/problem-counts.ts'
import { useActionProblems } from '../state/findings-store.ts'

/** The open problems that an action has by itself, each with its fix. Nothing when there are none. */
export function ActionProblems({ action }: { readonly action: ActionId }) {
  const open = useActionProblems(action).filter(isOpen)
  if (open.length === 0) return null
  return (
    <section className="act-problems" aria-label="Problems">
      <h3 className="act-title">
        Problems <span className="t3">{countsInWords(open)}</span>
      </h3>
      <ProblemItems problems={open} />
    </section>
  )
}
