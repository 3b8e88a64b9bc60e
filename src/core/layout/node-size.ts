/** Sizes and ports of a node card, in canvas pixels at zoom 1. The canvas, tidy and SVG export all draw by them. */
export const NODE_WIDTH = 232
/** Positions and distances are multiples of this. */
export const GRID = 4

const HEADER_HEIGHT = 34
const ONE_ROW_HEIGHT = 60
const TWO_ROWS_HEIGHT = 80
const FIRST_PORT_Y = 42
/** Rows and right outputs sit as far apart as their hit areas are high, so that the areas never overlap. */
const PORT_PITCH = 24

export interface Size {
  readonly width: number
  readonly height: number
}

/**
 * The size of a card with this many rows of content and this many outputs on its right edge. Each output stands
 * beside a row; from the third on each makes the card taller.
 */
export function nodeSize(rows: number, rightOutputs: number): Size {
  const lines = Math.min(2, Math.max(rows, rightOutputs))
  const height = [HEADER_HEIGHT, ONE_ROW_HEIGHT, TWO_ROWS_HEIGHT][lines] ?? TWO_ROWS_HEIGHT
  return { width: NODE_WIDTH, height: height + PORT_PITCH * Math.max(0, rightOutputs - 2) }
}

/** How far below the card's top the right output with this index sits. */
export function rightPortY(index: number): number {
  return FIRST_PORT_Y + PORT_PITCH * index
}

/** How far from the card's left the bottom output with this index sits: a single one in the middle. */
export function bottomPortX(index: number, count: number): number {
  return Math.round((NODE_WIDTH * (index + 1)) / (count + 1))
}

/** The next multiple of the grid that is not smaller. */
export function onGrid(value: number): number {
  return Math.ceil(value / GRID) * GRID
}
