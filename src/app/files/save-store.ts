import { create } from 'zustand'
import type { ShelfError } from '#adapters/browser/design-shelf.ts'

/** Where the last change of the open design is. Never says saved before the browser has said so. */
export type SaveState =
  | { readonly status: 'saved' }
  | { readonly status: 'saving' }
  | { readonly status: 'failed'; readonly error: ShelfError }

/** What the top bar says about saving. */
export const useSaveState = create<{ readonly save: SaveState }>()(() => ({
  save: { status: 'saved' },
}))
