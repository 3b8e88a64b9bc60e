import type { EditError } from '#core/model/apply-edit.ts'
import { batch, type Edit } from '#core/model/edit.ts'
import type { Problem } from '#core/lint/problem.ts'
import { useDocument } from '../state/document-store.ts'
import { showToast } from '../ui/toast-store.ts'

/** Applies the fix of a problem as one step of undo, and says so with the way back. */
export function useApplyFix(): (problem: Problem) => void {
  return ({ fix }) => {
    if (fix !== null) performFix(fix.edits, fix.title)
  }
}

/** Does what a fix is made of; a toast says what came of it. */
export function performFix(edits: readonly Edit[], title: string): void {
  const { history, edit } = useDocument.getState()
  const error = edit(batch(edits), title)
  if (error !== null) {
    showToast({ tone: 'error', text: `“${title}” was not applied: ${describeEditError(error)}` })
    return
  }
  // A design that is open elsewhere refuses in its banner.
  if (useDocument.getState().history === history) return
  showToast({ text: `${title}: done.`, action: { label: 'Undo', run: undoStep(title) } })
}

/** Takes a step back from a toast, unless something else has been done since. */
function undoStep(label: string): () => void {
  return () => {
    const { history, undo } = useDocument.getState()
    if (history?.past.at(-1)?.label === label) undo()
    else showToast({ text: `Something else was done after “${label}”: undo that first.` })
  }
}

/** Why an edit that was worked out earlier does not fit any more. */
function describeEditError(error: EditError): string {
  switch (error.code) {
    case 'no-such-item':
      return `“${error.id}” is no longer there.`
    case 'already-there':
      return `“${error.id}” is there already.`
    case 'still-used':
      return `“${error.id}” is still used by ${error.by}.`
  }
}
