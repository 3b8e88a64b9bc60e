import { create } from 'zustand'
import type { EditError } from '#core/model/applied.ts'
import type { Design } from '#core/model/design.ts'
import type { Edit } from '#core/model/edit.ts'
import { type History, perform, redo, startHistory, undo } from '#core/model/history.ts'

interface DocumentState {
  /** The open design with its undo and redo steps; null on the home screen. */
  readonly history: History | null
  /** What the last undo, redo or edit did, for the live region and the toast. */
  readonly lastStep: { readonly kind: 'edit' | 'undo' | 'redo'; readonly label: string } | null
  /** True while another tab edits this design, or it is looked at only: nothing here can change it. */
  readonly isReadOnly: boolean
  /** The type of a flow that is no secure call flow and can be looked at only; null for a design. */
  readonly viewedType: string | null
  /** How many edits were refused for that reason, so that the banner can draw the eye. */
  readonly refusals: number
  readonly open: (design: Design, isReadOnly?: boolean) => void
  /** Opens a flow of another type, which nothing can change. */
  readonly view: (design: Design, flowType: string) => void
  readonly setReadOnly: (isReadOnly: boolean) => void
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
  isReadOnly: false,
  viewedType: null,
  refusals: 0,
  open: (design, isReadOnly = false) =>
    set({
      history: startHistory(design),
      lastStep: null,
      isReadOnly,
      viewedType: null,
      refusals: 0,
    }),
  view: (design, viewedType) =>
    set({
      history: startHistory(design),
      lastStep: null,
      isReadOnly: true,
      viewedType,
      refusals: 0,
    }),
  setReadOnly: (isReadOnly) => set({ isReadOnly, refusals: 0 }),
  close: () => set({ history: null, lastStep: null, isReadOnly: false, viewedType: null }),
  edit(edit, label, mergeKey) {
    const { history, isReadOnly } = get()
    if (history === null) throw new Error('Bug: an edit without an open design')
    if (isReadOnly) return refuse(set)
    const result = perform(history, edit, label, mergeKey ?? null)
    if (!result.ok) return result.error
    set({ history: result.value, lastStep: { kind: 'edit', label } })
    return null
  },
  undo() {
    const { history, isReadOnly } = get()
    if (isReadOnly) return void refuse(set)
    const step = history?.past.at(-1)
    const before = history && undo(history)
    if (before && step !== undefined)
      set({ history: before, lastStep: { kind: 'undo', label: step.label } })
  },
  redo() {
    const { history, isReadOnly } = get()
    if (isReadOnly) return void refuse(set)
    const step = history?.future[0]
    const after = history && redo(history)
    if (after && step !== undefined)
      set({ history: after, lastStep: { kind: 'redo', label: step.label } })
  },
}))

/** The open design. Only for components that are shown while one is open. */
export function useDesign(): Design {
  return useDocument(openDesignOf)
}

/**
 * What a component shows of the open design, where that is little: it renders when that is another value, and not at
 * every edit.
 */
export function useOfDesign<T>(of: (design: Design) => T): T {
  return useDocument((state) => of(openDesignOf(state)))
}

/** The open design, for what is done with it later. */
export function openedDesign(): Design {
  return openDesignOf(useDocument.getState())
}

function openDesignOf({ history }: DocumentState): Design {
  if (history === null) throw new Error('Bug: a design is shown while none is open')
  return history.design
}

function refuse(set: (update: (state: DocumentState) => Partial<DocumentState>) => void): null {
  set(({ refusals }) => ({ refusals: refusals + 1 }))
  return null
}
