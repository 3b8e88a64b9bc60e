import { create } from 'zustand'
import { applyEdit } from '#core/model/apply-edit.ts'
import { type DesignDifference, differenceBetween } from '#core/model/design-difference.ts'
import type { Design } from '#core/model/design.ts'
import { batch, type Edit } from '#core/model/edit.ts'
import type { Fix } from '#core/lint/problem.ts'
import { useDocument } from '../state/document-store.ts'
import { performFix, refuseFix } from './perform-fix.ts'

/** A fix that is looked at before it is done. */
export interface FixPreview {
  /** Tells it from the one that was shown before it. */
  readonly count: number
  readonly title: string
  readonly edits: readonly Edit[]
  /** The design that it is a preview of: any other makes it stale. */
  readonly before: Design
  readonly after: Design
  readonly difference: DesignDifference
}

/** The one fix that is looked at just now; nothing of it is in the design. */
export const useFixPreview = create<{ readonly preview: FixPreview | null }>()(() => ({
  preview: null,
}))

/** Shows what a fix would change; one that does not fit any more says so instead. */
export function previewFix({ title, edits }: Fix): void {
  const before = useDocument.getState().history?.design
  if (before === undefined) return
  const done = applyEdit(before, batch(edits))
  if (!done.ok) return refuseFix(done.error, title)
  const { design: after } = done.value
  const difference = differenceBetween(before, after)
  useFixPreview.setState(({ preview }) => {
    const count = (preview?.count ?? 0) + 1
    return { preview: { count, title, edits, before, after, difference } }
  })
}

/** Does what is shown, as one step of undo. */
export function applyPreview(): void {
  const { preview } = useFixPreview.getState()
  closePreview()
  if (preview !== null) performFix(preview.edits, preview.title)
}

export function closePreview(): void {
  useFixPreview.setState({ preview: null })
}
