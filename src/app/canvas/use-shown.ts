import { useDeferredValue, useMemo } from 'react'
import type { NodeId } from '#core/base/ids.ts'
import type { Design } from '#core/model/design.ts'
import { useDesign } from '../state/document-store.ts'
import { useView } from '../state/view-store.ts'

/**
 * What is drawn. After an edit cards and lines follow in a moment, so that the key or click that made it is done first;
 * what is moved or selected is drawn with the gesture.
 */
export function useShown(): { readonly design: Design; readonly selection: readonly NodeId[] } {
  const design = useDesign()
  const selection = useView((state) => state.selection)
  const now = useMemo(() => ({ design, selection }), [design, selection])
  const late = useDeferredValue(now)
  return isOnlyMoved(late.design, design) ? now : late
}

function isOnlyMoved(before: Design, now: Design): boolean {
  return (
    before.nodes === now.nodes &&
    before.edges === now.edges &&
    before.tasks === now.tasks &&
    before.variables === now.variables &&
    before.actions === now.actions &&
    before.flow === now.flow
  )
}
