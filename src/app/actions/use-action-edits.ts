import { useRef } from 'react'
import type { DataAction } from '#core/model/data-action.ts'
import type { Edit } from '#core/model/edit.ts'
import { useDocument } from '../state/document-store.ts'

type ActionPatch = Partial<Omit<DataAction, 'id'>>

export interface ActionEdits {
  /** Changes the action; `what` names it for undo, and typing in the same thing merges. */
  readonly set: (patch: ActionPatch, what: string) => void
  /** A step of its own, which may touch more than the action. */
  readonly perform: (edit: Edit, label: string) => void
  readonly endTyping: () => void
}

export function useActionEdits({ id, name }: DataAction): ActionEdits {
  const edit = useDocument((state) => state.edit)
  const stretch = useRef(0)
  return {
    set: (patch, what) =>
      edit(
        { type: 'set-action', action: id, patch },
        `Change ${what} of ${name}`,
        `${id}:${what}#${stretch.current}`,
      ),
    perform: (made, label) => edit(made, label),
    endTyping: () => {
      stretch.current += 1
    },
  }
}
