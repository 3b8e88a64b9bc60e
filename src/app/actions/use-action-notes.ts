import type { ActionId } from '#core/base/ids.ts'
import { type Notes, notesOf } from '../form/form-scope.tsx'
import { isOpen } from '../problems/problem-counts.ts'
import { useActionProblems } from '../state/findings-store.ts'

/** What is said of the fields of an action, by the path of the field: `request.body`. */
export type NotesAt = (path: string) => Notes

/** What the rules say. */
export function useActionNotes(action: ActionId): NotesAt {
  const open = useActionProblems(action).filter(isOpen)
  return (path) => notesOf(open, path)
}
