/** A rectangle by its sides, in canvas pixels. */
export interface Rect {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export function rectAround(points: readonly { readonly x: number; readonly y: number }[]): Rect {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { x, y } of points) {
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x)
    bottom = Math.max(bottom, y)
  }
  return { left, top, right, bottom }
}

export function grown({ left, top, right, bottom }: Rect, by: number): Rect {
  return { left: left - by, top: top - by, right: right + by, bottom: bottom + by }
}

export function union(a: Rect, b: Rect): Rect {
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  }
}

/** Whether they have at least a point in common. */
export function meets(a: Rect, b: Rect): boolean {
  return a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom
}

/** About as large as a few cards with what is between them. */
const CELL = 512
/** Rows are this far apart in the numbers of cells: wider than any canvas. */
const ROW = 2 ** 24
/**
 * What covers more cells than this is looked at each time, and what is asked of more goes through everything: a file can
 * put a card at any distance, and counting cells up to there would never end.
 */
const WIDE = 4096

interface Entry<T> {
  readonly item: T
  readonly rect: Rect
}

/**
 * Things that have a place, found by where they are: what is asked of a part of the canvas costs what stands there,
 * however large the flow is.
 */
export class RectGrid<T> {
  readonly #cells = new Map<number, Entry<T>[]>()
  #wide: readonly Entry<T>[] = []

  add(item: T, rect: Rect): void {
    const entry = { item, rect }
    if (isWide(rect)) {
      this.#wide = [...this.#wide, entry]
      return
    }
    eachCell(rect, (cell) => {
      const entries = this.#cells.get(cell)
      if (entries === undefined) this.#cells.set(cell, [entry])
      else entries.push(entry)
    })
  }

  /** `rect` is the one with which it was added. */
  remove(item: T, rect: Rect): void {
    if (isWide(rect)) {
      this.#wide = this.#wide.filter((entry) => entry.item !== item)
      return
    }
    eachCell(rect, (cell) => {
      const left = this.#cells.get(cell)?.filter((entry) => entry.item !== item) ?? []
      if (left.length === 0) this.#cells.delete(cell)
      else this.#cells.set(cell, left)
    })
  }

  /** Everything that meets a rectangle, each once, in no order that means anything. */
  visit(within: Rect, see: (item: T) => void): void {
    for (const { item, rect } of this.#wide) if (meets(rect, within)) see(item)
    if (isWide(within)) this.#visitAll(within, see)
    else this.#visitCells(within, see)
  }

  #visitAll(within: Rect, see: (item: T) => void): void {
    const entries = new Set([...this.#cells.values()].flat())
    for (const { item, rect } of entries) if (meets(rect, within)) see(item)
  }

  #visitCells(within: Rect, see: (item: T) => void): void {
    eachCell(within, (cell, row, column) => {
      const entries = this.#cells.get(cell)
      if (entries === undefined) return
      for (const { item, rect } of entries) {
        // What lies in several cells is seen in the first that it shares with the rectangle.
        const isFirst =
          meets(rect, within) &&
          row === cellOf(Math.max(rect.top, within.top)) &&
          column === cellOf(Math.max(rect.left, within.left))
        if (isFirst) see(item)
      }
    })
  }
}

function isWide(rect: Rect): boolean {
  const [rows, columns] = extentOf(rect)
  return rows > WIDE || columns > WIDE || rows * columns > WIDE
}

/** How many rows and columns of cells it lies in. */
function extentOf({ left, top, right, bottom }: Rect): readonly [number, number] {
  return [
    Math.max(0, cellOf(bottom) - cellOf(top) + 1),
    Math.max(0, cellOf(right) - cellOf(left) + 1),
  ]
}

/** By how many there are: far out, the next number is the same number. */
function eachCell(rect: Rect, see: (cell: number, row: number, column: number) => void): void {
  const [first, start] = [cellOf(rect.top), cellOf(rect.left)]
  const [rows, columns] = extentOf(rect)
  for (let down = 0; down < rows; down += 1) {
    for (let right = 0; right < columns; right += 1) {
      const [row, column] = [first + down, start + right]
      see(row * ROW + column, row, column)
    }
  }
}

function cellOf(at: number): number {
  return Math.floor(at / CELL)
}
