import type { SourceRange } from './syntax.ts'

/** A place that can be underlined: the end of a text has no width, so what stands before it is marked. */
export function visibleRange(text: string, { start, end }: SourceRange): SourceRange {
  if (start < end && text.slice(start, end).trim() !== '') return { start, end }
  const last = text.slice(0, Math.max(end, 1)).trimEnd().length
  return { start: Math.max(last - 1, 0), end: Math.max(last, 1) }
}
