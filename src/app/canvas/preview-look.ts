import type { NodeId } from '#core/base/ids.ts'
import { boundsOf, type Box } from '#core/layout/box.ts'
import { boxesOf } from '#core/layout/card.ts'
import { edgeKey, routeFlow } from '#core/layout/flow-routes.ts'
import type { Route } from '#core/layout/route.ts'
import { indexDesign } from '#core/model/design-index.ts'
import type { FixPreview } from '../problems/fix-preview-store.ts'

/** What becomes of a card: it goes, it goes elsewhere, or something in it is another. */
export type NodeFate = 'going' | 'leaving' | 'changing'

/** A fix as the canvas shows it before it is done: what is there and changes, and what is not there yet. */
export interface PreviewLook {
  readonly nodes: ReadonlyMap<NodeId, NodeFate>
  /** The edges that go or lead elsewhere. */
  readonly goingEdges: ReadonlySet<string>
  /** Where cards will stand that are new or move. */
  readonly boxes: readonly PreviewBox[]
  /** How edges will run that are new or lead elsewhere. */
  readonly routes: readonly PreviewRoute[]
  /** Everything above in one box; null when nothing of it is on the canvas. */
  readonly bounds: Box | null
}

interface PreviewRoute {
  readonly key: string
  readonly route: Route
  /** It leads where it led, between cards that move. */
  readonly isKept: boolean
}

interface PreviewBox extends Box {
  readonly node: NodeId
  readonly name: string
  readonly isNew: boolean
}

export function lookOf({ before, after, difference }: FixPreview): PreviewLook {
  const { nodes, moved, edges } = difference
  const fates = new Map<NodeId, NodeFate>([
    ...nodes.changed.map(({ after: { id } }) => [id, 'changing'] as const),
    ...moved.map((id) => [id, 'leaving'] as const),
    ...nodes.removed.map(({ id }) => [id, 'going'] as const),
  ])
  const index = indexDesign(after)
  const places = boxesOf(index)
  const added = new Set(nodes.added.map(({ id }) => id))
  const boxes = [...added, ...moved].flatMap((id): PreviewBox[] => {
    const [box, node] = [places.get(id), index.node(id)]
    if (box === undefined || node === undefined) return []
    return [{ ...box, node: id, name: node.name, isNew: added.has(id) }]
  })
  const shifted = new Set<NodeId>(moved)
  const touches = ({ from, to }: { from: NodeId; to: NodeId }) =>
    shifted.has(from) || shifted.has(to)
  const kept = after.edges.filter(touches)
  const drawn = [...edges.added, ...edges.changed.map((pair) => pair.after)]
  const wanted = [...drawn, ...kept.filter((edge) => !drawn.includes(edge))]
  const routes = routeFlow(index, places, wanted)
  const isDrawn = new Set(drawn.map(({ from, output }) => edgeKey(from, output)))
  const going = [
    ...edges.removed,
    ...edges.changed.map((pair) => pair.before),
    ...before.edges.filter(touches),
  ]
  const was = boxesOf(indexDesign(before))
  const stays = [...fates.keys()].flatMap((id) => was.get(id) ?? [])
  const ends = drawn
    .flatMap(({ from, to }) => [places.get(from) ?? [], places.get(to) ?? []])
    .flat()
  return {
    nodes: fates,
    goingEdges: new Set(going.map(({ from, output }) => edgeKey(from, output))),
    boxes,
    routes: Array.from(routes, ([key, route]) => ({ key, route, isKept: !isDrawn.has(key) })),
    bounds: boundsOf([...boxes, ...stays, ...ends]),
  }
}
