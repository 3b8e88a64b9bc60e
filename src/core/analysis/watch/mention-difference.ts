import type { VariableId } from '../../base/ids.ts'
import type { Call } from '../../kinds/facts.ts'
import { sensitivityOfField } from '../classify.ts'
import type { FlowGraph } from '../flow-graph.ts'
import type { NodeLinks, Reader } from '../node-links.ts'
import type { ResolvedAssignment } from '../assignment.ts'

/**
 * The variables that the step at a place reads or assigns otherwise than before. With them changes what is known all
 * over the design: who reads a variable, what fills it, what it is made of, which class it has. Of the others that it
 * mentions the same is known as before, and whoever has asked for them has looked at the step itself.
 */
export function mentionedOtherwise(
  before: FlowGraph,
  after: FlowGraph,
  place: number,
): ReadonlySet<VariableId> {
  const was = mentionsAt(before, place)
  const is = mentionsAt(after, place)
  const found = new Set<VariableId>()
  for (const [id, mentions] of was) if (is.get(id) !== mentions) found.add(id)
  for (const id of is.keys()) if (!was.has(id)) found.add(id)
  return found
}

/** By variable, all that a step has to do with it, in words. */
function mentionsAt(graph: FlowGraph, place: number): ReadonlyMap<VariableId, string> {
  const found = new Map<VariableId, string>()
  if (graph.nodeAt(place) === undefined) return found
  const { call } = graph.factsAt(place)
  const add = (id: VariableId | undefined, ...words: readonly unknown[]) => {
    if (id !== undefined) found.set(id, `${found.get(id) ?? ''}\n${JSON.stringify(words)}`)
  }
  const { reads, assigns }: NodeLinks = graph.linksAt(place)
  for (const read of reads) add(read.variable?.id, ...wordsOfRead(read))
  for (const assignment of assigns) {
    const words = wordsOfAssignment(assignment, call)
    add(assignment.target?.id, ...words)
    for (const { id } of assignment.madeOf) add(id, assignment.target?.id, ...words)
  }
  const links = graph.callAt(place)
  for (const { variable, field } of links?.bound ?? []) {
    add(variable.id, field, links && sensitivityOfField(links.action, field))
  }
  return found
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
