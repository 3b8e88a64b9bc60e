import type { NodeId } from '#core/base/ids.ts'
import type { NodeKind } from '#core/kinds/define.ts'
import { addNode, type Addition, isFixed, removeNodes } from '#core/kinds/graph-edits.ts'
import { factsOf } from '#core/kinds/node-facts.ts'
import { makeRoom } from '#core/layout/make-room.ts'
import { tidySelection } from '#core/layout/tidy-selection.ts'
import { tidyLayout } from '#core/layout/tidy.ts'
import { type DesignIndex, indexDesign } from '#core/model/design-index.ts'
import type { Design, FlowNode, Position } from '#core/model/design.ts'
import { batch, type Edit } from '#core/model/edit.ts'
import { useDocument } from '../state/document-store.ts'
import { useFindings } from '../state/findings-store.ts'
import { useView } from '../state/view-store.ts'
import { useCanvas } from './canvas-store.ts'
import { placementFor, type Where } from './placement.ts'

/** Adds a node and selects it. Null when the design cannot be changed now. */
export function addKind(kind: NodeKind, where: Where): NodeId | null {
  const index = currentIndex()
  const addition = addNode(index.design, kind, placementFor(index, kind, where))
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
  // Refused, as in a tab that only reads: what is selected is there still.
  if (currentIndex().design === design) return
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

/** Lays out afresh: what is selected when that is more than one node, else the whole flow. */
export function tidyFlow(): void {
  const { design } = currentIndex()
  const { selection } = useView.getState()
  const isPart = selection.length > 1 && selection.length < design.nodes.length
  const edit: Edit = isPart
    ? makeRoom(design, { type: 'move-nodes', positions: tidySelection(design, selection) })
    : tidyEdit(design)
  const place = () =>
    void useDocument
      .getState()
      .edit(edit, isPart ? `Tidy up ${named(design, selection)}` : 'Tidy up')
  const { viewport } = useCanvas.getState()
  const [first] = selection
  if (first === undefined && viewport !== null) return viewport.rearrange(place)
  place()
  if (first !== undefined) viewport?.reveal(first)
}

function tidyEdit(design: Design): Edit {
  const { nodes, tasks } = tidyLayout(design)
  return batch([
    { type: 'move-nodes', positions: nodes },
    ...design.tasks.flatMap(({ id }): Edit[] => {
      const at = tasks[id]
      return at === undefined ? [] : [{ type: 'set-task', task: id, patch: { at } }]
    }),
  ])
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

/** Shows what was added: selected and in view. */
export function presentNodes(nodes: readonly FlowNode[]): void {
  const ids = nodes.map((node) => node.id)
  useView.getState().select(ids)
  const [first] = ids
  useCanvas.setState({ active: first ?? null })
  requestAnimationFrame(() => {
    if (first !== undefined) useCanvas.getState().viewport?.reveal(first)
  })
}

/** A step that was just added is not scolded before somebody has touched it. */
function startGrace(id: NodeId): void {
  const { fresh, setFresh } = useFindings.getState()
  const node = currentIndex().node(id)
  if (node !== undefined) setFresh(new Map([...fresh, [id, { node, isLeft: false }]]))
}

function perform({ node, edit }: Addition, label: string): boolean {
  useDocument.getState().edit(makeRoom(currentIndex().design, edit), label)
  const isAdded = currentIndex().node(node.id) !== undefined
  if (isAdded) {
    startGrace(node.id)
    presentNodes([node])
  }
  return isAdded
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
