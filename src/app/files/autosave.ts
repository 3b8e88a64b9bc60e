import type { DesignShelf, Remark, ShelfEntry } from '#adapters/browser/design-shelf.ts'
import type { Design } from '#core/model/design.ts'
import type { SaveState } from './save-store.ts'

/** Keeps the open design in the browser, from the first change on. */
export interface Autosave {
  /** Writes this state next, or as soon as the write before it is done. Later states replace waiting ones. */
  readonly save: (design: Design, problems: ShelfEntry['problems']) => void
  /** Writes at once what waits, as when the page is hidden, and tries again what could not be written. */
  readonly retry: () => void
  /** Settles when nothing is left to write, or when writing failed. */
  readonly flush: () => Promise<void>
  /** Forgets what waits: somebody else writes this design now. */
  readonly abandon: () => void
}

/**
 * There is no delay in which a change could be lost: a write begins when the edit has been drawn, and before if the page
 * goes. While one is under way only the newest state waits, so that fast typing costs one write at a time.
 */
export function startAutosave(ports: {
  readonly shelf: Pick<DesignShelf, 'put'>
  readonly now: () => number
  readonly onState: (state: SaveState) => void
  /** The state that the shelf holds already, with the time of its last change. */
  readonly stored: { readonly design: Design; readonly changedAt: number } | null
  /** What is kept with each state. */
  readonly remarks?: readonly Remark[]
  /**
   * Begins a write in a task of its own: the browser copies the whole design in it, which grows with the design, and
   * nobody is to wait for that who types.
   */
  readonly next: (write: () => void) => void
}): Autosave {
  const { remarks = [] } = ports
  const kept = remarks.length === 0 ? {} : { remarks }
  let newest = ports.stored
  let waiting: ShelfEntry | null = null
  let writing: Promise<void> | null = null

  const write = async () => {
    while (waiting !== null) {
      const entry: ShelfEntry = waiting
      waiting = null
      const written = await ports.shelf.put(entry)
      if (!written.ok) {
        waiting ??= entry
        ports.onState({ status: 'failed', error: written.error })
        return
      }
    }
    ports.onState({ status: 'saved' })
  }
  const start = () => {
    writing ??= write().finally(() => {
      writing = null
    })
    return writing
  }
  const startWaiting = () => {
    if (waiting !== null) void start()
  }
  return {
    save(design, problems) {
      const isChanged = newest === null || newest.design !== design
      const changedAt = newest === null || isChanged ? ports.now() : newest.changedAt
      newest = { design, changedAt }
      waiting = { id: design.id, name: design.flow.name, changedAt, design, problems, ...kept }
      if (isChanged) ports.onState({ status: 'saving' })
      ports.next(startWaiting)
    },
    retry: startWaiting,
    async flush() {
      if (waiting !== null || writing !== null) await start()
    },
    abandon() {
      waiting = null
    },
  }
}
