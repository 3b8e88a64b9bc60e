import type { NodeId } from '#core/base/ids.ts'
import { factsOf } from '#core/kinds/node-facts.ts'
import { jumpedTask } from '#core/kinds/task-facts.ts'
import { edgeKey } from '#core/layout/flow-routes.ts'
import type { FlowEdge } from '#core/model/design.ts'
import { announce } from '../shell/announcer.tsx'
import { useView } from '../state/view-store.ts'
import { cardElement, useCanvas } from './canvas-store.ts'
import { currentIndex } from './commands.ts'

/** The edge that is chosen on the canvas. */
export function selectedEdge(): FlowEdge | undefined {
  const { selectedEdge: key } = useCanvas.getState()
  return currentIndex().design.edges.find(({ from, output }) => edgeKey(from, output) === key)
}

/** Chooses the first edge that leaves a node, or the one after the chosen one; says what keys do with it. */
export function chooseNextEdge(node: NodeId): void {
  const index = currentIndex()
  const own = index.node(node)
  const outputs = own === undefined ? [] : factsOf(own, index).outputs
  const edges = outputs.flatMap((output) => {
    const to = index.target(node, output.id)
    return to === undefined ? [] : [{ from: node, output, to }]
  })
  const { selectedEdge: key } = useCanvas.getState()
  const at = edges.findIndex(({ from, output }) => edgeKey(from, output.id) === key)
  const next = edges[(at + 1) % edges.length]
  if (next === undefined) return announce('No edge leaves this node')
  useView.getState().select([])
  useCanvas.setState({ selectedEdge: edgeKey(node, next.output.id) })
  const jumped = jumpedTask(index, next)
  const to = index.node(next.to)?.name ?? ''
  const where = jumped === null ? to : `${to}, a jump to task ${jumped.name}`
  const place = `edge ${edges.indexOf(next) + 1} of ${edges.length}`
  announce(
    `${next.output.label} → ${where}, ${place}. Enter leads it elsewhere, Delete takes it away.`,
  )
}

/** Opens the list of what the edge could lead to instead. */
export function leadElsewhere({ from, output }: FlowEdge): true {
  const card = cardElement(from)?.getBoundingClientRect()
  const anchor = { left: card?.right ?? 0, top: card?.top ?? 0 }
  useCanvas.setState({ picking: { type: 'target', node: from, output, anchor } })
  return true
}
