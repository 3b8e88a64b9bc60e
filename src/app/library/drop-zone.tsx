import { useState } from 'react'
import type { Result } from '#core/base/result.ts'
import { openChosenFile, openDroppedFile } from '../files/open-file.ts'
import { useFileDrop } from '../files/use-file-drop.ts'
import { announceFailure } from '../shell/announcer.tsx'
import { Button } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { Icon } from '../ui/icon.tsx'

/** Opening a file, by dropping it anywhere on the page or by choosing it. What is wrong with it is said here. */
export function DropZone() {
  const [error, setError] = useState<string | null>(null)
  const settle = (opened: Result<null, string>) => {
    setError(opened.ok ? null : opened.error)
    if (!opened.ok) announceFailure(opened.error)
  }
  const isOver = useFileDrop((file) => void openDroppedFile(file).then(settle))
  return (
    <section className={classNames('home-drop', isOver && 'is-over')} aria-label="Open a file">
      <Icon name="drop" />
      <div className="grow">
        <b>{isOver ? 'Drop it to open it' : 'Drop a flow here to open it'}</b>
        <span className="t12">A design, or Archy YAML. Nothing leaves this device.</span>
        {error !== null && (
          <p className="home-drop-error">
            <Icon name="error" size={14} />
            <span>{error}</span>
          </p>
        )}
      </div>
      <Button variant="line" onClick={() => void openChosenFile().then(settle)}>
        Choose a file
      </Button>
    </section>
  )
}
