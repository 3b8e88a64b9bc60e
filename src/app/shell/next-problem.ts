import type { Problem } from '#core/lint/problem.ts'
import { useFindings } from '../state/findings-store.ts'
import { useView } from '../state/view-store.ts'
import { openProblem } from '../problems/open-problem.ts'
import { isOpen } from '../problems/problem-counts.ts'
import { listedProblems } from '../problems/problem-view.ts'
import { announce } from './announcer.tsx'

/** Goes to the next problem of the list that nobody lives with, or with -1 to the one before, and to the node and field it is in. */
export function goToProblem(direction: 1 | -1): void {
  const open = listedProblems()
  if (open.length === 0)
    return announce(
      useFindings.getState().problems.some(isOpen) ? 'No problem that is listed' : 'No problems',
    )
  const { selectedProblem, setBottomOpen } = useView.getState()
  const here = open.findIndex(({ id }) => id === selectedProblem)
  const from = here === -1 && direction === -1 ? 0 : here
  const next = open[(from + direction + open.length) % open.length]
  if (next === undefined) return
  setBottomOpen(true)
  if (next.field === undefined) leaveProperties(next)
  openProblem(next)
  announce(`${next.severity}: ${next.message}`)
}

/** A field of the properties goes away with its node: the keyboard goes on in the list, a few Tabs before the fix. */
function leaveProperties({ id }: Problem): void {
  if (document.activeElement?.closest('[data-pane="inspector"]') == null) return
  document.querySelector<HTMLElement>(`.prob-row-main[data-roving="${CSS.escape(id)}"]`)?.focus()
}
