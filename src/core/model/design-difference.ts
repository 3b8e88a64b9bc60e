import type { NodeId } from '../base/ids.ts'
import type { Design, FlowEdge } from './design.ts'

/** What a list has that the other has not, and what both have in two versions. */
export interface ListDifference<Item> {
  readonly added: readonly Item[]
  readonly removed: readonly Item[]
  readonly changed: readonly { readonly before: Item; readonly after: Item }[]
}

/** How one design differs from another, for whoever shows it before it is done. */
export interface DesignDifference {
  readonly nodes: ListDifference<Design['nodes'][number]>
  /** Nodes that both have and that stand elsewhere. */
  readonly moved: readonly NodeId[]
  /** An edge that leads elsewhere is changed. */
  readonly edges: ListDifference<FlowEdge>
  readonly tasks: ListDifference<Design['tasks'][number]>
  readonly variables: ListDifference<Design['variables'][number]>
  readonly actions: ListDifference<Design['actions'][number]>
  /** Null when the settings of the flow are the same. */
  readonly flow: { readonly before: Design['flow']; readonly after: Design['flow'] } | null
}

/** What is equal in all its parts is the same, whatever object it is. */
export function differenceBetween(before: Design, after: Design): DesignDifference {
  return {
    nodes: differenceOf(before.nodes, after.nodes, ({ id }) => id),
    moved: after.nodes.flatMap(({ id }) => {
      const [from, to] = [before.layout[id], after.layout[id]]
      const isMoved = from !== undefined && to !== undefined && (from.x !== to.x || from.y !== to.y)
      return isMoved ? [id] : []
    }),
    edges: differenceOf(before.edges, after.edges, ({ from, output }) => `${from}:${output}`),
    tasks: differenceOf(before.tasks, after.tasks, ({ id }) => id),
    variables: differenceOf(before.variables, after.variables, ({ id }) => id),
    actions: differenceOf(before.actions, after.actions, ({ id }) => id),
    flow: isEqual(before.flow, after.flow) ? null : { before: before.flow, after: after.flow },
  }
}

function differenceOf<Item>(
  before: readonly Item[],
  after: readonly Item[],
  keyOf: (item: Item) => string,
): ListDifference<Item> {
  const old = new Map(before.map((item) => [keyOf(item), item]))
  const kept = new Set(after.map(keyOf))
  return {
    added: after.filter((item) => !old.has(keyOf(item))),
    removed: before.filter((item) => !kept.has(keyOf(item))),
    changed: after.flatMap((item) => {
      const known = old.get(keyOf(item))
      return known === undefined || isEqual(known, item) ? [] : [{ before: known, after: item }]
    }),
  }
}

function isEqual(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}
