import { useEffect, useState } from 'react'
import { describeShelfError, type ShelfError } from '#adapters/browser/design-shelf.ts'
import type { Problem } from '#core/lint/problem.ts'
import { useSaveState } from '../files/save-store.ts'
import { retrySaving } from '../files/session.ts'
import { isSecret } from '#core/lint/written-secrets.ts'
import { openProblem } from '../problems/open-problem.ts'
import { useDocument } from '../state/document-store.ts'
import { useFindings } from '../state/findings-store.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Popover } from '../ui/popover.tsx'

/** Where the last change is: on this device, on its way there, or nowhere but in this page. */
export function SavedIndicator({ onSaveFile }: { readonly onSaveFile: () => void }) {
  const save = useSaveState((state) => state.save)
  const isReadOnly = useDocument((state) => state.isReadOnly)
  const isSlow = useIsSlow(save.status === 'saving')
  const secret = useFindings((state) => state.found.find(isSecret))
  if (isReadOnly) {
    return (
      <span className="shell-saved">
        <Icon name="lock" size={12} />
        Read only
      </span>
    )
  }
  if (save.status === 'failed') return <NotSaved error={save.error} onSaveFile={onSaveFile} />
  if (secret !== undefined) return <StaysHere secret={secret} />
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

/** Work is not lost for a secret that was pasted; it is kept here, and nowhere else. */
function StaysHere({ secret }: { readonly secret: Problem }) {
  return (
    <Popover
      label="Why the design stays on this device"
      trigger={
        <Button size="sm" variant="danger" icon="error">
          On this device only
        </Button>
      }
    >
      <div className="shell-not-saved">
        <p className="b">The design holds a secret.</p>
        <p className="t12 t2">
          It is kept on this device, so that no work is lost. Until the secret is gone it is not
          saved as a file, exported, shared or published.
        </p>
        <p className="t12">{secret.message}</p>
        <div className="row">
          <Button variant="line" size="sm" onClick={() => openProblem(secret)}>
            Show the secret
          </Button>
        </div>
      </div>
    </Popover>
  )
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
