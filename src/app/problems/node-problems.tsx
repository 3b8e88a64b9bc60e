import type { NodeId } from '#core/base/ids.ts'
import type { Problem } from '#core/lint/problem.ts'
import { useFindings } from '../state/findings-store.ts'
import { useView } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { SeverityIcon } from '../ui/severity-icon.tsx'
import { openProblem } from './open-problem.ts'
import { countsInWords, isOpen } from './problem-counts.ts'
import { chooseFix } from './choose-fix.ts'
import { worstFirst } from './problem-view.ts'
import { RuleLink } from './rule-link.tsx'
import './problems.css'

/** The open problems of one node, or of the design as a whole, each with its fix. Nothing when there are none. */
export function NodeProblems({
  node,
  except = null,
}: {
  readonly node: NodeId | null
  /** The name of a rule whose problems wait. */
  readonly except?: string | null
}) {
  const problems = useFindings((state) => state.problems)
  const own = problems.filter(
    (problem) =>
      problem.node === node &&
      problem.rule !== except &&
      (node !== null || problem.action === undefined) &&
      isOpen(problem),
  )
  if (own.length === 0) return null
  return (
    <section className="insp-section" aria-label="Problems">
      <div className="insp-section-head">
        <h3>Problems</h3>
        <span className="t3">{countsInWords(own)}</span>
      </div>
      <ProblemItems problems={own} />
    </section>
  )
}

/** Problems with their fixes, in a narrow place: the inspector, and the popover of a badge. */
export function ProblemItems({ problems }: { readonly problems: readonly Problem[] }) {
  const selected = useView((state) => state.selectedProblem)
  return (
    <ul className="prob-items">
      {worstFirst(problems).map((problem) => (
        <li key={problem.id} className="prob-item" data-problem={problem.id}>
          <SeverityIcon severity={problem.severity} />
          <div className="prob-item-text">
            <button
              type="button"
              aria-current={problem.id === selected}
              onClick={() => openProblem(problem)}
            >
              {problem.message}
            </button>
            <RuleLink problem={problem} side="left" />
          </div>
          {problem.fix !== null && (
            <Button
              size="sm"
              variant="fix"
              className="prob-fix prob-item-fix"
              onClick={() => chooseFix(problem)}
            >
              {problem.fix.title}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
