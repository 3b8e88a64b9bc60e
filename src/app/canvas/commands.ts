import type { NodeId } from '#core/base/ids.ts'
import { freeOutputs, primaryOutput } from '#core/kinds/connections.ts'
import type { NodeKind } from '#core/kinds/define.ts'
import {
  addNode,
  type Addition,
  isFixed,
  type Placement,
  removeNodes,
} from '#core/kinds/graph-edits.ts'
import { newNode } from '#core/kinds/new-node.ts'
import { factsOf } from '#core/kinds/node-facts.ts'
import { cardOf } from '#core/layout/card.ts'
import { chainsOf } from '#core/layout/chains.ts'
import { placeAfter, placeAt, placeOnEdge } from '#core/layout/insert.ts'
import type { Size } from '#core/layout/node-size.ts'
import { tidy } from '#core/layout/tidy.ts'
import { type DesignIndex, indexDesign } from '#core/model/design-index.ts'
import type { Design, FlowEdge, FlowNode, Position } from '#core/model/design.ts'
import { useDocument } from '../state/document-store.ts'
import { useView } from '../state/view-store.ts'
import { useCanvas } from './canvas-store.ts'

/** How long a new node is left alone before its problems show. */
const GRACE_MS = 2000

/** Where a node of a kind is to be added. */
export type Where =
  | { readonly type: 'after-selection' }
  | { readonly type: 'at'; readonly point: Position }
  | { readonly type: 'on'; readonly from: NodeId; readonly output: string }

/** Adds a node and selects it. Null when the design cannot be changed now. */
export function addKind(kind: NodeKind, where: Where): NodeId | null {
  const index = currentIndex()
  const size = sizeOf(kind, index)
  const addition = addNode(index.design, kind, placementFor(index, kind, where, size))
  return perform(addition, `Add ${addition.node.name}`) ? addition.node.id : null
}

/** Removes nodes, or with `reconnect` takes them out of the path. Where the call comes in stays. */
export function removeFromFlow(ids: readonly NodeId[], reconnect: boolean): void {
  const { design } = currentIndex()
  const edit = removeNodes(design, ids, reconnect)
  if (edit === null) return
  const { active } = useCanvas.getState()
  const neighbour = active !== null && ids.includes(active) ? neighbourOf(design, ids) : active
  const removed = ids.filter((id) => !isFixedId(design, id))
  const verb = reconnect ? 'Take out' : 'Delete'
  useDocument.getState().edit(edit, `${verb} ${named(design, removed)}`)
  useView.getState().select([])
  useCanvas.setState({ active: neighbour })
}

/** Moves nodes. Steps of one burst of keys are one step of undo. */
export function moveNodes(ids: readonly NodeId[], by: Position): void {
  const { design } = currentIndex()
  const positions = Object.fromEntries(
    ids.flatMap((id) => {
      const at = design.layout[id]
      return at === undefined ? [] : [[id, { x: at.x + by.x, y: at.y + by.y }]]
    }),
  )
  if (Object.keys(positions).length === 0) return
  useDocument
    .getState()
    .edit({ type: 'move-nodes', positions }, `Move ${named(design, ids)}`, `move:${ids.join()}`)
}

/** Puts nodes where they were dropped, as one step of undo. */
export function dropNodes(positions: ReadonlyMap<NodeId, Position>): void {
  const { design } = currentIndex()
  const moved = [...positions].filter(([id, at]) => {
    const before = design.layout[id]
    return before !== undefined && (before.x !== at.x || before.y !== at.y)
  })
  if (moved.length === 0) return
  const label = `Move ${named(
    design,
    moved.map(([id]) => id),
  )}`
  useDocument.getState().edit({ type: 'move-nodes', positions: Object.fromEntries(moved) }, label)
}

/** Lays the whole flow out afresh. */
export function tidyFlow(): void {
  const { design } = currentIndex()
  useDocument.getState().edit({ type: 'move-nodes', positions: tidy(design) }, 'Tidy up')
}

export function renameNode(id: NodeId, name: string): void {
  const node = currentIndex().node(id)
  const trimmed = name.trim()
  if (node === undefined || trimmed === '' || trimmed === node.name) return
  useDocument
    .getState()
    .edit({ type: 'set-node', node: id, patch: { name: trimmed } }, `Rename to ${trimmed}`)
}

/** The index of the open design. */
export function currentIndex(): DesignIndex {
  const history = useDocument.getState().history
  if (history === null) throw new Error('Bug: the canvas is used while no design is open')
  return indexDesign(history.design)
}

/** “Card number”, or “3 nodes”. */
export function named(design: Design, ids: readonly NodeId[]): string {
  const [only] = ids
  const name = design.nodes.find((node) => node.id === only)?.name
  return ids.length === 1 && name !== undefined ? name : `${ids.length} nodes`
}

/** Shows what was added: selected, in view, and not scolded at once. */
export function presentNodes(nodes: readonly FlowNode[]): void {
  const ids = nodes.map((node) => node.id)
  useView.getState().select(ids)
  const [first] = ids
  const { fresh } = useCanvas.getState()
  useCanvas.setState({ active: first ?? null, fresh: new Set([...fresh, ...ids]) })
  setTimeout(() => endGrace(ids), GRACE_MS)
  requestAnimationFrame(() => {
    if (first !== undefined) useCanvas.getState().viewport?.reveal(first)
  })
}

/** From now on the problems of these nodes show. */
export function endGrace(ids: readonly NodeId[]): void {
  const { fresh } = useCanvas.getState()
  if (!ids.some((id) => fresh.has(id))) return
  useCanvas.setState({ fresh: new Set([...fresh].filter((id) => !ids.includes(id))) })
}

function perform({ node, edit }: Addition, label: string): boolean {
  useDocument.getState().edit(edit, label)
  const isAdded = currentIndex().node(node.id) !== undefined
  if (isAdded) presentNodes([node])
  return isAdded
}

function placementFor(index: DesignIndex, kind: NodeKind, where: Where, size: Size): Placement {
  switch (where.type) {
    case 'at':
      return placeAt(index, where.point, size)
    case 'on':
      return placeOn(index, where, size)
    case 'after-selection': {
      const from = outputToExtend(index, kind)
      if (from !== null) return placeOn(index, from, size)
      const at = selectedPoint(index) ?? useCanvas.getState().viewport?.center() ?? { x: 0, y: 0 }
      return placeAt(index, at, size)
    }
  }
}

function placeOn(
  index: DesignIndex,
  { from, output }: Pick<FlowEdge, 'from' | 'output'>,
  size: Size,
): Placement {
  const to = index.target(from, output)
  return to === undefined
    ? placeAfter(index, { from, output }, size)
    : placeOnEdge(index, { from, output, to }, size)
}

/**
 * The output on which a click in the palette adds: the first free primary one of the selected node, else its primary
 * edge, if the new node can lead on from there, else another free one. With nothing selected, the end of the main path.
 */
function outputToExtend(
  index: DesignIndex,
  kind: NodeKind,
): Pick<FlowEdge, 'from' | 'output'> | null {
  const selected = useView.getState().selection.at(-1)
  const node = index.node(selected ?? endOfMainPath(index.design) ?? ('' as NodeId))
  if (node === undefined) return null
  const free = freeOutputs(index, node)
  const primary = primaryOutput(index, node)
  const leadsOn = primaryOutput(index, newNode(index.design, kind, node.task)) !== undefined
  const output =
    free.find(({ role }) => role === 'primary') ?? (leadsOn ? primary : undefined) ?? free[0]
  return output === undefined ? null : { from: node.id, output: output.id }
}

function endOfMainPath(design: Design): NodeId | undefined {
  return chainsOf(design)[0]?.main?.nodes.at(-1)
}

function selectedPoint(index: DesignIndex): Position | null {
  const id = useView.getState().selection.at(-1)
  const node = id === undefined ? undefined : index.node(id)
  const at = node === undefined ? undefined : index.design.layout[node.id]
  if (node === undefined || at === undefined) return null
  const { width, height } = cardOf(node, index).size
  return { x: at.x + width / 2, y: at.y + height + 52 }
}

/** The size that a new node of a kind will have. */
function sizeOf(kind: NodeKind, index: DesignIndex): Size {
  const task = index.design.tasks[0]
  if (task === undefined) throw new Error('Bug: a design without a task')
  const node = newNode(index.design, kind, task.id)
  return cardOf(node, index).size
}

/** Where the focus goes when its node is removed: to what led there. */
function neighbourOf(design: Design, removed: readonly NodeId[]): NodeId | null {
  const before = design.edges.find(
    (edge) => removed.includes(edge.to) && !removed.includes(edge.from),
  )
  return before?.from ?? null
}

function isFixedId(design: Design, id: NodeId): boolean {
  const node = design.nodes.find((candidate) => candidate.id === id)
  return node === undefined || isFixed(node)
}

/** Whether a node hands secure data to a gateway: its icon has the hue of secure data. */
export function isSecureCall(node: FlowNode, index: DesignIndex): boolean {
  return factsOf(node, index).call?.secure === true
}
