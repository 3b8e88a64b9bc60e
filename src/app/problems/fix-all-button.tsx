import { useState } from 'react'
import type { Problem } from '#core/lint/problem.ts'
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
  const fixAll = async () => {
    setWorking(true)
    const fixes = await findSafeFixes(design)
    setWorking(false)
    const isSame = useDocument.getState().history?.design === design
    if (fixes === null) showToast({ tone: 'error', text: BROKEN })
    else if (!isSame) showToast({ text: 'The design was changed meanwhile: nothing was fixed.' })
    else if (fixes.count === 0) showToast({ text: STALE })
    else {
      const problems = fixes.count === 1 ? '1 problem' : `${fixes.count} problems`
      performFix(fixes.edits, `Fix ${problems}`, `${problems} fixed.`)
    }
  }
  return (
    <Button
      size="sm"
      tooltip="Fixes that change neither what a caller hears nor what is charged"
      whyNot={isWorking ? WORKING : whyNothingToFix(problems.filter(isOpen))}
      onClick={() => void fixAll()}
    >
      {isWorking ? 'Fixing…' : 'Fix all safe'}
    </Button>
  )
}

function whyNothingToFix(open: readonly Problem[]): string | null {
  if (open.some(({ fix }) => fix?.safety === 'safe')) return null
  if (open.length === 0) return 'There is no problem to fix.'
  return open.some(({ fix }) => fix !== null)
    ? 'No problem has a safe fix: the fixes that there are change what a caller hears or what is charged, or need your eye. Look at each by “Preview”.'
    : 'No problem has a fix: each message says what to do.'
}

const WORKING = 'The safe fixes are being worked out.'
const STALE = 'The safe fixes do not fit the design any more: nothing was changed.'
const BROKEN =
  'The fixes could not be worked out because of a mistake in Secure Flow Studio: nothing was changed. Apply them one by one.'
