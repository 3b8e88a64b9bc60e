import { announceFailure } from '../shell/announcer.tsx'
import { Icon } from '../ui/icon.tsx'
import { showToast } from '../ui/toast-store.ts'
import { openDroppedFile } from './open-file.ts'
import { useFileDrop } from './use-file-drop.ts'

/** Over an open design: a dropped file opens beside it, and one that cannot be read changes nothing. */
export function DropOverlay() {
  const isOver = useFileDrop((file) => void open(file))
  if (!isOver) return null
  return (
    <div className="shell-drop" aria-hidden="true">
      <Icon name="drop" size={24} />
      <b>Drop to open as another design</b>
      <span className="t2">The design that is open stays as it is.</span>
    </div>
  )
}

async function open(file: File): Promise<void> {
  const opened = await openDroppedFile(file)
  if (opened.ok) return
  announceFailure(opened.error)
  showToast({ text: opened.error, tone: 'error' })
}
