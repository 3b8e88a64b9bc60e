import { useEffect, useRef, useState } from 'react'
import { useDocument, useOfDesign } from '../state/document-store.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Menu, type MenuEntry } from '../ui/menu.tsx'

/** The design's name, with a menu of what is done to the design as a whole. Renaming is typing over the name. */
export function DesignName({ entries }: { readonly entries: readonly MenuEntry[] }) {
  const name = useOfDesign(({ flow }) => flow.name)
  const [isRenaming, setRenaming] = useState(false)
  if (isRenaming) return <NameField name={name} onDone={() => setRenaming(false)} />
  return (
    <h1 className="shell-name-heading">
      <Menu
        label="Design"
        entries={[
          { id: 'rename', label: 'Rename', icon: 'edit', onSelect: () => setRenaming(true) },
          ...entries,
        ]}
      >
        <Button className="shell-name" title={name}>
          <span className="ell">{name === '' ? 'Unnamed design' : name}</span>
          <Icon name="down" size={12} />
        </Button>
      </Menu>
    </h1>
  )
}

function NameField({ name, onDone }: { readonly name: string; readonly onDone: () => void }) {
  const [draft, setDraft] = useState(name)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.select(), [])
  const edit = useDocument((state) => state.edit)
  const commit = () => {
    const trimmed = draft.trim()
    if (trimmed !== '' && trimmed !== name) {
      edit({ type: 'set-flow', patch: { name: trimmed } }, `Rename to “${trimmed}”`)
    }
    onDone()
  }
  return (
    <input
      className="shell-name-field"
      aria-label="Name of the design"
      data-own-undo
      ref={field}
      value={draft}
      maxLength={MAX_NAME}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit()
        if (event.key === 'Escape') onDone()
      }}
    />
  )
}

/** Longer names are cut by Genesys' own lists. */
const MAX_NAME = 100
