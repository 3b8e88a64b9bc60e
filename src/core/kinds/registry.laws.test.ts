import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ActionId, NodeId, TaskId } from '#core/base/ids.ts'
import { propsOf } from '#testing/node-arbitraries.ts'
import { payDesign } from '#testing/pay-design.ts'
import { indexDesign } from '../model/design-index.ts'
import type { FlowNode } from '../model/design.ts'
import type { Json } from '../model/values.ts'
import type { Branches, NodeKind, Surroundings } from './define.ts'
import { rewriteNode } from './mentions.ts'
import { KINDS, OPAQUE_KIND } from './registry.ts'

/** The actions that arbitrary properties name, as those of a design. */
function designWithActions() {
  const design = payDesign()
  const [first] = design.actions
  if (first === undefined) throw new Error('no action')
  const named = (id: string) => ({ ...first, id: id as ActionId, name: id })
  return { ...design, actions: [named('token'), named('pay: now')] }
}

const index = indexDesign(designWithActions())

function nodeOf(kind: NodeKind, props: FlowNode['props']): FlowNode {
  const [task] = index.design.tasks
  if (task === undefined) throw new Error('no task')
  return { id: 'any' as NodeId, task: task.id, kind: kind.id, name: kind.title, props }
}

/** A list of actions on every output that nests one. */
function branchesOf(kind: NodeKind, around: Surroundings): Branches {
  return Object.fromEntries(
    kind
      .facts(around)
      .outputs.filter(({ archy }) => archy === 'nested')
      .map(({ id }): [string, readonly Json[]] => [id, [{ playAudio: { name: id } }]]),
  )
}

const modelled = KINDS.filter((kind) => !kind.isEntry && kind !== OPAQUE_KIND)

describe.each(modelled.map((kind) => [kind.id, kind] as const))('any %s', (_, kind) => {
  test('comes back from Archy as it was, with what is nested in it', () => {
    fc.assert(
      fc.property(propsOf(kind), (props) => {
        const around = { index, node: nodeOf(kind, props) }
        const branches = branchesOf(kind, around)
        const body = kind.archy?.write(around, branches, (task) => task) ?? {}
        const read = kind.archy?.read(body, {
          action: ({ name }) => name as ActionId,
          task: (reference) => reference as TaskId,
        })
        expect(read).toEqual({ props, branches })
      }),
      { numRuns: 50 },
    )
  })

  test('has every variable that it mentions where its facts say so', () => {
    fc.assert(
      fc.property(propsOf(kind), (props) => {
        const seen: string[] = []
        const patch = rewriteNode(nodeOf(kind, props), index, ({ text, field }) => {
          seen.push(field)
          return `${text} `
        })
        expect(patch === null).toBe(seen.length === 0)
      }),
      { numRuns: 50 },
    )
  })

  test('shows two rows at most on its card', () => {
    fc.assert(
      fc.property(propsOf(kind), (props) => {
        expect(kind.face({ index, node: nodeOf(kind, props) }).length).toBeLessThanOrEqual(2)
      }),
      { numRuns: 50 },
    )
  })
})
