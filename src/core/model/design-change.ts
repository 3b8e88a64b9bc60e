import { differenceOf } from '../base/list-difference.ts'
import type { Design } from './design.ts'

/**
 * What makes one design of another one, for whoever holds the older one elsewhere, as the checker does in its thread:
 * a change costs what was changed, and all else stays the same object there too.
 */
export interface DesignChange {
  /** The parts that are not lists, and are other ones now. */
  readonly parts: Partial<Omit<Design, ListName | 'layout'>>
  readonly lists: { readonly [List in ListName]?: ListChange<Design[List][number]> }
  readonly layout: LayoutChange | null
}

/** A list as pieces of the one before (from, up to and without) and what is new. */
export type ListChange<Item> = readonly (
  | { readonly from: number; readonly to: number }
  | { readonly added: readonly Item[] }
)[]

interface LayoutChange {
  readonly set: Partial<Design['layout']>
  readonly gone: readonly string[]
}

const LISTS = ['tasks', 'nodes', 'edges', 'variables', 'actions', 'suppressions'] as const
type ListName = (typeof LISTS)[number]

/** Told by identity: an edit makes new objects of what it changes, and of nothing else. */
export function changeBetween(before: Design, after: Design): DesignChange {
  const { format, version, id, flow, severities } = after
  return {
    parts: {
      ...(format === before.format ? {} : { format }),
      ...(version === before.version ? {} : { version }),
      ...(id === before.id ? {} : { id }),
      ...(flow === before.flow ? {} : { flow }),
      ...(severities === before.severities ? {} : { severities }),
    },
    lists: Object.fromEntries(
      LISTS.flatMap((list) =>
        before[list] === after[list]
          ? []
          : [[list, changeOfList<object>(before[list], after[list])]],
      ),
    ),
    layout: before.layout === after.layout ? null : changeOfLayout(before.layout, after.layout),
  }
}

/** The newer design from the older one, or from a copy of it. */
export function applyChange(before: Design, { parts, lists, layout }: DesignChange): Design {
  return {
    ...before,
    ...parts,
    tasks: changedList(before.tasks, lists.tasks),
    nodes: changedList(before.nodes, lists.nodes),
    edges: changedList(before.edges, lists.edges),
    variables: changedList(before.variables, lists.variables),
    actions: changedList(before.actions, lists.actions),
    suppressions: changedList(before.suppressions, lists.suppressions),
    layout: layout === null ? before.layout : changedLayout(before.layout, layout),
  }
}

function changedList<Item>(list: Item[], change: ListChange<Item> | undefined): Item[] {
  return change === undefined ? list : change.flatMap((piece) => itemsOf(list, piece))
}

function itemsOf<Item>(list: readonly Item[], piece: ListChange<Item>[number]): readonly Item[] {
  return 'added' in piece ? piece.added : list.slice(piece.from, piece.to)
}

function changeOfList<Item extends object>(
  before: readonly Item[],
  after: readonly Item[],
): ListChange<Item> {
  // Most of a list is as before, at its beginning and at its end: only what lies between is looked for.
  const { start, end, gone, come } = differenceOf(before, after)
  const places = new Map(gone.map((item, i) => [item, start + i]))
  const pieces: ({ from: number; to: number } | { added: Item[] })[] = []
  if (start > 0) pieces.push({ from: 0, to: start })
  for (const item of come) {
    const last = pieces.at(-1)
    const at = places.get(item)
    if (at === undefined) {
      if (last !== undefined && 'added' in last) last.added.push(item)
      else pieces.push({ added: [item] })
    } else if (last !== undefined && 'to' in last && last.to === at) last.to += 1
    else pieces.push({ from: at, to: at + 1 })
  }
  if (end > 0) {
    const [last, from] = [pieces.at(-1), before.length - end]
    if (last !== undefined && 'to' in last && last.to === from) last.to = before.length
    else pieces.push({ from, to: before.length })
  }
  return pieces
}

function changeOfLayout(before: Design['layout'], after: Design['layout']): LayoutChange {
  return {
    set: Object.fromEntries(Object.entries(after).filter(([id, at]) => before[id] !== at)),
    gone: Object.keys(before).filter((id) => after[id] === undefined),
  }
}

function changedLayout(before: Design['layout'], { set, gone }: LayoutChange): Design['layout'] {
  const layout: Partial<Design['layout']> = { ...before, ...set }
  for (const id of gone) delete layout[id]
  return layout as Design['layout']
}
