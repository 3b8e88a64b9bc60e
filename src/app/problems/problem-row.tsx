import { useState } from 'react'
import type { Problem } from '#core/lint/problem.ts'
import { useDesign, useDocument } from '../state/document-store.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { Menu } from '../ui/menu.tsx'
import { SeverityIcon } from '../ui/severity-icon.tsx'
import { openProblem } from './open-problem.ts'
import { SuppressForm } from './suppress-form.tsx'
import { reportAgain } from './suppressions.ts'
import { useApplyFix } from './use-apply-fix.ts'
import { WitnessPath } from './witness-path.tsx'

/** One problem of the list: what it is, the path that proves it, and what can be done. */
export function ProblemRow({
  problem,
  isSelected,
  main,
}: {
  readonly problem: Problem
  readonly isSelected: boolean
  /** What makes the row's main button a stop of the list. */
  readonly main: object
}) {
  const design = useDesign()
  const edit = useDocument((state) => state.edit)
  const applyFix = useApplyFix()
  const [isSuppressing, setSuppressing] = useState(false)
  const { fix, suppressed } = problem
  return (
    <li
      // Whatever selects a problem (F8, a badge on the canvas) brings its row into view.
      ref={(row) => {
        if (isSelected) row?.scrollIntoView({ block: 'nearest' })
      }}
      className={classNames(
        'prob-row',
        isSelected && 'is-selected',
        suppressed !== undefined && 'is-suppressed',
      )}
    >
      <SeverityIcon severity={problem.severity} />
      <div className="prob-row-text">
        <button
          type="button"
          className="prob-row-main"
          aria-current={isSelected}
          onClick={() => openProblem(problem)}
          {...main}
        >
          <span className="prob-row-message">{problem.message}</span>
          <span className="prob-row-rule">{problem.rule}</span>
          <WitnessPath problem={problem} />
        </button>
        {suppressed !== undefined && <p className="t12 t2">Accepted: {suppressed}</p>}
        {isSuppressing && <SuppressForm problem={problem} onDone={() => setSuppressing(false)} />}
      </div>
      <div className="prob-row-acts">
        {fix !== null && suppressed === undefined && (
          <Button size="sm" variant="fix" className="prob-fix" onClick={() => applyFix(problem)}>
            {fix.title}
          </Button>
        )}
        <Menu
          label={`Actions for ${problem.rule}`}
          align="end"
          entries={[
            {
              id: 'go',
              label: placeInWords(problem),
              icon: 'right',
              onSelect: () => openProblem(problem),
            },
            suppressed === undefined
              ? {
                  id: 'accept',
                  label: 'Accept, with a reason…',
                  icon: 'ok',
                  onSelect: () => setSuppressing(true),
                }
              : {
                  id: 'again',
                  label: 'Report it again',
                  icon: 'restart',
                  onSelect: () =>
                    edit(reportAgain(design, problem), `Report ${problem.rule} again`),
                },
          ]}
        >
          <IconButton icon="dots" size="sm" label={`More about ${problem.rule}`} />
        </Menu>
      </div>
    </li>
  )
}

function placeInWords({ node, action }: Problem): string {
  if (node !== null) return 'Go to the node'
  return action === undefined ? 'Go to the setting' : 'Go to the data action'
}
