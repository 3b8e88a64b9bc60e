import { Tooltip as Primitive } from 'radix-ui'
import { type ReactElement, type ReactNode, useState } from 'react'
import { Kbd } from './kbd.tsx'

/** Once around the app: how long a pointer rests before the first tooltip, and that the next comes at once. */
export function TooltipProvider({ children }: { readonly children: ReactNode }) {
  return (
    <Primitive.Provider delayDuration={500} skipDelayDuration={300}>
      {children}
    </Primitive.Provider>
  )
}

/**
 * A short text on hover and focus, closed by Escape. It describes its trigger to screen readers, unless `isName` says
 * that the trigger's own name is the same: then nothing is read twice. Without a content there is none.
 */
export function Tooltip({
  content,
  shortcut,
  side = 'bottom',
  isName = false,
  children,
}: {
  readonly content: ReactNode
  readonly shortcut?: string
  readonly side?: 'top' | 'bottom' | 'left' | 'right'
  readonly isName?: boolean
  readonly children: ReactElement
}) {
  const [isOpen, setOpen] = useState(false)
  return (
    <Primitive.Root open={isOpen && content !== null} onOpenChange={setOpen}>
      <Primitive.Trigger asChild>{children}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          className="ui-tooltip"
          side={side}
          sideOffset={6}
          collisionPadding={8}
          // A press that its trigger refuses leaves the reason where it is.
          onPointerDownOutside={(event) => {
            if (event.detail.originalEvent.defaultPrevented) event.preventDefault()
          }}
          {...(isName ? { 'aria-label': BLANK } : {})}
        >
          <span>{content}</span>
          {shortcut !== undefined && <Kbd keys={shortcut} />}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}

/** Radix reads the label instead of the content; white space is an empty description (accname 1.2, step 2). */
const BLANK = ' '
