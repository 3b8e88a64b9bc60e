import type { NodeId } from '../../base/ids.ts'
import { asObject } from '../../kinds/archy-values.ts'
import { OPAQUE_KIND } from '../../kinds/registry.ts'
import type { Design } from '../../model/design.ts'
import type { FlowParts } from './assemble.ts'
import { type ReadNote, repeatedReferenceIds } from './read-note.ts'

/** What whoever opens the file should know of how it was read. */
export function notesOn(parts: FlowParts, design: Design): readonly ReadNote[] {
  const reached = new Set<NodeId>(design.tasks.flatMap(({ entry }) => entry ?? []))
  for (const node of reached) {
    for (const edge of design.edges) if (edge.from === node) reached.add(edge.to)
  }
  const names = new Map(design.nodes.map(({ id, name }) => [id, name]))
  return [
    ...design.actions.map(
      ({ name }) => ({ code: 'action-without-contract', action: name }) as const,
    ),
    ...[...parts.variables.unknown.values()].flat().map((item) => {
      const type = Object.keys(asObject(item))[0] ?? ''
      return { code: 'unknown-variable-type', type: type.replace(/Variable$/, '') } as const
    }),
    ...repeatedReferenceIds(parts.flow.tasks),
    ...parts.kept.map(
      ({ node, properties }) =>
        ({ code: 'kept-as-written', node, name: names.get(node) ?? node, properties }) as const,
    ),
    ...design.nodes.flatMap(({ id, name, kind }): ReadNote[] => [
      ...(kind === OPAQUE_KIND.id ? [{ code: 'unknown-action', node: id, name } as const] : []),
      ...(reached.has(id) ? [] : [{ code: 'never-reached', node: id, name } as const]),
    ]),
  ]
}
