import { Icon } from '../ui/icon.tsx'
import { DropReport, openDropped, openPasted } from './drop-report.tsx'
import { looksLikeFlow } from './open-file.ts'
import { useFileDrop } from './use-file-drop.ts'
import { useTextPaste } from './use-text-paste.ts'

/** Over an open design: a dropped file opens beside it, and one that cannot be read changes nothing. */
export function DropOverlay() {
  const isOver = useFileDrop((file, at) => void openDropped(file, at))
  useTextPaste((text) => {
    const middle = { left: innerWidth / 3, top: innerHeight / 4 }
    if (looksLikeFlow(text)) void openPasted(text, middle)
  })
  if (!isOver) return <DropReport />
  return (
    <div className="shell-drop" aria-hidden="true">
      <Icon name="drop" size={24} />
      <b>Drop to open as another design</b>
      <span className="t2">The design that is open stays as it is.</span>
    </div>
  )
}
