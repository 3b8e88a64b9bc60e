import { create } from 'zustand'
import type { EditError } from '#core/model/apply-edit.ts'
import type { Design } from '#core/model/design.ts'
import type { Edit } from '#core/model/edit.ts'
import { type History, perform, redo, startHistory, undo } from '#core/model/history.ts'

interface DocumentState {
  /** The open design with its undo and redo steps; null on the home screen. */
  readonly history: History | null
  /** What the last undo, redo or edit did, for the live region and the toast. */
  readonly lastStep: { readonly kind: 'edit' | 'undo' | 'redo'; readonly label: string } | null
  readonly open: (design: Design) => void
  readonly close: () => void
  /** The only way to change the design. Returns why it could not be done, or null. */
  readonly edit: (edit: Edit, label: string, mergeKey?: string) => EditError | null
  readonly undo: () => void
  readonly redo: () => void
}

/** The open design. Selection, panels and everything else that is no part of the file live in the view store. */
export const useDocument = create<DocumentState>()((set, get) => ({
  history: null,
  lastStep: null,
  open: (design) => set({ history: startHistory(design), lastStep: null }),
  close: () => set({ history: null, lastStep: null }),
  edit(edit, label, mergeKey) {
    const { history } = get()
    if (history === null) throw new Error('Bug: an edit without an open design')
    const result = perform(history, edit, label, mergeKey ?? null)
    if (!result.ok) return result.error
    set({ history: result.value, lastStep: { kind: 'edit', label } })
    return null
  },
  undo() {
    const { history } = get()
    const step = history?.past.at(-1)
    const before = history && undo(history)
    if (before && step !== undefined)
      set({ history: before, lastStep: { kind: 'undo', label: step.label } })
  },
  redo() {
    const { history } = get()
    const step = history?.future[0]
    const after = history && redo(history)
    if (after && step !== undefined)
      set({ history: after, lastStep: { kind: 'redo', label: step.label } })
  },
}))

/** The open design. Only for components that are shown while one is open. */
export function useDesign(): Design {
  return useDocument((state) => {
    if (state.history === null) throw new Error('Bug: a design is shown while none is open')
    return state.history.design
  })
}
