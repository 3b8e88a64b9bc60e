import type { ReactNode } from 'react'

/** What a part of the editor is, with what can be done with the whole of it. */
export function PartHead({
  title,
  note,
  children,
}: {
  readonly title: string
  readonly note: string
  readonly children?: ReactNode
}) {
  return (
    <div className="act-part-head">
      <h3>{title}</h3>
      <span className="t12 t3">{note}</span>
      <span className="grow" />
      {children}
    </div>
  )
}
