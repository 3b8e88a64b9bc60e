import type { VariableId } from '../../base/ids.ts'
import type { Call } from '../../kinds/facts.ts'
import type { ResolvedAssignment } from '../assignment.ts'
import type { FlowGraph } from '../flow-graph.ts'
import type { Reader } from '../node-links.ts'

/** The variables with which steps have to do otherwise than before. */
export interface Mentioned {
  /** Those that another step reads, or one of them otherwise. */
  readonly read: Set<VariableId>
  /** Those that are filled otherwise, or with something else, and those of which something else is made. */
  readonly filled: Set<VariableId>
}

/**
 * Adds the variables that the step at a place reads or assigns otherwise than before. With them changes what is known all
 * over the design: who reads a variable, what fills it, and what it is made of. Of the others that it mentions the same is
 * known as before, and whoever has asked for them has looked at the step itself.
 */
export function addMentions(
  before: FlowGraph,
  after: FlowGraph,
  place: number,
  { read, filled }: Mentioned,
): void {
  addOther(readsAt(before, place), readsAt(after, place), read)
  addOther(assignsAt(before, place), assignsAt(after, place), filled)
}

/** By variable, all that a step has to do with it, in words. */
type Words = Map<VariableId, string>

function addOther(was: Words, is: Words, other: Set<VariableId>): void {
  for (const [id, words] of was) if (is.get(id) !== words) other.add(id)
  for (const id of is.keys()) if (!was.has(id)) other.add(id)
}

function readsAt(graph: FlowGraph, place: number): Words {
  const found: Words = new Map()
  if (graph.nodeAt(place) === undefined) return found
  for (const read of graph.linksAt(place).reads) {
    addWords(found, read.variable?.id, wordsOfRead(read))
  }
  return found
}

function assignsAt(graph: FlowGraph, place: number): Words {
  const found: Words = new Map()
  if (graph.nodeAt(place) === undefined) return found
  const { call } = graph.factsAt(place)
  for (const assignment of graph.linksAt(place).assigns) {
    const words = wordsOfAssignment(assignment, call)
    addWords(found, assignment.target?.id, words)
    for (const { id } of assignment.madeOf) {
      addWords(found, id, [assignment.target?.id, ...words])
    }
  }
  return found
}

function addWords(found: Words, id: VariableId | undefined, words: readonly unknown[]): void {
  if (id !== undefined) found.set(id, `${found.get(id) ?? ''}\n${JSON.stringify(words)}`)
}

function wordsOfRead({ use, name, isTest }: Reader): readonly unknown[] {
  return [use, name, isTest]
}

/** What a call returns is made of all that it was given. */
function wordsOfAssignment(
  { output, field, source, gives }: ResolvedAssignment,
  call: Call | null,
): readonly unknown[] {
  return [output, field, source, gives, source.type === 'call' ? call : null]
}
