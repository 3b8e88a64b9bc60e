import { useState } from 'react'
import { findSafeFixes } from '../lint/safe-fixes.ts'
import { useDesign, useDocument } from '../state/document-store.ts'
import { useFindings } from '../state/findings-store.ts'
import { Button } from '../ui/button.tsx'
import { showToast } from '../ui/toast-store.ts'
import { performFix } from './perform-fix.ts'
import { isOpen } from './problem-counts.ts'

/** Applies every fix that changes neither what a caller hears nor what is charged, as one step of undo. */
export function FixAllButton() {
  const design = useDesign()
  const problems = useFindings((state) => state.problems)
  const [isWorking, setWorking] = useState(false)
  const hasSafe = problems.some((problem) => isOpen(problem) && problem.fix?.safety === 'safe')
  const fixAll = async () => {
    setWorking(true)
    const fixes = await findSafeFixes(design)
    setWorking(false)
    const isSame = useDocument.getState().history?.design === design
    if (fixes === null) showToast({ tone: 'error', text: BROKEN })
    else if (!isSame) showToast({ text: 'The design was changed meanwhile: nothing was fixed.' })
    else if (fixes.count === 0) showToast({ text: STALE })
    else
      performFix(fixes.edits, fixes.count === 1 ? 'Fix 1 problem' : `Fix ${fixes.count} problems`)
  }
  return (
    <Button
      size="sm"
      disabled={!hasSafe || isWorking}
      title="Fixes that change neither what a caller hears nor what is charged"
      onClick={() => void fixAll()}
    >
      {isWorking ? 'Fixing…' : 'Fix all safe'}
    </Button>
  )
}

const STALE = 'The safe fixes do not fit the design any more: nothing was changed.'
const BROKEN =
  'The fixes could not be worked out because of a mistake in Secure Flow Studio: nothing was changed. Apply them one by one.'
