import { applyFixes } from '#core/lint/fix.ts'
import { useDesign } from '../state/document-store.ts'
import { useFindings } from '../state/findings-store.ts'
import { Button } from '../ui/button.tsx'
import { showToast } from '../ui/toast-store.ts'
import { isOpen } from './problem-counts.ts'
import { performFix } from './use-apply-fix.ts'

/** Applies every fix that changes neither what a caller hears nor what is charged, as one step of undo. */
export function FixAllButton() {
  const design = useDesign()
  const problems = useFindings((state) => state.problems)
  const hasSafe = problems.some((problem) => isOpen(problem) && problem.fix?.safety === 'safe')
  const fixAll = () => {
    const { edits, applied } = applyFixes(design, { safety: 'safe' })
    if (edits.length === 0) {
      showToast({ text: 'The safe fixes do not fit the design any more: nothing was changed.' })
      return
    }
    performFix(edits, applied.length === 1 ? 'Fix 1 problem' : `Fix ${applied.length} problems`)
  }
  return (
    <Button size="sm" disabled={!hasSafe} onClick={fixAll}>
      Fix all safe
    </Button>
  )
}
