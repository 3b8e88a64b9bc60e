import { useEffect, useRef } from 'react'
import { useView } from '../state/view-store.ts'

/**
 * What stands in the history of the browser for the page of a data action, whose address is that of its design: `open`
 * while it is shown, `left` once something else than Back has led from it to the canvas.
 */
type Mark = 'open' | 'left' | null

/**
 * Back in the browser leads from the page of a data action to the canvas, and from the canvas out of the design. A page
 * that was left keeps its entry, which serves the next one, and which Back passes over.
 */
export function useStageHistory(): void {
  const isAway = useView(({ stage }) => stage.type !== 'canvas')
  const mark = useRef<Mark>(null)
  useEffect(() => {
    mark.current = markOf(history.state)
    if (isAway && mark.current === null) history.pushState({ stage: 'open' }, '')
    else if (isAway !== (mark.current === 'open') && mark.current !== null) {
      history.replaceState({ stage: isAway ? 'open' : 'left' }, '')
    }
    mark.current = markOf(history.state)
  }, [isAway])
  useEffect(() => {
    const { hash } = location
    const follow = ({ state }: PopStateEvent) => {
      const before = mark.current
      mark.current = markOf(state)
      // Another page of the app, or another design.
      if (location.hash !== hash || mark.current !== null) return
      if (before === 'left') history.back()
      else useView.getState().showStage({ type: 'canvas' })
    }
    addEventListener('popstate', follow)
    return () => removeEventListener('popstate', follow)
  }, [])
}

function markOf(state: unknown): Mark {
  if (typeof state !== 'object' || state === null || !('stage' in state)) return null
  return state.stage === 'open' || state.stage === 'left' ? state.stage : null
}
