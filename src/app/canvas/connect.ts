import type { NodeId } from '#core/base/ids.ts'
import { describeRefusal, refuseConnection } from '#core/kinds/connections.ts'
import { factsOf } from '#core/kinds/node-facts.ts'
import { isWithin } from '#core/layout/box.ts'
import { boxesOf } from '#core/layout/card.ts'
import type { DesignIndex } from '#core/model/design-index.ts'
import type { Position } from '#core/model/design.ts'
import { useDocument } from '../state/document-store.ts'
import { showToast } from '../ui/toast-store.ts'
import { type ScreenPoint, useCanvas } from './canvas-store.ts'
import { currentIndex } from './commands.ts'
import { refuse } from './refuse.ts'

/** How near to a card a connection may be dropped, in canvas pixels. */
const MAGNET = 24

/** Leads an output to a node. What it led to before is said, and can be had back. */
export function connectNodes(from: NodeId, output: string, to: NodeId): void {
  const index = currentIndex()
  const refusal = refuseConnection(index, from, to)
  if (refusal !== null) return refuse(describeRefusal(refusal))
  const before = index.target(from, output)
  if (before === to) return
  const [name, target] = [labelOf(index, from, output), index.node(to)?.name ?? '']
  const connect = (id: NodeId, label: string) =>
    useDocument.getState().edit({ type: 'connect', edge: { from, output, to: id } }, label)
  connect(to, `Connect ${name} to ${target}`)
  const old = before === undefined ? undefined : index.node(before)
  if (old !== undefined) {
    showToast({
      topic: 'edit',
      text: `${name} of “${index.node(from)?.name ?? ''}” leads to “${target}” instead of “${old.name}”.`,
      // Not the undo of the last step: that may be another one by now.
      action: { label: 'Undo', run: () => connect(old.id, `Connect ${name} to ${old.name}`) },
    })
  }
}

export function disconnectOutput(from: NodeId, output: string): void {
  const index = currentIndex()
  if (index.target(from, output) === undefined) return
  const label = `Disconnect ${labelOf(index, from, output)} of ${index.node(from)?.name ?? ''}`
  useDocument.getState().edit({ type: 'disconnect', from, output }, label)
  useCanvas.setState({ selectedEdge: null })
}

/** Begins to draw a connection: every node that it may not lead to knows why. */
export function startConnecting(from: NodeId, output: string): void {
  const index = currentIndex()
  const refused = new Map<NodeId, string>()
  for (const node of index.design.nodes) {
    const refusal = refuseConnection(index, from, node.id)
    if (refusal !== null) refused.set(node.id, describeRefusal(refusal))
  }
  useCanvas.setState({ connecting: { from, output, refused } })
}

/** Ends it: on a node connects, elsewhere offers the kinds of node that could stand there. */
export function endConnecting(point: ScreenPoint): void {
  const { connecting, viewport } = useCanvas.getState()
  useCanvas.setState({ connecting: null, refusal: null })
  if (connecting === null || viewport === null) return
  const { from, output } = connecting
  const at = viewport.toCanvas(point)
  const to = nodeAt(currentIndex(), at)
  if (to !== null) return connectNodes(from, output, to)
  useCanvas.setState({ picking: { type: 'kind', on: { from, output }, at, anchor: point } })
}

/** The node whose card is at a point of the canvas, or near it. */
export function nodeAt(index: DesignIndex, point: Position): NodeId | null {
  const here = { ...point, width: 0, height: 0 }
  const boxes = [...boxesOf(index)]
  const hit =
    boxes.find(([, box]) => isWithin(box, here)) ??
    boxes.find(([, box]) => isWithin(box, here, MAGNET))
  return hit?.[0] ?? null
}

function labelOf(index: DesignIndex, from: NodeId, output: string): string {
  const node = index.node(from)
  const outputs = node === undefined ? [] : factsOf(node, index).outputs
  return outputs.find(({ id }) => id === output)?.label ?? output
}
