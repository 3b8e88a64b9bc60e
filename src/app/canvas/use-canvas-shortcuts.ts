import { type Shortcut, useShortcuts } from '../shell/shortcuts.ts'
import { useView } from '../state/view-store.ts'
import { useCanvas } from './canvas-store.ts'
import { tidyFlow } from './commands.ts'
import { createTask } from './task-commands.ts'

/** Keys of the canvas that work wherever the focus is in the studio. */
export function useCanvasShortcuts(): void {
  useShortcuts(SHORTCUTS)
}

const SHORTCUTS: readonly Shortcut[] = [
  {
    id: 'add-node',
    label: 'Add a node',
    group: 'Canvas',
    keys: ['N'],
    run: () => {
      useView.getState().showLeft('add')
      useCanvas.setState(({ paletteCalls }) => ({ paletteCalls: paletteCalls + 1 }))
    },
  },
  {
    id: 'new-task',
    label: 'New task',
    group: 'Canvas',
    keys: ['T'],
    run: () => createTask(null),
  },
  {
    id: 'tidy',
    label: 'Tidy up, or what is selected',
    group: 'Canvas',
    keys: ['Shift+Alt+T'],
    run: tidyFlow,
  },
  {
    id: 'zoom-in',
    label: 'Zoom in',
    group: 'Canvas',
    keys: ['+', '='],
    run: () => useCanvas.getState().viewport?.zoomIn(),
  },
  {
    id: 'zoom-out',
    label: 'Zoom out',
    group: 'Canvas',
    keys: ['-'],
    run: () => useCanvas.getState().viewport?.zoomOut(),
  },
  {
    id: 'zoom-full',
    label: 'Zoom to 100 %',
    group: 'Canvas',
    keys: ['0'],
    run: () => useCanvas.getState().viewport?.zoomTo(1),
  },
  {
    id: 'fit',
    label: 'Fit the flow',
    group: 'Canvas',
    keys: ['1'],
    run: () => useCanvas.getState().viewport?.fit(),
  },
]
