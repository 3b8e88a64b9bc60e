import { Tooltip as Primitive } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'
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
 * A short text on hover and focus, closed by Escape. It never holds anything that cannot be had otherwise: the
 * trigger has its own name, so the tooltip is not read a second time.
 */
export function Tooltip({
  content,
  shortcut,
  side = 'bottom',
  children,
}: {
  readonly content: ReactNode
  readonly shortcut?: string
  readonly side?: 'top' | 'bottom' | 'left' | 'right'
  readonly children: ReactElement
}) {
  return (
    <Primitive.Root>
      <Primitive.Trigger asChild aria-describedby={undefined}>
        {children}
      </Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content className="ui-tooltip" side={side} sideOffset={6} collisionPadding={8}>
          <span>{content}</span>
          {shortcut !== undefined && <Kbd keys={shortcut} />}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}
