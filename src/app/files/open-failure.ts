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
}

/** How much of a line is shown on either side of the place. */
const AROUND = 48

/** The place that an error names, with what stands there; null when it names none. */
export function placeIn(text: string, error: object): TextPlace | null {
  if (!('line' in error) || typeof error.line !== 'number') return null
  const column = 'column' in error && typeof error.column === 'number' ? error.column : 1
  const line = text.split(/\r\n|\r|\n/)[error.line - 1]
  if (line === undefined) return null
  const from = Math.max(0, column - 1 - AROUND)
  const shown = line.slice(from, from + 2 * AROUND).replaceAll('\t', ' ')
  return { line: error.line, column, text: shown }
}

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
