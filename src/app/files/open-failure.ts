import type { Design } from '#core/model/design.ts'

/** Why a text was not opened, in words, and the place in it that is wrong. */
export interface OpenFailure {
  readonly title: string
  readonly reason: string
  readonly place: TextPlace | null
}

/** A line of the text and the column in it; both count from 1. */
export interface TextPlace {
  readonly line: number
  readonly column: number
  readonly text: string
  /** The lines before it, as far as they help: what is missing at one place was begun before. */
  readonly before: readonly { readonly line: number; readonly text: string }[]
}

/** How much of a line is shown on either side of the place. */
const AROUND = 48

/** The place that an error names, with what stands there; null when it names none. */
export function placeIn(text: string, error: object): TextPlace | null {
  if (!('line' in error) || typeof error.line !== 'number') return null
  const column = 'column' in error && typeof error.column === 'number' ? error.column : 1
  const lines = text.split(/\r\n|\r|\n/)
  const line = lines[error.line - 1]
  if (line === undefined) return null
  const from = Math.max(0, column - 1 - AROUND)
  const show = (whole: string) => whole.slice(from, from + 2 * AROUND).replaceAll('\t', ' ')
  const first = Math.max(0, error.line - 1 - LINES_BEFORE)
  const before = lines
    .slice(first, error.line - 1)
    .map((other, i) => ({ line: first + i + 1, text: show(other) }))
  return { line: error.line, column, text: show(line), before }
}

const LINES_BEFORE = 2

/** How far into the shown text the place is. */
export function offsetIn({ column }: TextPlace): number {
  return Math.min(column - 1, AROUND)
}

/** Whether every node stands at the same place: then nobody has laid the design out. */
export function isUnplaced({ nodes, layout }: Design): boolean {
  const [first, ...others] = nodes.map(({ id }) => layout[id])
  return (
    first !== undefined &&
    others.length > 0 &&
    others.every((at) => at?.x === first.x && at.y === first.y)
  )
}
