import { Popover } from 'radix-ui'
import { useMemo } from 'react'
import { create } from 'zustand'
import type { Result } from '#core/base/result.ts'
import { announceFailure } from '../shell/announcer.tsx'
import { IconButton } from '../ui/button.tsx'
import { focusWhole } from '../ui/popover.tsx'
import type { OpenFailure } from './open-failure.ts'
import { OpenFailureNote } from './open-failure-note.tsx'
import { openDroppedFile, openPastedText } from './open-file.ts'

interface Point {
  readonly left: number
  readonly top: number
}

interface DropReportState {
  readonly shown: (Point & { readonly failure: OpenFailure }) | null
}

const useDropReport = create<DropReportState>()(() => ({ shown: null }))

/** Opens a dropped file beside what is open; what is wrong with it is said where it was dropped. */
export async function openDropped(file: File, at: Point): Promise<void> {
  settle(await openDroppedFile(file), at)
}

/** Opens a pasted flow or design beside the one that is open; what is wrong with it is said at that point. */
export async function openPasted(text: string, at: Point): Promise<void> {
  settle(await openPastedText(text), at)
}

function settle(opened: Result<null, OpenFailure>, at: Point): void {
  useDropReport.setState({ shown: opened.ok ? null : { failure: opened.error, ...at } })
  if (!opened.ok) announceFailure(`${opened.error.title} ${opened.error.reason}`)
}

/** Why what was dropped or pasted was not opened, at that point of the window. */
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
          onOpenAutoFocus={focusWhole}
        >
          <OpenFailureNote failure={shown.failure} />
          <IconButton icon="close" size="sm" label="Close" onClick={close} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
