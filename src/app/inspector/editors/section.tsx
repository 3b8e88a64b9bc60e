import type { ReactNode } from 'react'

/** A part of the inspector with a title of its own; `end` stands at the right of it. */
export function Section({
  title,
  note,
  end,
  children,
}: {
  readonly title: string
  readonly note?: ReactNode
  readonly end?: ReactNode
  readonly children: ReactNode
}) {
  return (
    <section className="insp-section" aria-label={title}>
      <div className="insp-section-head">
        <h3>{title}</h3>
        {note !== undefined && <span className="t3">{note}</span>}
        <span className="grow" />
        {end}
      </div>
      {children}
    </section>
  )
}
