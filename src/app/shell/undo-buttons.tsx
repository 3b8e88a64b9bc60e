import { useDocument } from '../state/document-store.ts'
import { useWhyReadOnly } from '../state/read-only.ts'
import { IconButton } from '../ui/button.tsx'

/** Undo and redo, named by the step that they would take back or do again. */
export function UndoButtons() {
  const undoLabel = useDocument((state) => state.history?.past.at(-1)?.label)
  const redoLabel = useDocument((state) => state.history?.future[0]?.label)
  const whyReadOnly = useWhyReadOnly()
  const undo = useDocument((state) => state.undo)
  const redo = useDocument((state) => state.redo)
  return (
    <>
      <IconButton
        icon="undo"
        label={undoLabel === undefined ? 'Undo' : `Undo: ${undoLabel}`}
        shortcut="Mod+Z"
        whyNot={whyReadOnly ?? (undoLabel === undefined ? 'Nothing to undo' : null)}
        onClick={undo}
      />
      <IconButton
        icon="redo"
        label={redoLabel === undefined ? 'Redo' : `Redo: ${redoLabel}`}
        shortcut="Mod+Shift+Z"
        whyNot={whyReadOnly ?? (redoLabel === undefined ? 'Nothing to do again' : null)}
        onClick={redo}
      />
    </>
  )
}
