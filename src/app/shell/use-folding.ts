import { useEffect } from 'react'
import { useView } from '../state/view-store.ts'
import { useMedia } from './use-media.ts'

/**
 * Which side panels lie over the canvas because there is no room beside it: the left one below 1200 px, the
 * inspector below 1100 px. A panel that loses its room folds, and unfolds when the room is back.
 */
export function useFolding(): { readonly isLeftOver: boolean; readonly isInspectorOver: boolean } {
  const isLeftOver = useMedia('(max-width: 1199px)')
  const isInspectorOver = useMedia('(max-width: 1099px)')
  useEffect(() => {
    const { leftPanel, showLeft } = useView.getState()
    if (isLeftOver) showLeft(null)
    else if (leftPanel === null) showLeft('add')
  }, [isLeftOver])
  useEffect(() => {
    useView.getState().setInspectorOpen(!isInspectorOver)
  }, [isInspectorOver])
  return { isLeftOver, isInspectorOver }
}
