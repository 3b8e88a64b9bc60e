import type { Told } from '../analysis/told.ts'

/** Says by which variable the caller is told what a report is about; empty where the words stand in the step itself. */
export function toldBy({ node, by }: Told): string {
  if (by === null) return ''
  const text = by.text.replace(/\s+/g, ' ')
  const start = text.length > MOST_QUOTED ? `${text.slice(0, MOST_QUOTED)}…` : text
  return `“${node.name}” says ${by.variable.name}, which holds “${start}” there.`
}

const MOST_QUOTED = 80
