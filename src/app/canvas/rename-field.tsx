import { type KeyboardEvent, useEffect, useRef, useState } from 'react'

/** A name that is typed over where it stands. Enter and leaving keep it, Escape gives it up. */
export function RenameField({
  name,
  className,
  onDone,
}: {
  readonly name: string
  readonly className: string
  /** `name` is null when it was given up; `isByKey` asks for the focus to go back. */
  readonly onDone: (name: string | null, isByKey: boolean) => void
}) {
  const [text, setText] = useState(name)
  const field = useRef<HTMLInputElement>(null)
  const isDone = useRef(false)
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [])
  const finish = (isKept: boolean, isByKey: boolean) => {
    if (isDone.current) return
    isDone.current = true
    onDone(isKept ? text : null, isByKey)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    event.preventDefault()
    finish(event.key === 'Enter', true)
  }
  return (
    <input
      ref={field}
      className={`${className} nodrag nopan nokey`}
      aria-label={`Name of ${name}`}
      value={text}
      maxLength={200}
      spellCheck={false}
      autoComplete="off"
      data-own-undo
      onChange={(event) => setText(event.target.value)}
      onBlur={() => finish(true, false)}
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      onKeyDown={onKeyDown}
    />
  )
}
