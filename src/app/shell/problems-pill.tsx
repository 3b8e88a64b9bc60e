import type { Severity } from '#core/lint/problem.ts'
import { useFindings } from '../state/findings-store.ts'
import { useView } from '../state/view-store.ts'
import { Icon } from '../ui/icon.tsx'
import { countOf, SeverityIcon } from '../ui/severity-icon.tsx'

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info']

/** How many problems of each severity there are. Opens and closes the panel that lists them. */
export function ProblemsPill() {
  const problems = useFindings((state) => state.problems)
  const isChecked = useFindings((state) => state.of !== null)
  const isBottomOpen = useView((state) => state.isBottomOpen)
  const setBottomOpen = useView((state) => state.setBottomOpen)
  const open = problems.filter(({ suppressed }) => suppressed === undefined)
  const counts = SEVERITIES.map((severity) => ({
    severity,
    count: open.filter((problem) => problem.severity === severity).length,
  })).filter(({ count }) => count > 0)
  const isBegun = useFindings((state) => state.found.length > state.problems.length)
  const isFine = isChecked && !isBegun && counts.every(({ severity }) => severity === 'info')
  const words = [
    ...(isFine ? [counts.length === 0 ? 'No problems' : 'No errors or warnings'] : []),
    ...counts.map(({ severity, count }) => countOf(severity, count)),
  ].join(', ')
  return (
    <button
      type="button"
      className="ui-btn ui-btn-line shell-pill"
      aria-expanded={isBottomOpen}
      aria-label={words === '' ? (isBegun ? BEGUN : 'Checking the design') : words}
      onClick={() => setBottomOpen(!isBottomOpen)}
    >
      {isFine && (
        <span className="ui-severity c-success">
          <Icon name="ok" size={14} className="c-success" />
          {counts.length === 0 && <span className="t2">No problems</span>}
        </span>
      )}
      {counts.map(({ severity, count }) => (
        <span key={severity} className={`ui-severity ui-severity-${severity}`}>
          <SeverityIcon severity={severity} size={14} isDecorative />
          {count}
        </span>
      ))}
      {counts.length === 0 && !isChecked && <span className="t3">Checking…</span>}
      {counts.length === 0 && isBegun && <span className="t3">Being drawn</span>}
    </button>
  )
}

/** Of steps that nobody has touched nothing is told yet, and that is not the same as no problems. */
const BEGUN = 'Being drawn: new nodes are not judged yet'
