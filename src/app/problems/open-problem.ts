import type { Problem } from '#core/lint/problem.ts'
import { useView } from '../state/view-store.ts'
import { closePreview, useFixPreview } from './fix-preview-store.ts'

/**
 * Goes to where a problem is: its node and field, else its data action, else its variable, else the settings of the
 * flow. Lights its path, on which the preview of a fix for another problem would only be in the way.
 */
export function openProblem({ id, node, action, variable, field: named, fix }: Problem): void {
  const field = named ?? null
  const { preview } = useFixPreview.getState()
  if (preview !== null && preview.edits !== fix?.edits) closePreview()
  const { selectProblem, goTo, select, setInspectorOpen } = useView.getState()
  selectProblem(id)
  if (node !== null) goTo({ node, field })
  else if (action !== undefined) goTo({ action, field })
  else if (variable !== undefined) goTo({ variable, field })
  else {
    select([])
    setInspectorOpen(true)
    goTo({ field })
  }
}
