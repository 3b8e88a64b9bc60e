import { useEffect } from 'react'
import { draftPath } from '#core/layout/route.ts'
import { useCanvas } from './canvas-store.ts'
import { nodeAt } from './connect.ts'
import { currentIndex } from './commands.ts'
import { boxesOf } from '#core/layout/card.ts'
import type { NodeId } from '#core/base/ids.ts'
import { type ConnectionLineProps, SIDES } from './xyflow.tsx'

/** The line between a port and the pointer; over a card it runs to where the edge would arrive. */
export function ConnectionLine({ fromNode, fromHandle, toX, toY }: ConnectionLineProps) {
  const connecting = useCanvas((state) => state.connecting)
  const target = inputAt({ x: toX, y: toY })
  const refusal = target === null ? null : (connecting?.refused.get(target.node) ?? null)
  useEffect(() => {
    if (useCanvas.getState().refusal !== refusal) useCanvas.setState({ refusal })
  }, [refusal])
  if (connecting === null) return null
  const { x, y } = fromNode.internals.positionAbsolute
  const start = {
    x: x + fromHandle.x + fromHandle.width / 2,
    y: y + fromHandle.y + fromHandle.height / 2,
  }
  const end = target === null || refusal !== null ? { x: toX, y: toY } : target.end
  const side = fromHandle.position === SIDES.right ? 'right' : 'bottom'
  return (
    <g className={refusal === null ? 'connection' : 'connection is-refused'}>
      <path d={draftPath({ start, side, end })} />
      <circle cx={end.x} cy={end.y} r={4} />
    </g>
  )
}

function inputAt(point: { readonly x: number; readonly y: number }) {
  const index = currentIndex()
  const node: NodeId | null = nodeAt(index, point)
  const box = node === null ? undefined : boxesOf(index).get(node)
  if (node === null || box === undefined) return null
  return { node, end: { x: box.x + box.width / 2, y: box.y } }
}
