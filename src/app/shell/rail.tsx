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
  const showLeft = useView((state) => state.showLeft)
  return (
    <nav className="shell-rail" data-pane="rail" aria-label="Panels">
      {PANELS.map(({ id, label, icon }) => (
        <button
          key={id}
          type="button"
          aria-pressed={leftPanel === id}
          onClick={() => showLeft(leftPanel === id ? null : id)}
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
