import { useDocument } from '../state/document-store.ts'
import { IconButton } from '../ui/button.tsx'

/** Undo and redo, named by the step that they would take back or do again. */
export function UndoButtons() {
  const undoLabel = useDocument((state) => state.history?.past.at(-1)?.label)
  const redoLabel = useDocument((state) => state.history?.future[0]?.label)
  const isReadOnly = useDocument((state) => state.isReadOnly)
  const undo = useDocument((state) => state.undo)
  const redo = useDocument((state) => state.redo)
  return (
    <>
      <IconButton
        icon="undo"
        label={undoLabel === undefined ? 'Undo' : `Undo: ${undoLabel}`}
        shortcut="Mod+Z"
        whyNot={isReadOnly ? READ_ONLY : undoLabel === undefined ? 'Nothing to undo' : null}
        onClick={undo}
      />
      <IconButton
        icon="redo"
        label={redoLabel === undefined ? 'Redo' : `Redo: ${redoLabel}`}
        shortcut="Mod+Shift+Z"
        whyNot={isReadOnly ? READ_ONLY : redoLabel === undefined ? 'Nothing to do again' : null}
        onClick={redo}
      />
    </>
  )
}

const READ_ONLY = 'The design can only be looked at here'
