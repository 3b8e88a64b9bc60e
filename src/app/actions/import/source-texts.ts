import { create } from 'zustand'
import type { ActionSource } from '../../state/view-store.ts'

interface SourceTexts {
  readonly texts: Readonly<Record<ActionSource, string>>
  readonly put: (source: ActionSource, text: string) => void
}

/**
 * What has been pasted to make an action from. It outlives the page, so that a look at the canvas loses nothing, and it
 * never leaves the memory of this tab.
 */
export const useSourceTexts = create<SourceTexts>()((set) => ({
  texts: { curl: '', openapi: '', file: '' },
  put: (source, text) => set(({ texts }) => ({ texts: { ...texts, [source]: text } })),
}))
