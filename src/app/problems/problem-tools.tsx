import type { Problem, Severity } from '#core/lint/problem.ts'
import { useView } from '../state/view-store.ts'
import { IconButton } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { Kbd } from '../ui/kbd.tsx'
import { SeverityIcon, wordOf } from '../ui/severity-icon.tsx'
import { FixAllButton } from './fix-all-button.tsx'
import { SEVERITIES } from './problem-counts.ts'
import { ProblemFilterButton } from './problem-filter.tsx'
import { ReportMenu } from './report-menu.tsx'
import { SeveritiesButton } from './severities-button.tsx'
import { useProblemView } from './problem-view.ts'
import { SettingNotesButton } from './setting-notes-button.tsx'

/** What stands above the list: what is listed, how to go through it, and what mends all of it. */
export function ProblemTools({ problems }: { readonly problems: readonly Problem[] }) {
  const hidden = useProblemView((state) => state.hidden)
  const setBottomOpen = useView((state) => state.setBottomOpen)
  return (
    <>
      <fieldset className="prob-filters" aria-label="Severities that are shown">
        {SEVERITIES.map((severity) => {
          const count = problems.filter((problem) => problem.severity === severity).length
          return (
            <button
              key={severity}
              type="button"
              className={classNames('prob-filter', count === 0 && 'is-none')}
              aria-pressed={!hidden.has(severity)}
              onClick={() => toggle(severity)}
            >
              <SeverityIcon severity={severity} size={14} isDecorative />
              {count}
              <span className="prob-filter-word"> {wordOf(severity, count)}</span>
            </button>
          )
        })}
      </fieldset>
      <SeveritiesButton />
      <SettingNotesButton />
      <ProblemFilterButton />
      <span className="prob-next t12 t3">
        Next <Kbd keys="F8" />
      </span>
      <FixAllButton />
      <ReportMenu />
      <IconButton
        icon="down"
        size="sm"
        label="Close the problems"
        onClick={() => setBottomOpen(false)}
      />
    </>
  )
}

function toggle(severity: Severity): void {
  const hidden = new Set(useProblemView.getState().hidden)
  if (!hidden.delete(severity)) hidden.add(severity)
  useProblemView.setState({ hidden })
}
