import { ContextMenu as Context, DropdownMenu as Dropdown } from 'radix-ui'
import type { ReactElement } from 'react'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './icon.tsx'
import { Kbd } from './kbd.tsx'

/** One thing a menu offers. */
interface MenuItem {
  readonly id: string
  readonly label: string
  readonly onSelect: () => void
  readonly icon?: IconName
  readonly hint?: string
  readonly shortcut?: string
  readonly isDisabled?: boolean
  readonly isDanger?: boolean
}

/** A `line` (its text is only a key) separates groups; a `heading` names the group below it. */
export type MenuEntry = MenuItem | { readonly line: string } | { readonly heading: string }

interface MenuProps {
  /** The name of the menu for screen readers. */
  readonly label: string
  /** A function is asked when the menu opens: what it looks at need not be at hand before. */
  readonly entries: readonly MenuEntry[] | (() => readonly MenuEntry[])
  readonly children: ReactElement
}

/**
 * Opens below the button that is its child. Not modal: a modal one would inject a style element, which the
 * Content-Security-Policy forbids.
 */
export function Menu({
  label,
  entries,
  children,
  align = 'start',
  onCloseAutoFocus,
}: MenuProps & {
  readonly align?: 'start' | 'end'
  /** Where the focus goes when the menu closes; prevented, it does not go back to the button. */
  readonly onCloseAutoFocus?: (event: Event) => void
}) {
  return (
    <Dropdown.Root modal={false}>
      <Dropdown.Trigger asChild>{children}</Dropdown.Trigger>
      <Dropdown.Portal>
        <Dropdown.Content
          className="ui-menu"
          aria-label={label}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          {...(onCloseAutoFocus === undefined ? {} : { onCloseAutoFocus })}
        >
          <Entries entries={entries} parts={Dropdown} />
        </Dropdown.Content>
      </Dropdown.Portal>
    </Dropdown.Root>
  )
}

/** Opens where the pointer asks for it, or at the focus by the menu key. The same things must be reachable elsewhere. */
export function ContextMenu({ label, entries, children }: MenuProps) {
  return (
    <Context.Root modal={false}>
      <Context.Trigger asChild>{children}</Context.Trigger>
      <Context.Portal>
        <Context.Content className="ui-menu" aria-label={label} collisionPadding={8}>
          <Entries entries={entries} parts={Context} />
        </Context.Content>
      </Context.Portal>
    </Context.Root>
  )
}

type MenuParts = Pick<typeof Dropdown, 'Item' | 'Separator' | 'Label'>

function Entries({
  entries,
  parts: { Item, Separator, Label },
}: {
  readonly entries: MenuProps['entries']
  readonly parts: MenuParts
}) {
  return (typeof entries === 'function' ? entries() : entries).map((entry) => {
    if ('line' in entry) return <Separator key={`line-${entry.line}`} className="ui-menu-line" />
    if ('heading' in entry)
      return (
        <Label key={`heading-${entry.heading}`} className="ui-menu-label">
          {entry.heading}
        </Label>
      )
    return (
      <Item
        key={entry.id}
        className={classNames('ui-menu-item', entry.isDanger && 'is-danger')}
        disabled={entry.isDisabled ?? false}
        textValue={entry.label}
        onSelect={entry.onSelect}
      >
        {entry.icon !== undefined && <Icon name={entry.icon} />}
        <span className="grow">
          {entry.label}
          {entry.hint !== undefined && <small className="hint">{entry.hint}</small>}
        </span>
        {entry.shortcut !== undefined && <Kbd keys={entry.shortcut} />}
      </Item>
    )
  })
}
