import { useDocument } from '../state/document-store.ts'
import { type LeftPanel, useView } from '../state/view-store.ts'
import { Icon, type IconName } from '../ui/icon.tsx'
import { openShortcutsSheet } from './shortcuts-sheet.tsx'

const PANELS: readonly {
  readonly id: LeftPanel
  readonly label: string
  readonly icon: IconName
}[] = [
  { id: 'add', label: 'Add', icon: 'plus' },
  { id: 'outline', label: 'Outline', icon: 'list' },
  { id: 'variables', label: 'Variables', icon: 'vars' },
  { id: 'actions', label: 'Actions', icon: 'action' },
]

/** Chooses what stands in the left panel; choosing what is there folds it. */
export function Rail() {
  const leftPanel = useView((state) => state.leftPanel)
  const isViewed = useDocument((state) => state.viewedType !== null)
  const isEditingAction = useView((state) => state.stage.type !== 'canvas')
  return (
    <nav className="shell-rail" data-pane="rail" aria-label="Panels">
      {PANELS.filter(({ id }) => id !== 'add' || !isViewed).map(({ id, label, icon }) => (
        <button
          key={id}
          type="button"
          aria-pressed={leftPanel === id}
          className={isEditingAction && id === 'actions' ? 'is-here' : undefined}
          onClick={() => choosePanel(id)}
        >
          <Icon name={icon} />
          {label}
        </button>
      ))}
      <span className="grow" />
      <button type="button" onClick={openShortcutsSheet}>
        <Icon name="help" />
        Help
      </button>
    </nav>
  )
}

/** Adding nodes and walking the outline are done on the canvas: choosing them leaves the editor of a data action. */
function choosePanel(panel: LeftPanel): void {
  const { leftPanel, stage, showLeft, showStage } = useView.getState()
  const needsCanvas = panel === 'add' || panel === 'outline'
  if (needsCanvas && stage.type !== 'canvas') showStage({ type: 'canvas' })
  showLeft(leftPanel === panel ? null : panel)
}
