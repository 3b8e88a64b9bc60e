import type { FlowNode } from '../model/design.ts'
import type { Before } from './before.ts'
import type { FlowGraph } from './flow-graph.ts'
import { type Reader, UNDECLARED } from './node-links.ts'

/** By the number of a variable, who reads it, in the order of the design. */
export type Readers = readonly (readonly Reader[] | undefined)[]

/** The readers of all variables; after an edit only those of variables that other steps read are gathered again. */
export function findReaders(graph: FlowGraph, before: Before | null): Readers {
  if (before === null || before.redeclared === null)
    return gather(graph, Array(graph.index.size).keys())
  const { lore, graph: last } = before.solutions
  const places = [...new Set([...before.others, ...before.relinked])].toSorted((a, b) => a - b)
  const come = gather(graph, places)
  const touched = new Set<number>(
    come.flatMap((list, number) => (list === undefined ? [] : number)),
  )
  const gone = new Set<FlowNode>()
  for (const place of places) {
    const node = last.nodeAt(place)
    if (node !== undefined) gone.add(node)
    for (const { number } of last.linksAt(place).reads)
      if (number !== UNDECLARED) touched.add(number)
  }
  if (touched.size === 0) return lore.readers
  const readers = [...lore.readers]
  for (const number of touched) {
    const stay = (readers[number] ?? []).filter(({ node }) => !gone.has(node))
    const all = [...stay, ...(come[number] ?? [])]
    readers[number] = all.toSorted((a, b) => graph.placeOf(a.node) - graph.placeOf(b.node))
  }
  return readers
}

function gather(graph: FlowGraph, places: Iterable<number>): Readers {
  const found: Reader[][] = []
  for (const place of places) {
    for (const read of graph.linksAt(place).reads) {
      if (read.number !== UNDECLARED) (found[read.number] ??= []).push(read)
    }
  }
  return found
}
