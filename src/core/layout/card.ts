import type { NodeId } from '../base/ids.ts'
import { remember } from '../base/remember.ts'
import type { FaceRow } from '../kinds/define.ts'
import type { Output } from '../kinds/facts.ts'
import { factsOf } from '../kinds/node-facts.ts'
import { kindOf } from '../kinds/registry.ts'
import type { DesignIndex } from '../model/design-index.ts'
import type { Design, FlowNode, Position } from '../model/design.ts'
import type { Box } from './box.ts'
import { bottomPortX, nodeSize, rightPortY, type Size } from './node-size.ts'

/** What a node shows and how much room that takes, without where it stands. */
export interface Card {
  readonly node: FlowNode
  readonly size: Size
  /** At most two rows of content. */
  readonly rows: readonly FaceRow[]
  /** Outputs in the kind's order. */
  readonly outputs: readonly Output[]
  /** False where a flow starts: nothing may lead there. */
  readonly hasInput: boolean
}

/** Where an output leaves its card, as an offset from the card's top left. */
export interface Port {
  readonly output: Output
  readonly side: 'bottom' | 'right'
  readonly x: number
  readonly y: number
}

const MAX_ROWS = 2

/** All of a design that a card shows besides its node. */
type Shown = Pick<Design, 'actions' | 'variables' | 'flow' | 'tasks'>

interface Known extends Shown {
  readonly card: Card
  readonly hasInput: boolean
}
const known = new WeakMap<FlowNode, Known>()

/** The card of a node; the same one for as long as nothing that it shows has changed. */
export function cardOf(node: FlowNode, index: DesignIndex): Card {
  const { design } = index
  const kind = kindOf(node)
  const hasInput = !kind.isEntry || isLedTo(node, index)
  const before = known.get(node)
  if (before?.hasInput === hasInput && saysTheSame(before, design)) return before.card
  const rows = kind.face({ index, node }).slice(0, MAX_ROWS)
  const { outputs } = factsOf(node, index)
  const exceptions = outputs.filter((output) => output.role === 'exception')
  const size = nodeSize(rows.length, exceptions.length)
  const card: Card = { node, size, rows, outputs, hasInput }
  const kept = before !== undefined && isSameCard(before.card, card) ? before.card : card
  const { actions, variables, flow, tasks } = design
  known.set(node, { card: kept, hasInput, actions, variables, flow, tasks })
  return kept
}

function saysTheSame(a: Shown, b: Shown): boolean {
  return (
    a.actions === b.actions &&
    a.variables === b.variables &&
    a.flow === b.flow &&
    a.tasks === b.tasks
  )
}

/** Nobody draws a line to where the call comes in, but a file may jump to the task that begins there. */
function isLedTo({ id }: FlowNode, { design }: DesignIndex): boolean {
  return design.edges.some(({ to }) => to === id)
}

/** Primary outputs on the bottom edge, exceptions on the right edge, each in the kind's order. */
export const portsOf = remember((card: Card): readonly Port[] => {
  const bottom = card.outputs.filter((output) => output.role === 'primary')
  const right = card.outputs.filter((output) => output.role === 'exception')
  return [
    ...bottom.map((output, i): Port => {
      const x = bottomPortX(i, bottom.length)
      return { output, side: 'bottom', x, y: card.size.height }
    }),
    ...right.map((output, i): Port => {
      return { output, side: 'right', x: card.size.width, y: rightPortY(i) }
    }),
  ]
})

/** The room that every node takes where the layout, or these positions, put it. */
export function boxesOf(
  index: DesignIndex,
  layout: Readonly<Record<string, Position>> = index.design.layout,
): ReadonlyMap<NodeId, Box> {
  return layout === index.design.layout ? boxesAtRest(index) : placeAll(index, layout)
}

/** The same while some nodes stand elsewhere, as when they are dragged. */
export function boxesWith(
  index: DesignIndex,
  moved: ReadonlyMap<NodeId, Position>,
): ReadonlyMap<NodeId, Box> {
  const boxes = new Map(boxesAtRest(index))
  for (const [id, { x, y }] of moved) {
    const box = boxes.get(id)
    if (box !== undefined) boxes.set(id, { ...box, x, y })
  }
  return boxes
}

const boxesAtRest = remember((index: DesignIndex) => placeAll(index, index.design.layout))

function placeAll(
  index: DesignIndex,
  layout: Readonly<Record<string, Position>>,
): ReadonlyMap<NodeId, Box> {
  const boxes = new Map<NodeId, Box>()
  for (const node of index.design.nodes) {
    boxes.set(node.id, boxAt(layout[node.id] ?? ORIGIN, cardOf(node, index).size))
  }
  return boxes
}

const ORIGIN: Position = { x: 0, y: 0 }

/** A card that stays where it is has the same box in the next design: whoever compares sees that at a glance. */
function boxAt(at: Position, { width, height }: Size): Box {
  const before = places.get(at)
  if (before?.width === width && before.height === height) return before
  const box = { x: at.x, y: at.y, width, height }
  places.set(at, box)
  return box
}

const places = new WeakMap<Position, Box>()

function isSameCard(a: Card, b: Card): boolean {
  return (
    JSON.stringify([a.rows, a.outputs, a.hasInput]) ===
    JSON.stringify([b.rows, b.outputs, b.hasInput])
  )
}
