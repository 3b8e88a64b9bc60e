import { type ReactElement, type RefObject, useRef } from 'react'
import type { IconName } from '../ui/icon.tsx'
import { Menu } from '../ui/menu.tsx'
import type { CodeFieldHandle } from './code-field.tsx'

interface Insertion {
  readonly id: string
  readonly label: string
  readonly icon: IconName
  readonly hint?: string
  /** What is put in; the label when not given. */
  readonly text?: string
}

/** A menu of what can be put in where the cursor of a field stands; the focus goes there with it. */
export function InsertMenu({
  into,
  label,
  items,
  align = 'start',
  children,
}: {
  readonly into: RefObject<CodeFieldHandle | null>
  readonly label: string
  readonly items: readonly Insertion[]
  readonly align?: 'start' | 'end'
  /** The button that opens it. */
  readonly children: ReactElement
}) {
  const hasPut = useRef(false)
  return (
    <Menu
      label={label}
      align={align}
      entries={items.map(({ text, ...item }) => ({
        ...item,
        onSelect() {
          into.current?.insert(text ?? item.label)
          hasPut.current = true
        },
      }))}
      onCloseAutoFocus={(event) => {
        if (!hasPut.current) return
        hasPut.current = false
        event.preventDefault()
        into.current?.focus()
      }}
    >
      {children}
    </Menu>
  )
}
