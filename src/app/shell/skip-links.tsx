import { focusPane, type Pane } from './panes.ts'

const LINKS: readonly { readonly pane: Pane; readonly label: string }[] = [
  { pane: 'main', label: 'Skip to the canvas' },
  { pane: 'left', label: 'Skip to the left panel' },
  { pane: 'inspector', label: 'Skip to properties' },
  { pane: 'bottom', label: 'Skip to problems' },
]

/** The first stops of the Tab key: seen only when one of them has the focus. */
export function SkipLinks() {
  return (
    <div className="shell-skip">
      {LINKS.map(({ pane, label }) => (
        <button
          key={pane}
          type="button"
          className="ui-btn ui-btn-line"
          onClick={() => focusPane(pane)}
        >
          {label}
        </button>
      ))}
    </div>
  )
}
