import { useEffect, useRef } from 'react'
import { create } from 'zustand'
import { Button } from '../ui/button.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { Switch } from '../ui/switch.tsx'
import { usePreferences } from './preference-store.ts'
import { type ListedShortcut, useShortcutList } from './shortcuts.ts'

const useSheet = create<{ readonly isOpen: boolean }>()(() => ({ isOpen: false }))

export function openShortcutsSheet(): void {
  useSheet.setState({ isOpen: true })
}

/** Help: what the keys do here, and how the page looks. */
export function ShortcutsSheet() {
  const isOpen = useSheet((state) => state.isOpen)
  const close = () => useSheet.setState({ isOpen: false })
  return isOpen ? <Sheet onClose={close} /> : null
}

const GROUPS = ['General', 'Editing', 'Canvas', 'Problems'] as const

function Sheet({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const listed = useShortcutList((state) => state.listed)
  const { theme, singleKeys, choose } = usePreferences()
  useEffect(() => {
    dialog.current?.showModal()
  }, [])
  return (
    <dialog
      className="shell-sheet"
      ref={dialog}
      aria-labelledby="sheet-title"
      onClose={onClose}
      onKeyDown={(event) => {
        // A tooltip that hangs behind the dialog would take the browser's own Escape for itself.
        if (event.key === 'Escape') dialog.current?.close()
      }}
    >
      <header>
        <h2 id="sheet-title">Help and shortcuts</h2>
        <Button
          className="ui-btn-icon"
          icon="close"
          aria-label="Close"
          onClick={() => dialog.current?.close()}
        />
      </header>
      {/* It scrolls and holds nothing that takes the focus: the keys need a place to scroll it from. */}
      <div className="shell-sheet-body" role="group" aria-label="Shortcuts" tabIndex={0}>
        {GROUPS.map((group) => (
          <ShortcutGroup
            key={group}
            group={group}
            shortcuts={listed.filter((shortcut) => shortcut.group === group)}
          />
        ))}
      </div>
      <footer>
        <Switch
          label="Shortcuts of a single letter"
          isOn={singleKeys}
          onChange={(isOn) => choose({ singleKeys: isOn })}
        />
        <span className="grow" />
        <span className="t12 t2">Appearance</span>
        <Segmented
          label="Appearance"
          value={theme}
          options={[
            { value: 'system', label: 'System' },
            { value: 'light', label: 'Light', icon: 'sun' },
            { value: 'dark', label: 'Dark', icon: 'moon' },
          ]}
          onChange={(chosen) => choose({ theme: chosen })}
        />
      </footer>
    </dialog>
  )
}

function ShortcutGroup({
  group,
  shortcuts,
}: {
  readonly group: string
  readonly shortcuts: readonly ListedShortcut[]
}) {
  if (shortcuts.length === 0) return null
  return (
    <section>
      <h3>{group}</h3>
      <dl>
        {shortcuts.map(({ id, label, keys }) => (
          <div key={id}>
            <dt>{label}</dt>
            <dd>
              {keys.map((key) => (
                <Kbd key={key} keys={key} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
