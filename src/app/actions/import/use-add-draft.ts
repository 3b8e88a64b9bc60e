import type { ActionDraft } from '#core/codec/action/action-draft.ts'
import type { DataAction } from '#core/model/data-action.ts'
import { asNew, blankAction } from '../../form/new-action.ts'
import { useDocument } from '../../state/document-store.ts'
import { type ActionSource, useView } from '../../state/view-store.ts'
import { useSourceTexts } from './source-texts.ts'

/** Adds what was read to the design as an action of its own, and opens its editor. */
export function useAddDraft(source: ActionSource): (draft: ActionDraft) => void {
  const edit = useDocument((state) => state.edit)
  const showStage = useView((state) => state.showStage)
  const put = useSourceTexts((state) => state.put)
  return (draft) => {
    const { history } = useDocument.getState()
    if (history === null) return
    const { id, category, integration } = blankAction(history.design)
    const action: DataAction = asNew(history.design, { ...draft, id, category, integration })
    if (edit({ type: 'add-action', action }, `New action ${action.name}`) !== null) return
    if (useDocument.getState().history === history) return
    put(source, '')
    showStage({ type: 'action', action: action.id })
  }
}
