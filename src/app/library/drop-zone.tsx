import { useState } from 'react'
import type { Result } from '#core/base/result.ts'
import type { OpenFailure } from '../files/open-failure.ts'
import { OpenFailureNote } from '../files/open-failure-note.tsx'
import { openChosenFile, openDroppedFile, openPastedText } from '../files/open-file.ts'
import { useFileDrop } from '../files/use-file-drop.ts'
import { useTextPaste } from '../files/use-text-paste.ts'
import { announceFailure } from '../shell/announcer.tsx'
import { Button } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { Icon } from '../ui/icon.tsx'

/**
 * Opening a file, by dropping it anywhere on the page, by pasting its text, or by choosing it. What is wrong with it is
 * said here.
 */
export function DropZone() {
  const [failure, setFailure] = useState<OpenFailure | null>(null)
  const settle = (opened: Result<null, OpenFailure>) => {
    setFailure(opened.ok ? null : opened.error)
    if (opened.ok) return
    announceFailure(`${opened.error.title} ${opened.error.reason}`)
    requestAnimationFrame(() =>
      document.querySelector('.home-drop')?.scrollIntoView({ block: 'nearest' }),
    )
  }
  const isOver = useFileDrop((file) => void openDroppedFile(file).then(settle))
  useTextPaste((text) => void openPastedText(text).then(settle))
  return (
    <section
      className={classNames('home-drop', isOver && 'is-over', failure !== null && 'has-failed')}
      aria-label="Open a file"
    >
      <Icon name="drop" />
      <div className="grow">
        <b>{isOver ? 'Drop it to open it' : 'Drop or paste a flow here to open it'}</b>
        <span className="t12">A design, or Archy YAML. Nothing leaves this device.</span>
        {failure !== null && <OpenFailureNote failure={failure} />}
      </div>
      <Button variant="line" onClick={() => void openChosenFile().then(settle)}>
        Choose a file
      </Button>
    </section>
  )
}
