import type { ReactNode } from 'react'
import { type ActionNote, describeActionNote } from '#core/codec/action/action-draft.ts'
import type { DataAction } from '#core/model/data-action.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'

/** The text beside what becomes of it. */
export function ImportColumns({
  source,
  children,
}: {
  readonly source: ReactNode
  readonly children: ReactNode
}) {
  return (
    <div className="act-columns act-import">
      <section className="act-column" aria-label="Source">
        {source}
      </section>
      <section className="act-column" aria-label="The action">
        {children}
      </section>
    </div>
  )
}

/** What stands there until something can be read. */
export function NothingRead({ children }: { readonly children: ReactNode }) {
  return <p className="act-import-empty">{children}</p>
}

/** What a person should know before the action is made, each thing once. */
export function ImportNotes({ notes }: { readonly notes: readonly ActionNote[] }) {
  const texts = [...new Set(notes.map(describeActionNote))]
  if (texts.length === 0) return null
  return (
    <div className="act-part">
      <h3 className="act-title">What to know</h3>
      <ul className="act-import-notes" aria-label="What to know">
        {texts.map((text) => (
          <li key={text}>
            <Icon name="info" size={14} />
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The request as the action will send it. */
export function RequestPreview({ request }: { readonly request: DataAction['request'] }) {
  const headers = request.headers.map(({ name, value }) => `${name}: ${value}`)
  const text = [`${request.method} ${request.url}`, ...headers, '', request.body].join('\n').trim()
  return (
    <div className="act-part">
      <h3 className="act-title">Request</h3>
      {/* It scrolls, so the keyboard must reach it. */}
      <pre className="act-import-request" role="region" aria-label="Request" tabIndex={0}>
        {text}
      </pre>
    </div>
  )
}

export function CreateBar({
  whyNot,
  onCreate,
}: {
  /** As of `Button`. */
  readonly whyNot: string | null
  readonly onCreate: () => void
}) {
  return (
    <div className="act-import-end">
      <Button variant="primary" whyNot={whyNot} onClick={onCreate}>
        Create action
      </Button>
    </div>
  )
}
