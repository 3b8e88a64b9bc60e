import type { ReactNode } from 'react'
import { Tooltip } from '../ui/tooltip.tsx'
import { Mark } from './mark.tsx'
import { hrefOf } from './route.ts'

/** The bar over every page: the way home, what is open, and what is done with it. */
export function TopBar({ children }: { readonly children: ReactNode }) {
  return (
    <header className="shell-bar" data-pane="bar">
      <Tooltip content="Home" isName>
        <a className="shell-home-link" href={hrefOf({ page: 'home' })} aria-label="Home">
          <Mark />
        </a>
      </Tooltip>
      {children}
    </header>
  )
}

/** A hairline between groups of the bar. */
export function BarLine() {
  return <span className="shell-bar-line" aria-hidden="true" />
}
