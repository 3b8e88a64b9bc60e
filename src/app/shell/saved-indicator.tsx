import { useEffect, useState } from 'react'
import { describeShelfError, type ShelfError } from '#adapters/browser/design-shelf.ts'
import { useSaveState } from '../files/save-store.ts'
import { retrySaving } from '../files/session.ts'
import { useDocument } from '../state/document-store.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Popover } from '../ui/popover.tsx'

/** Where the last change is: on this device, on its way there, or nowhere but in this page. */
export function SavedIndicator({ onSaveFile }: { readonly onSaveFile: () => void }) {
  const save = useSaveState((state) => state.save)
  const isReadOnly = useDocument((state) => state.isReadOnly)
  const isSlow = useIsSlow(save.status === 'saving')
  if (isReadOnly) {
    return (
      <span className="shell-saved">
        <Icon name="lock" size={12} />
        Read only
      </span>
    )
  }
  if (save.status === 'failed') return <NotSaved error={save.error} onSaveFile={onSaveFile} />
  return (
    <span className="shell-saved">
      {isSlow ? (
        'Saving…'
      ) : (
        <>
          <Icon name="check" size={12} />
          Saved on this device
        </>
      )}
    </span>
  )
}

/** A write takes a few milliseconds. Its word is shown only when it takes long enough to be read. */
const SLOW_MS = 400

function useIsSlow(isRunning: boolean): boolean {
  const [isSlow, setSlow] = useState(false)
  useEffect(() => {
    if (!isRunning) return
    const timer = setTimeout(() => setSlow(true), SLOW_MS)
    return () => {
      clearTimeout(timer)
      setSlow(false)
    }
  }, [isRunning])
  return isSlow
}

function NotSaved({
  error,
  onSaveFile,
}: {
  readonly error: ShelfError
  readonly onSaveFile: () => void
}) {
  return (
    <Popover
      label="Why the design is not saved"
      trigger={
        <Button size="sm" variant="danger" icon="error">
          Not saved
        </Button>
      }
    >
      <div className="shell-not-saved">
        <p className="b">The last changes are in this page only.</p>
        <p className="t12 t2">{describeShelfError(error)}</p>
        <div className="row">
          <Button variant="line" size="sm" onClick={onSaveFile}>
            Save as a file
          </Button>
          <Button size="sm" onClick={retrySaving}>
            Try again
          </Button>
        </div>
      </div>
    </Popover>
  )
}
