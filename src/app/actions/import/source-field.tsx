import { type ReactNode, useEffect, useRef, useState } from 'react'
import { chooseFile, describeFileError } from '#adapters/browser/file-access.ts'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/text-field.tsx'

/** More than this in a field makes the page slow; it is told by its size instead. */
const MAX_SHOWN = 200_000

/** The text that an action is made from: pasted, typed, or from a file. What is wrong with it stands below it. */
export function SourceField({
  label,
  hint,
  text,
  error,
  extensions,
  onText,
}: {
  readonly label: string
  readonly hint: ReactNode
  readonly text: string
  readonly error: string | undefined
  /** Of the files that it can come from; empty for a text that is never one. */
  readonly extensions: readonly string[]
  readonly onText: (text: string) => void
}) {
  const root = useRef<HTMLDivElement>(null)
  const [failure, setFailure] = useState<string>()
  useEffect(() => {
    root.current?.querySelector('textarea')?.focus()
  }, [])
  const choose = async () => {
    const file = await chooseFile(extensions)
    if (file.ok) onText(file.value.text)
    setFailure(
      file.ok || file.error.code === 'cancelled' ? undefined : describeFileError(file.error),
    )
  }
  const isLong = text.length > MAX_SHOWN
  return (
    <div className="act-source" ref={root}>
      <TextArea
        label={label}
        isMono
        minRows={10}
        maxRows={24}
        value={isLong ? `${text.slice(0, 2000)}\n…` : text}
        isDisabled={isLong}
        onChange={(changed) => {
          setFailure(undefined)
          onText(changed)
        }}
        error={failure ?? error}
        hint={
          isLong ? `${text.length} characters: the beginning is shown, all of it is read.` : hint
        }
      />
      <div className="act-source-tools">
        {extensions.length > 0 && (
          <Button variant="line" size="sm" icon="open" onClick={() => void choose()}>
            Choose a file
          </Button>
        )}
        {text !== '' && (
          <Button size="sm" icon="close" onClick={() => onText('')}>
            Clear
          </Button>
        )}
      </div>
    </div>
  )
}
