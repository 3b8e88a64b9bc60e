import type { DataAction } from '#core/model/data-action.ts'
import { nodesCalling } from '#core/kinds/rename-contract-field.ts'
import { useDocument } from '../state/document-store.ts'
import { useView } from '../state/view-store.ts'
import { showToast } from '../ui/toast-store.ts'

/** Deletes an action that no node calls; of one that is called it says by whom, with the way there. */
export function removeAction(action: DataAction): void {
  const { history, edit } = useDocument.getState()
  if (history === null) return
  const [first, ...others] = nodesCalling(history.design, action.id)
  const { stage, showStage, goTo } = useView.getState()
  if (first !== undefined) {
    const more = others.length === 0 ? '' : ` and ${others.length} more`
    showToast({
      tone: 'error',
      text: `${action.name} is called by ${first.name}${more}: choose another action there first.`,
      action: {
        label: `Go to ${first.name}`,
        run: () => goTo({ node: first.id, field: 'action' }),
      },
    })
    return
  }
  if (stage.type === 'action' && stage.action === action.id) showStage({ type: 'canvas' })
  edit({ type: 'remove-action', action: action.id }, `Delete ${action.name}`)
}
