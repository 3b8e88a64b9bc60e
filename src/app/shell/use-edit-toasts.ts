import { useEffect } from 'react'
import { useDocument } from '../state/document-store.ts'
import { useToasts } from '../ui/toast-store.ts'

/** What was done to a design is said while that is open: over another, or over none, its Undo would undo nothing. */
export function useEditToasts(): void {
  useEffect(
    () =>
      useDocument.subscribe((state, before) => {
        const isOpenedOrClosed = state.history !== before.history && state.lastStep === null
        if (isOpenedOrClosed) useToasts.getState().dismissTopic('edit')
      }),
    [],
  )
}
