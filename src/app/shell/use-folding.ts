import { useEffect, useRef } from 'react'
import { type LeftPanel, useView } from '../state/view-store.ts'
import { useMedia } from './use-media.ts'

/**
 * Which side panels lie over the middle because there is no room beside it: the left one below 1200 px and beside the
 * editor of a data action, the inspector below 1100 px. A panel that loses its room folds, and unfolds when the room
 * is back.
 */
export function useFolding(): { readonly isLeftOver: boolean; readonly isInspectorOver: boolean } {
  const edited = useView(({ stage }) => {
    if (stage.type === 'canvas') return null
    return stage.type === 'action' ? stage.action : stage.from
  })
  const isNarrow = useMedia('(max-width: 1199px)')
  const isInspectorOver = useMedia('(max-width: 1099px)')
  const folded = useRef<LeftPanel>('add')
  useEffect(() => {
    const { leftPanel, showLeft } = useView.getState()
    if (isNarrow || edited !== null) {
      folded.current = leftPanel ?? folded.current
      showLeft(null)
    } else if (leftPanel === null) showLeft(folded.current)
  }, [isNarrow, edited])
  useEffect(() => {
    useView.getState().setInspectorOpen(!isInspectorOver)
  }, [isInspectorOver])
  return { isLeftOver: isNarrow || edited !== null, isInspectorOver }
}
