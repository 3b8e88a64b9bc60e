import type { NodeId } from '../base/ids.ts'

/** Between the marks stands which copy or part of a step a node is; no id that people or files give holds one. */
const MARK = '\u241E'
const MARKED = new RegExp(`${MARK}[^${MARK}]*${MARK}`, 'g')
const COPY = 'in'
const CROSSING = 'back from'
const WAY_ON = 'goes on'

/** The step as one of several calls comes by it. */
export function copyId(id: NodeId, context: string): NodeId {
  return marked(id, `${COPY} ${context}`)
}

/** What goes on behind a call by one of its outputs; `call` is the id of the call where it is written out. */
export function wayOnId(call: NodeId, output: string): NodeId {
  return marked(call, `${WAY_ON} ${output}`)
}

/** From where a task goes back to several places; `entry` is what it begins with. */
export function crossingId(entry: NodeId, context: string, path: string): NodeId {
  return marked(entry, `${CROSSING} ${context} ${path}`)
}

/** The text with the ids of nodes in it as they are in the design itself. */
export function originalIds(text: string): string {
  return text.includes(MARK) ? text.replaceAll(MARKED, '') : text
}

/** Whether a node stands for no step, but for the several steps that a task can go back to. */
export function isCrossing(id: string): boolean {
  return id.includes(MARK + CROSSING)
}

/** Whether a node stands for no whole step: for a crossing, or for the way on behind a call. */
export function isPart(id: string): boolean {
  return id.includes(MARK) && (isCrossing(id) || id.includes(`${MARK}${WAY_ON}`))
}

function marked(id: NodeId, text: string): NodeId {
  return `${id}${MARK}${text.replaceAll(MARK, '')}${MARK}` as NodeId
}
