import type { NodeId } from '../base/ids.ts'
import type { DesignIndex } from '../model/design-index.ts'
import { cardOf } from './card.ts'
import type { Chain, TaskChains } from './chains.ts'
import { onGrid } from './node-size.ts'

/** Between two nodes of a chain; more where other edges join, whose lane must not run through a label. */
const ROW_GAP = 36
const JOIN_GAP = 56
/** Between two chains in one column. */
const CHAIN_GAP = 64
/** Kept free above all columns but the first, for the edges that come in over the top. */
const LANE_ROOM = 32
/** What a window of 1440 × 900 shows at zoom 1 under the bar and above the problems. */
const VIEW_HEIGHT = 588
/** About the pitch of columns, and how much wider than high a large flow becomes. */
const COLUMN_PITCH = 288
const ASPECT = 0.9

/** A node in a column, `y` below the top of the task. */
interface Cell {
  readonly id: NodeId
  readonly y: number
  readonly height: number
}
export type Column = readonly Cell[]

/**
 * Distributes the nodes of a task over columns, from left to right. The main path runs down and wraps; after each of
 * its columns come those that hold what leaves it by an exception, as near as possible to where they leave.
 */
export function arrangeColumns(index: DesignIndex, task: TaskChains): readonly Column[] {
  const measure = createMeasure(index)
  const all = [...(task.main === null ? [] : [task.main]), ...task.branches, ...task.loose]
  const total = all.flatMap((chain) => chain.nodes).reduce((sum, id) => sum + measure.step(id), 0)
  const budget = Math.max(VIEW_HEIGHT, onGrid(Math.sqrt((total * COLUMN_PITCH) / ASPECT)))
  const runs = task.main === null ? [] : wrap(task.main.nodes, measure, budget)
  const main = runs.map((run, i) => stack(run, i === 0 ? 0 : LANE_ROOM, measure))
  const groups = main.map(() => new Group(measure, budget))
  const rest = new Group(measure, budget)
  const placeOf = new Map<NodeId, Place>()
  main.forEach((column, i) => {
    for (const cell of column) placeOf.set(cell.id, { group: groups[i] ?? rest, column: -1, cell })
  })
  for (const chain of [...task.branches, ...task.loose]) {
    const parent = chain.parent === null ? undefined : placeOf.get(chain.parent)
    const group = parent?.group ?? rest
    const placed = group.add(chain, (parent?.column ?? -1) + 1, desiredY(chain, parent, placeOf))
    for (const { cell, column } of placed) placeOf.set(cell.id, { group, column, cell })
  }
  return [...main.flatMap((column, i) => [column, ...(groups[i]?.columns ?? [])]), ...rest.columns]
}

/** Where a node has been put: in the main path (column -1) or in a column of a group. */
interface Place {
  readonly group: Group
  readonly column: number
  readonly cell: Cell
}

/** Beside the first node that leads there; at the top when edges come from several columns, over the top. */
function desiredY(
  chain: Chain,
  parent: Place | undefined,
  placeOf: ReadonlyMap<NodeId, Place>,
): number {
  const sources = chain.entries.flatMap((edge) => placeOf.get(edge.from) ?? [])
  const isOneColumn = sources.every(
    (source) => source.group === parent?.group && source.column === parent.column,
  )
  return isOneColumn ? Math.min(...sources.map((source) => source.cell.y)) : LANE_ROOM
}

/** The columns that follow one column of the main path. */
class Group {
  readonly columns: Cell[][] = []
  readonly #measure: Measure
  readonly #budget: number

  constructor(measure: Measure, budget: number) {
    this.#measure = measure
    this.#budget = budget
  }

  /** Puts a chain into the first column from `first` on that has room, as near to `wanted` as it can. */
  add(
    chain: Chain,
    first: number,
    wanted: number,
  ): readonly { readonly cell: Cell; readonly column: number }[] {
    let column = first
    const from = Number.isFinite(wanted) ? Math.max(wanted, LANE_ROOM) : LANE_ROOM
    return wrap(chain.nodes, this.#measure, this.#budget).flatMap((run, i) => {
      if (i > 0) column += 1
      const height = heightOf(run, this.#measure)
      const latest = LANE_ROOM + this.#budget - height
      let top = this.#freeBelow(column)
      while (top > LANE_ROOM && top > latest) {
        column += 1
        top = this.#freeBelow(column)
      }
      const at = Math.max(top, Math.min(i === 0 ? from : LANE_ROOM, latest))
      const cells = stack(run, onGrid(at), this.#measure)
      const target = this.#columnAt(column)
      target.push(...cells)
      return cells.map((cell) => ({ cell, column }))
    })
  }

  #freeBelow(column: number): number {
    const last = this.columns[column]?.at(-1)
    return last === undefined ? LANE_ROOM : onGrid(last.y + last.height + CHAIN_GAP)
  }

  #columnAt(column: number): Cell[] {
    while (this.columns.length <= column) this.columns.push([])
    return this.columns[column] ?? []
  }
}

interface Measure {
  height(id: NodeId): number
  /** The gap above a node that follows another in its column. */
  gap(id: NodeId): number
  /** Height and gap. */
  step(id: NodeId): number
}

function createMeasure(index: DesignIndex): Measure {
  const incoming = new Map<NodeId, number>()
  for (const { to } of index.design.edges) incoming.set(to, (incoming.get(to) ?? 0) + 1)
  const height = (id: NodeId): number => {
    const node = index.node(id)
    return node === undefined ? 0 : cardOf(node, index).size.height
  }
  const gap = (id: NodeId): number => ((incoming.get(id) ?? 0) > 1 ? JOIN_GAP : ROW_GAP)
  return { height, gap, step: (id) => onGrid(height(id) + gap(id)) }
}

function stack(run: readonly NodeId[], top: number, measure: Measure): Column {
  let y = top
  return run.map((id, i) => {
    if (i > 0) y = onGrid(y + measure.gap(id))
    const cell = { id, y, height: measure.height(id) }
    y += cell.height
    return cell
  })
}

function heightOf(run: readonly NodeId[], measure: Measure): number {
  const last = stack(run, 0, measure).at(-1)
  return last === undefined ? 0 : last.y + last.height
}

/** Cuts a run into as few columns as the budget allows, as evenly as their number allows. */
function wrap(
  nodes: readonly NodeId[],
  measure: Measure,
  budget: number,
): readonly (readonly NodeId[])[] {
  const fewest = fill(nodes, measure, budget).length
  let [low, high] = [0, budget]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (fill(nodes, measure, middle).length <= fewest) high = middle
    else low = middle + 1
  }
  return fill(nodes, measure, low)
}

function fill(nodes: readonly NodeId[], measure: Measure, limit: number): NodeId[][] {
  const columns: NodeId[][] = []
  let height = Infinity
  for (const id of nodes) {
    height += measure.step(id)
    const column = columns.at(-1)
    if (column !== undefined && height <= limit) {
      column.push(id)
    } else {
      columns.push([id])
      height = measure.height(id)
    }
  }
  return columns
}
