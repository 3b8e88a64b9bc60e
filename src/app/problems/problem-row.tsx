import { memo, useLayoutEffect, useRef, useState } from 'react'
import { mayBeSet, setOwnSeverity } from '#core/lint/own-severities.ts'
import type { Problem } from '#core/lint/problem.ts'
import { useDocument } from '../state/document-store.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { Menu } from '../ui/menu.tsx'
import { SeverityIcon } from '../ui/severity-icon.tsx'
import { rovingItem } from '../form/use-roving.ts'
import { openProblem } from './open-problem.ts'
import { SuppressForm } from './suppress-form.tsx'
import { reportAgain } from './suppressions.ts'
import { chooseFix } from './choose-fix.ts'
import { previewFix } from './fix-preview-store.ts'
import { groupOf } from './rule-groups.ts'
import { RuleLink } from './rule-link.tsx'
import { WitnessPath } from './witness-path.tsx'

/** One problem of the list: what it is, the path that proves it, and what can be done. */
export const ProblemRow = memo(function ProblemRow({
  problem,
  isSelected,
  isStop,
}: {
  readonly problem: Problem
  readonly isSelected: boolean
  /** The one row that the Tab key reaches. */
  readonly isStop: boolean
}) {
  const [isSuppressing, setSuppressing] = useState(false)
  const row = useRef<HTMLLIElement>(null)
  const main = useRef<HTMLButtonElement>(null)
  // When it is selected, and at no other time: the list stays where somebody has gone on in it.
  useLayoutEffect(() => {
    if (isSelected) bringIntoView(row.current)
  }, [isSelected])
  const { fix, suppressed } = problem
  const closeForm = (isAccepted: boolean) => {
    focusNear(main.current, isAccepted)
    setSuppressing(false)
  }
  return (
    <li
      ref={row}
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
          ref={main}
          {...rovingItem(problem.id, isStop)}
        >
          <span className="prob-row-message" title={problem.message}>
            {problem.message}
          </span>
          <WitnessPath problem={problem} />
        </button>
        <RuleLink problem={problem} />
        {suppressed !== undefined && <p className="t12 t2">Accepted: {suppressed}</p>}
        {isSuppressing && <SuppressForm problem={problem} onDone={closeForm} />}
      </div>
      <div className="prob-row-acts">
        {fix !== null && suppressed === undefined && (
          <>
            <Button
              size="sm"
              className="prob-preview"
              aria-label="Preview the fix"
              onClick={() => previewFix(fix)}
            >
              Preview
            </Button>
            <Button
              size="sm"
              variant="fix"
              className="prob-fix"
              title={fix.title}
              onClick={() => chooseFix(problem)}
            >
              {fix.title}
            </Button>
          </>
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
            ...(fix !== null && suppressed === undefined
              ? [
                  {
                    id: 'preview',
                    label: 'Preview the fix',
                    icon: 'eye' as const,
                    onSelect: () => previewFix(fix),
                  },
                ]
              : []),
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
                  onSelect: () => takeBack(problem),
                },
            ...(groupOf(problem) === null || !mayBeSet(problem.rule)
              ? []
              : [
                  {
                    id: 'off',
                    label: 'Turn the rule off in this design',
                    icon: 'close' as const,
                    onSelect: () => turnOff(problem),
                  },
                ]),
          ]}
        >
          <IconButton icon="dots" size="sm" label={`More about ${problem.rule}`} />
        </Menu>
      </div>
    </li>
  )
})

/** Whatever selects a problem (F8, a badge on the canvas) brings its row into view; of one that is too high, the top. */
function bringIntoView(row: HTMLElement | null): void {
  row?.scrollIntoView({ block: 'nearest' })
  row?.firstElementChild?.scrollIntoView({ block: 'nearest' })
}

/** What is accepted goes to the end of the list: the keyboard stays where it was, at the row that comes next. */
function focusNear(main: HTMLElement | null, isLeft: boolean): void {
  const rows = [...(main?.closest('ul')?.querySelectorAll<HTMLElement>('[data-roving]') ?? [])]
  const at = rows.findIndex((row) => row === main)
  const next = isLeft ? (rows[at + 1] ?? rows[at - 1]) : undefined
  ;(next ?? main)?.focus()
}

function takeBack(problem: Problem): void {
  const { history, edit } = useDocument.getState()
  if (history !== null) edit(reportAgain(history.design, problem), `Report ${problem.rule} again`)
}

function turnOff(problem: Problem): void {
  const { history, edit } = useDocument.getState()
  if (history === null) return
  edit(setOwnSeverity(history.design, problem, 'off'), `Turn ${problem.rule} off`)
}

function placeInWords({ node, action }: Problem): string {
  if (node !== null) return 'Go to the node'
  return action === undefined ? 'Go to the setting' : 'Go to the data action'
}
