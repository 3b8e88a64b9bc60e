import type { NodeId } from '#core/base/ids.ts'
import { sameItems } from '#core/base/same-items.ts'
import { type Card, cardOf, portsOf } from '#core/layout/card.ts'
import { type DesignIndex } from '#core/model/design-index.ts'
import type { Position } from '#core/model/design.ts'
import { HIT, SIDES, type SurfaceNode } from './xyflow.tsx'

/** Turns a design into what the surface draws. */
export type NodeMapper = (
  index: DesignIndex,
  selection: ReadonlySet<NodeId>,
  drag: ReadonlyMap<NodeId, Position> | null,
) => SurfaceNode[]

/**
 * A mapper that remembers what it gave: a node that looks and stands as before is the same object, so that only
 * changed cards are drawn again. Findings are not in it, because a badge asks for its own.
 */
export function createNodeMapper(): NodeMapper {
  let before = new Map<NodeId, SurfaceNode>()
  let given: SurfaceNode[] = []
  return (index, selection, drag) => {
    const now = new Map<NodeId, SurfaceNode>()
    for (const node of index.design.nodes) {
      const card = cardOf(node, index)
      const position = drag?.get(node.id) ?? index.design.layout[node.id] ?? ORIGIN
      const isSelected = selection.has(node.id)
      const known = before.get(node.id)
      const isSame =
        known !== undefined &&
        known.data.card === card &&
        known.selected === isSelected &&
        known.position.x === position.x &&
        known.position.y === position.y
      now.set(node.id, isSame ? known : surfaceNode(card, position, isSelected, known))
    }
    before = now
    // The surface goes through all nodes when it is given another list.
    const nodes = [...now.values()]
    if (!sameItems(given, nodes)) given = nodes
    return given
  }
}

const ORIGIN: Position = { x: 0, y: 0 }

function surfaceNode(
  card: Card,
  position: Position,
  selected: boolean,
  known: SurfaceNode | undefined,
): SurfaceNode {
  const isSameCard = known?.data.card === card
  return {
    id: card.node.id,
    type: 'step',
    position: { x: position.x, y: position.y },
    ...card.size,
    // Known beforehand: nothing waits for the browser to measure a card.
    measured: card.size,
    selected,
    data: isSameCard ? known.data : { card },
    handles: isSameCard && known.handles !== undefined ? known.handles : handlesOf(card),
  }
}

function handlesOf(card: Card): NonNullable<SurfaceNode['handles']> {
  const hit = { width: HIT, height: HIT }
  const input = {
    id: null,
    type: 'target' as const,
    position: SIDES.top,
    x: (card.size.width - HIT) / 2,
    y: 0,
    ...hit,
  }
  const outputs = portsOf(card).map(({ output, side, x, y }) => ({
    id: output.id,
    type: 'source' as const,
    position: SIDES[side],
    x: x - HIT / 2,
    y: y - HIT / 2,
    ...hit,
  }))
  return card.hasInput ? [input, ...outputs] : outputs
}
