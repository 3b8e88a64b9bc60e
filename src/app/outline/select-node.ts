import type { NodeId } from '#core/base/ids.ts'
import { useCanvas } from '../canvas/canvas-store.ts'
import { useView } from '../state/view-store.ts'

/** Selects a node from the outline and shows it on the canvas; with `isAdded` beside what is selected. */
export function selectNode(node: NodeId, isAdded = false): void {
  const { selection, select, selectProblem } = useView.getState()
  if (!isAdded) select([node])
  else if (selection.includes(node)) select(selection.filter((id) => id !== node))
  else select([...selection, node])
  selectProblem(null)
  useCanvas.getState().viewport?.approach(node)
}
