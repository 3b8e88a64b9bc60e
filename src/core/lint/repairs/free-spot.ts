import type { Design, Position } from '../../model/design.ts'

/** A card is 232 wide and at most 80 high; with the gaps between columns and rows that makes these steps. */
const STEP_X = 296
const STEP_Y = 116

/**
 * Finds places for new nodes of a design: each the nearest to the left of a node, then further up, where no other node
 * stands. Places that were given are taken.
 */
export function freeSpots({ layout }: Pick<Design, 'layout'>): (beside: Position) => Position {
  const there = cellsOf(layout)
  const given: Position[] = []
  return (beside) => {
    for (let n = 0; ; n += 1) {
      const spot = { x: beside.x - STEP_X, y: beside.y - n * STEP_Y }
      if (isFree(spot, there) && given.every((other) => !overlaps(other, spot))) {
        given.push(spot)
        return spot
      }
    }
  }
}

/** Positions by the cell of a grid of steps that they lie in: only the cells around a spot can hold what is in its way. */
type Cells = ReadonlyMap<number, readonly Position[]>

/** Fixes are made anew in every pass, and most edits move nothing. */
const known = new WeakMap<Design['layout'], Cells>()

function cellsOf(layout: Design['layout']): Cells {
  const found = known.get(layout)
  if (found !== undefined) return found
  const cells = new Map<number, Position[]>()
  for (const position of Object.values(layout)) {
    const key = keyOf(column(position), row(position))
    const cell = cells.get(key)
    if (cell === undefined) cells.set(key, [position])
    else cell.push(position)
  }
  known.set(layout, cells)
  return cells
}

function isFree(spot: Position, cells: Cells): boolean {
  for (let x = column(spot) - 1; x <= column(spot) + 1; x += 1) {
    for (let y = row(spot) - 1; y <= row(spot) + 1; y += 1) {
      if (cells.get(keyOf(x, y))?.some((other) => overlaps(other, spot))) return false
    }
  }
  return true
}

function overlaps(a: Position, b: Position): boolean {
  return Math.abs(a.x - b.x) < STEP_X && Math.abs(a.y - b.y) < STEP_Y
}

function column({ x }: Position): number {
  return Math.floor(x / STEP_X)
}

function row({ y }: Position): number {
  return Math.floor(y / STEP_Y)
}

/** Two cells far apart may have one key: whether a position is in the way is asked of itself. */
function keyOf(x: number, y: number): number {
  return x * CELLS_IN_COLUMN + y
}

const CELLS_IN_COLUMN = 65_536
