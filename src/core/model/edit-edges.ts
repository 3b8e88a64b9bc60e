import { err, type Result } from '../base/result.ts'
import { type Applied, done, type EditError } from './applied.ts'
import type { Design } from './design.ts'
import type { Edit } from './edit.ts'

/** An output leads to one node: connecting it again replaces the edge, in its place. */
export function connect(
  design: Design,
  edit: Edit & { type: 'connect' },
): Result<Applied, EditError> {
  const { edge } = edit
  for (const id of [edge.from, edge.to]) {
    if (!design.nodes.some((node) => node.id === id))
      return err({ code: 'no-such-item', what: 'nodes', id })
  }
  const at = design.edges.findIndex((e) => e.from === edge.from && e.output === edge.output)
  const replaced = design.edges[at]
  if (replaced !== undefined) {
    return done(
      { ...design, edges: design.edges.with(at, edge) },
      { type: 'connect', edge: replaced },
    )
  }
  return done(
    { ...design, edges: design.edges.toSpliced(edit.index ?? design.edges.length, 0, edge) },
    { type: 'disconnect', from: edge.from, output: edge.output },
  )
}

export function disconnect(
  design: Design,
  edit: Edit & { type: 'disconnect' },
): Result<Applied, EditError> {
  const index = design.edges.findIndex((e) => e.from === edit.from && e.output === edit.output)
  const edge = design.edges[index]
  if (edge === undefined) {
    return err({ code: 'no-such-item', what: 'edges', id: `${edit.from}:${edit.output}` })
  }
  return done(
    { ...design, edges: design.edges.toSpliced(index, 1) },
    { type: 'connect', edge, index },
  )
}
