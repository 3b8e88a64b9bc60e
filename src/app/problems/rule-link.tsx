import { lazy, Suspense } from 'react'
import type { Problem } from '#core/lint/problem.ts'
import { Popover } from '../ui/popover.tsx'
import { groupOf } from './rule-groups.ts'

/** Loaded when a page is first opened: the pages of all rules with their examples are long. */
const RulePage = lazy(async () => ({ default: (await import('./rule-page.tsx')).RulePage }))

/** The name of a problem's rule, which opens its page: why it is asked for, what is right and what is wrong. */
export function RuleLink({
  problem,
  side = 'top',
}: {
  readonly problem: Pick<Problem, 'rule' | 'code'>
  /** Where there is room for the page. */
  readonly side?: 'top' | 'left'
}) {
  const { rule } = problem
  // A check that failed by a bug of ours has no page.
  if (groupOf(problem) === null) return <span className="rule-link t11 t3">{rule}</span>
  return (
    <Popover
      label={`About ${rule}`}
      side={side}
      trigger={
        <button
          type="button"
          className="rule-link t11 t3"
          aria-label={`About the rule ${rule}`}
          // A row that is unfolded because the keyboard is in it would fold, and the press would miss.
          onMouseDown={(event) => event.preventDefault()}
        >
          {rule}
        </button>
      }
    >
      <Suspense fallback={<p className="t2">Opening the page of the rule…</p>}>
        <RulePage rule={rule} />
      </Suspense>
    </Popover>
  )
}
