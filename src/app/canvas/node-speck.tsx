import { type RefObject, useEffect } from 'react'
import type { NodeId } from '#core/base/ids.ts'
import { useNodeProblems } from '../state/findings-store.ts'
import { classNames } from '../ui/class-names.ts'
import { worstSeverity } from './describe-node.ts'
import { useSpeckPixel } from './xyflow.tsx'

/** What is left of a card from very far away: a patch in the colour of its worst problem, as on the map. */
export function NodeSpeck({ node }: { readonly node: NodeId }) {
  const severity = worstSeverity(useNodeProblems(node))
  return <i className={classNames('node-speck', severity !== null && `is-${severity}`)} />
}

/** Tells the styles how large a pixel is: a problem, a path or a selection is never drawn smaller than it can be seen. */
export function SpeckScale({ area }: { readonly area: RefObject<HTMLElement | null> }) {
  const pixel = useSpeckPixel()
  useEffect(() => area.current?.style.setProperty('--speck-px', `${pixel}px`), [area, pixel])
  return null
}
