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
  returnTo,
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
  /**
   * Of one that opens by itself, to be read before it is used: it gets the focus as a whole as it opens, and gives it to
   * this as it closes, unless it is elsewhere by then.
   */
  readonly returnTo?: () => HTMLElement | null | undefined
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
          {...(returnTo === undefined
            ? {}
            : {
                onOpenAutoFocus: focusWhole,
                onCloseAutoFocus: (event: Event) => {
                  event.preventDefault()
                  if (document.activeElement === document.body) returnTo()?.focus()
                },
              })}
        >
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}

/** Its first button would show its tooltip over what is to be read. */
export function focusWhole(event: Event): void {
  event.preventDefault()
  if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus()
}

/** A menu that opened it gives the focus back to its button as it closes: that is no reason to close this. */
function stayOpen(event: Event): void {
  event.preventDefault()
}
