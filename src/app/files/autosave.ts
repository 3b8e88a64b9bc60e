import type { DesignShelf, Remark, ShelfEntry } from '#adapters/browser/design-shelf.ts'
import type { Design } from '#core/model/design.ts'
import type { SaveState } from './save-store.ts'

/** Keeps the open design in the browser, from the first change on. */
export interface Autosave {
  /** Writes this state next, or as soon as the write before it is done. Later states replace waiting ones. */
  readonly save: (design: Design, problems: ShelfEntry['problems']) => void
  /**
   * Writes at once what waits, as when the page is hidden, and tries again what could not be written. Does not wait for
   * the write that is under way: a page that goes may run nothing after it, and the shelf keeps writes in their order.
   */
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
  /**
   * Writes when nothing has been asked of it for a moment. What a check found is no work of anybody: for it alone the
   * browser need not copy the design a second time after each edit.
   */
  readonly later: (write: () => void) => void
}): Autosave {
  const { remarks = [] } = ports
  const kept = remarks.length === 0 ? {} : { remarks }
  let newest = ports.stored
  let waiting: ShelfEntry | null = null
  /** A state that is written already, or just now, with what its check found since. */
  let checked: ShelfEntry | null = null
  let last: ShelfEntry | null = null
  let writing: Promise<void> | null = null

  const write = async () => {
    while (waiting !== null) {
      const entry: ShelfEntry = waiting
      waiting = null
      last = entry
      const written = await ports.shelf.put(entry)
      // A later state is on its way, which tells how that went.
      if (entry !== last) return
      if (!written.ok) {
        waiting ??= entry
        ports.onState({ status: 'failed', error: written.error })
        return
      }
    }
    ports.onState({ status: 'saved' })
  }
  const takeChecked = () => {
    waiting ??= checked
    checked = null
  }
  const begin = () => {
    if (waiting !== null && writing === null) void start()
  }
  const start = () => {
    const own: Promise<void> = write().finally(() => {
      if (writing === own) writing = null
    })
    writing = own
    return own
  }
  return {
    save(design, problems) {
      const isChanged = newest === null || newest.design !== design
      const changedAt = newest === null || isChanged ? ports.now() : newest.changedAt
      newest = { design, changedAt }
      const entry = { id: design.id, name: design.flow.name, changedAt, design, problems, ...kept }
      if (isChanged || waiting !== null) {
        waiting = entry
        checked = null
        if (isChanged) ports.onState({ status: 'saving' })
        return ports.next(begin)
      }
      checked = entry
      ports.later(() => {
        takeChecked()
        begin()
      })
    },
    retry() {
      takeChecked()
      if (waiting !== null) void start()
    },
    async flush() {
      takeChecked()
      if (waiting !== null || writing !== null) await (writing ?? start())
    },
    abandon() {
      waiting = null
      checked = null
    },
  }
}
