import type { EditError } from '#core/model/apply-edit.ts'
import { batch } from '#core/model/edit.ts'
import type { Problem } from '#core/lint/problem.ts'
import { useDocument } from '../state/document-store.ts'
import { showToast } from '../ui/toast-store.ts'

/** Applies the fix of a problem as one step of undo, and says so with the way back. */
export function useApplyFix(): (problem: Problem) => void {
  const edit = useDocument((state) => state.edit)
  return ({ fix }) => {
    if (fix === null) return
    const error = edit(batch(fix.edits), fix.title)
    if (error !== null) {
      showToast({
        tone: 'error',
        text: `“${fix.title}” was not applied: ${describeEditError(error)}`,
      })
      return
    }
    showToast({ text: `${fix.title}: done.`, action: { label: 'Undo', run: undoStep(fix.title) } })
  }
}

/** Takes a step back from a toast, unless something else has been done since. */
export function undoStep(label: string): () => void {
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
