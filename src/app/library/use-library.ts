import { useCallback, useEffect, useState } from 'react'
import type { DamagedEntry, ShelfEntry, ShelfError } from '#adapters/browser/design-shelf.ts'
import { writesOfEndedSessions } from '../files/session.ts'
import { shelf } from '../files/shelf.ts'

/** The designs of this browser, as far as they are known. */
export type Library =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly error: ShelfError }
  | {
      readonly status: 'ready'
      readonly entries: readonly ShelfEntry[]
      readonly damaged: readonly DamagedEntry[]
    }

/** Reads the shelf, and again when this tab is looked at again: another tab may have changed it. */
export function useLibrary(): { readonly library: Library; readonly reload: () => void } {
  const [library, setLibrary] = useState<Library>({ status: 'loading' })
  const reload = useCallback(() => void readShelf().then(setLibrary), [])
  useEffect(() => {
    reload()
    const onShow = () => {
      if (document.visibilityState === 'visible') reload()
    }
    document.addEventListener('visibilitychange', onShow)
    return () => document.removeEventListener('visibilitychange', onShow)
  }, [reload])
  return { library, reload }
}

async function readShelf(): Promise<Library> {
  await writesOfEndedSessions()
  const listed = await shelf.list()
  return listed.ok
    ? { status: 'ready', ...listed.value }
    : { status: 'failed', error: listed.error }
}
