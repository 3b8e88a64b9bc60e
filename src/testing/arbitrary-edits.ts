import fc from 'fast-check'
import { freshId, type NodeId } from '#core/base/ids.ts'
import type { Design } from '#core/model/design.ts'
import type { Edit } from '#core/model/edit.ts'

/** What somebody does next, as numbers that edits are made of. */
export interface Gesture {
  readonly what: number
  readonly pick: number
  readonly other: number
}

/**
 * Edits as people make them: whatever the design holds now may be changed. `pick` chooses among it, so that shrinking
 * finds a short sequence.
 */
export const gestures: fc.Arbitrary<Gesture> = fc.record({
  what: fc.nat(13),
  pick: fc.nat(30),
  other: fc.nat(30),
})

export function editOf(design: Design, { what, pick, other }: Gesture): Edit[] {
  const at = <T>(items: readonly T[], n: number): readonly T[] =>
    items.length === 0 ? [] : items.slice(n % items.length, (n % items.length) + 1)
  const nodes = at(design.nodes, pick)
  switch (what) {
    case 0:
      return nodes.map(({ id }) => ({ type: 'remove-node', node: id }))
    case 1:
      return nodes.map(({ id }) => ({
        type: 'set-node',
        node: id,
        patch: { name: `n${other}`, carried: { a: 1 } },
      }))
    case 2:
      return nodes.map(({ id }) => ({
        type: 'move-nodes',
        positions: { [id]: { x: other, y: pick } },
      }))
    case 3:
      return nodes.flatMap(({ id: from }) =>
        at(design.nodes, other).map(
          ({ id: to }): Edit => ({ type: 'connect', edge: { from, output: 'next', to } }),
        ),
      )
    case 4:
      return at(design.edges, pick).map(({ from, output }) => ({
        type: 'disconnect',
        from,
        output,
      }))
    case 5:
      return nodes.map((node) => ({
        type: 'add-node',
        node: { ...node, id: freshId<NodeId>(node.id, new Set(design.nodes.map(({ id }) => id))) },
        position: { x: other, y: other },
        index: other % (design.nodes.length + 1),
      }))
    case 6:
      return at(design.variables, pick).map(({ id }) => ({ type: 'remove-variable', variable: id }))
    case 7:
      return at(design.variables, pick).map(({ id, secure }) => ({
        type: 'set-variable',
        variable: id,
        patch: { secure: !secure, notSensitiveBecause: 'a reason' },
      }))
    case 8:
      return at(design.actions, pick).map(({ id }) => ({ type: 'remove-action', action: id }))
    case 9:
      return at(design.actions, pick).map(({ id }) => ({
        type: 'set-action',
        action: id,
        patch: { name: `a${other}` },
      }))
    case 10:
      return [{ type: 'set-flow', patch: { name: `flow ${other}` } }]
    case 11:
      return [
        { type: 'set-suppressions', suppressions: [{ rule: 'r', node: null, reason: `${other}` }] },
      ]
    case 12:
      return [{ type: 'set-severities', severities: { 'token-headroom': 'error' } }]
    default:
      return [
        {
          type: 'batch',
          edits: [0, 4, 6]
            .flatMap((kind) => editOf(design, { what: kind, pick, other }).slice(0, 1))
            .slice(0, 1),
        },
      ]
  }
}
