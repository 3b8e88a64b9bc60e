import { announceFailure } from '../shell/announcer.tsx'
import { useDocument } from '../state/document-store.ts'
import type { Toast } from '../ui/toast-store.ts'

/** Takes back the step that was just done, for as long as it is the last one: a toast may stand longer than that. */
export function undoAction(): NonNullable<Toast['action']> {
  const step = useDocument.getState().history?.past.at(-1)
  return {
    label: 'Undo',
    run: () => {
      const { history, undo } = useDocument.getState()
      if (step !== undefined && history?.past.at(-1) === step) undo()
      else announceFailure('Not undone: other changes were made since.')
    },
  }
}
