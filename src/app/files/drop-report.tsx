import { Popover } from 'radix-ui'
import { useMemo } from 'react'
import { create } from 'zustand'
import { announceFailure } from '../shell/announcer.tsx'
import { IconButton } from '../ui/button.tsx'
import type { OpenFailure } from './open-failure.ts'
import { OpenFailureNote } from './open-failure-note.tsx'
import { openPastedText } from './open-file.ts'

interface DropReportState {
  readonly shown: {
    readonly failure: OpenFailure
    readonly left: number
    readonly top: number
  } | null
}

const useDropReport = create<DropReportState>()(() => ({ shown: null }))

/** Says why what was dropped or pasted was not opened, at that point of the window. */
export function showDropReport(failure: OpenFailure, at: { left: number; top: number }): void {
  announceFailure(`${failure.title} ${failure.reason}`)
  useDropReport.setState({ shown: { failure, ...at } })
}

/** Opens a pasted flow or design beside the one that is open; what is wrong with it is said at that point. */
export async function openPasted(text: string, at: { left: number; top: number }): Promise<void> {
  const opened = await openPastedText(text)
  if (!opened.ok) showDropReport(opened.error, at)
}

export function DropReport() {
  const shown = useDropReport((state) => state.shown)
  const point = useMemo(
    () => ({
      current: {
        getBoundingClientRect: () => new DOMRect(shown?.left ?? 0, shown?.top ?? 0, 0, 0),
      },
    }),
    [shown],
  )
  if (shown === null) return null
  const close = () => useDropReport.setState({ shown: null })
  return (
    <Popover.Root open onOpenChange={(isOpen) => !isOpen && close()}>
      <Popover.Anchor virtualRef={point} />
      <Popover.Portal>
        <Popover.Content
          className="ui-popover open-report"
          aria-label="Not opened"
          side="bottom"
          align="start"
          sideOffset={4}
          collisionPadding={8}
        >
          <OpenFailureNote failure={shown.failure} />
          <IconButton icon="close" size="sm" label="Close" onClick={close} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
