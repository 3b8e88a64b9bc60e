import type { ReactNode } from 'react'
import { TopBar } from './top-bar.tsx'

/** A page that has only one thing to say, and what can be done about it. */
export function Notice({
  title,
  actions,
  isQuiet = false,
  children,
}: {
  readonly title: string
  readonly actions?: ReactNode
  /** True for what passes by itself in a moment. */
  readonly isQuiet?: boolean
  readonly children?: ReactNode
}) {
  return (
    <div className="shell-page">
      <TopBar>
        <span className="shell-title">Secure Flow Studio</span>
      </TopBar>
      <main className="shell-notice">
        <h1 className={isQuiet ? 'shell-quiet' : undefined}>{title}</h1>
        {children}
        {actions !== undefined && <div className="row">{actions}</div>}
      </main>
    </div>
  )
}
