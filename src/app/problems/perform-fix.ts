import type { EditError } from '#core/model/applied.ts'
import { batch, type Edit } from '#core/model/edit.ts'
import { useDocument } from '../state/document-store.ts'
import { showToast } from '../ui/toast-store.ts'

/** Does what a fix is made of; a toast says what came of it. */
export function performFix(edits: readonly Edit[], title: string, said = `${title}: done.`): void {
  const { history, edit } = useDocument.getState()
  const error = edit(batch(edits), title)
  if (error !== null) return refuseFix(error, title)
  // A design that is open elsewhere refuses in its banner.
  if (useDocument.getState().history === history) return
  showToast({
    topic: 'edit',
    text: said,
    action: { label: 'Undo', run: undoStep(title) },
  })
}

/** Says why a fix that was worked out earlier does not fit any more. */
export function refuseFix(error: EditError, title: string): void {
  showToast({ tone: 'error', text: `“${title}” was not applied: ${describeEditError(error)}` })
}

/**
 * Takes the step that was just done back from a toast, unless something else has been done since: another fix may have
 * the same title.
 */
function undoStep(label: string): () => void {
  const step = useDocument.getState().history?.past.at(-1)
  return () => {
    const { history, undo } = useDocument.getState()
    if (step !== undefined && history?.past.at(-1) === step) undo()
    else showToast({ text: `Something else was done after “${label}”: undo that first.` })
  }
}

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
