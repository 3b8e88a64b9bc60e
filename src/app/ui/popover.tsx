import { Popover as Primitive } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'

/** A small panel beside what it explains. Not modal: the page stays usable; Escape and a click elsewhere close it. */
export function Popover({
  label,
  trigger,
  anchor,
  children,
  isOpen,
  onOpenChange,
  side = 'bottom',
  align = 'start',
}: {
  /** The name of the panel for screen readers. */
  readonly label: string
  /** The button that opens and closes it. */
  readonly trigger?: ReactElement
  /** Instead of a trigger: what it stands beside while the caller has it open. */
  readonly anchor?: ReactElement
  readonly children: ReactNode
  /** Both or neither: with them the caller keeps the state. */
  readonly isOpen?: boolean
  readonly onOpenChange?: (isOpen: boolean) => void
  readonly side?: 'top' | 'bottom' | 'left' | 'right'
  readonly align?: 'start' | 'center' | 'end'
}) {
  return (
    <Primitive.Root
      modal={false}
      {...(isOpen === undefined ? {} : { open: isOpen })}
      {...(onOpenChange === undefined ? {} : { onOpenChange })}
    >
      {trigger !== undefined && <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>}
      {anchor !== undefined && <Primitive.Anchor asChild>{anchor}</Primitive.Anchor>}
      <Primitive.Portal>
        <Primitive.Content
          className="ui-popover"
          aria-label={label}
          side={side}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          {...(anchor === undefined ? {} : { onFocusOutside: stayOpen })}
        >
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}

/** A menu that opened it gives the focus back to its button as it closes: that is no reason to close this. */
function stayOpen(event: Event): void {
  event.preventDefault()
}
