import { saveDesignFile } from '../files/design-file.ts'
import { announceFailure } from './announcer.tsx'
import { useDocument } from '../state/document-store.ts'
import { useView } from '../state/view-store.ts'
import { goToProblem } from './next-problem.ts'
import { cyclePane, focusPane, paneOverMain } from './panes.ts'
import { type Shortcut, useShortcuts } from './shortcuts.ts'
import { openShortcutsSheet } from './shortcuts-sheet.tsx'

/** The keys of the studio that belong to no single panel. */
export function useStudioShortcuts(): void {
  useShortcuts(STUDIO_SHORTCUTS)
}

const STUDIO_SHORTCUTS: readonly Shortcut[] = [
  {
    id: 'help',
    label: 'Help and shortcuts',
    group: 'General',
    keys: ['?'],
    run: openShortcutsSheet,
  },
  {
    id: 'save',
    label: 'Save as a file',
    group: 'General',
    keys: ['Mod+S'],
    run: () => {
      const { history, viewedType } = useDocument.getState()
      if (viewedType !== null) announceFailure('Not saved: this flow is only looked at.')
      else if (history !== null) void saveDesignFile(history.design)
    },
  },
  {
    id: 'next-pane',
    label: 'Go to the next pane',
    group: 'General',
    keys: ['F6'],
    run: () => cyclePane(1),
  },
  {
    id: 'previous-pane',
    label: 'Go to the pane before',
    group: 'General',
    keys: ['Shift+F6'],
    run: () => cyclePane(-1),
  },
  {
    id: 'undo',
    label: 'Undo',
    group: 'Editing',
    keys: ['Mod+Z'],
    run: () => useDocument.getState().undo(),
  },
  {
    id: 'redo',
    label: 'Redo',
    group: 'Editing',
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    run: () => useDocument.getState().redo(),
  },
  {
    id: 'leave',
    label: 'Close what lies over the canvas, then clear the selection',
    group: 'General',
    keys: ['Escape'],
    when: () => paneOverMain() !== null || useView.getState().selection.length > 0,
    run: leave,
  },
  {
    id: 'next-problem',
    label: 'Next problem',
    group: 'Problems',
    keys: ['F8'],
    run: () => goToProblem(1),
  },
  {
    id: 'previous-problem',
    label: 'Problem before',
    group: 'Problems',
    keys: ['Shift+F8'],
    run: () => goToProblem(-1),
  },
]

/** A gesture and a popover take Escape for themselves before it comes here. */
function leave(): void {
  const { select, showLeft, setInspectorOpen } = useView.getState()
  const over = paneOverMain()
  if (over === null) return select([])
  if (over === 'left') showLeft(null)
  else setInspectorOpen(false)
  focusPane('main')
}
