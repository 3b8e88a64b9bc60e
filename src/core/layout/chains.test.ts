import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editOf, gestures } from '#testing/arbitrary-edits.ts'
import { arbitraryFlow } from '#testing/arbitrary-flow.ts'
import { applyEdit } from '../model/apply-edit.ts'
import { indexDesign } from '../model/design-index.ts'
import type { Design } from '../model/design.ts'
import type { Edit } from '../model/edit.ts'
import { boxesOf } from './card.ts'
import { chainsOf } from './chains.ts'
import { flowOrder } from './flow-order.ts'
import { FlowRouter, routeFlow } from './flow-routes.ts'

/** A flow, and what edits make of it one after the other. */
const edited = fc
  .tuple(arbitraryFlow(), fc.array(gestures, { maxLength: 12 }))
  .map(([design, made]) => {
    const designs = [design]
    for (const gesture of made) {
      const last = designs.at(-1) ?? design
      for (const edit of [...editOf(last, gesture), ...entryOf(last, gesture)]) {
        const done = applyEdit(designs.at(-1) ?? design, edit)
        if (done.ok) designs.push(done.value.design)
      }
    }
    return designs
  })

/** Now and then a task begins with another step. */
function entryOf(
  { tasks, nodes }: Design,
  { what, pick }: { what: number; pick: number },
): readonly Edit[] {
  const [node, task] = [nodes[pick % nodes.length], tasks[what % tasks.length]]
  if (what % 4 !== 0 || node === undefined || task === undefined) return []
  return [{ type: 'set-task', task: task.id, patch: { entry: node.id } }]
}

/** A copy of which nothing is known: the design before it had no task that it could take anything from. */
function unseen(design: Design): Design {
  chainsOf({ ...design, tasks: [] })
  return structuredClone(design)
}

describe('a flow that is edited', () => {
  it('is cut into the same chains and read in the same order as if it had never been seen', () => {
    fc.assert(
      fc.property(edited, (designs) => {
        const followed = designs.map((design) => [chainsOf(design), flowOrder(design)])
        const anew = designs.map((design) => {
          const copy = unseen(design)
          return [chainsOf(copy), flowOrder(copy)]
        })
        expect(followed).toEqual(anew)
      }),
      { numRuns: 100 },
    )
  })

  it('is not cut anew where its steps lead as before', () => {
    const [design] = fc.sample(arbitraryFlow(12), { numRuns: 1, seed: 7 })
    const [node] = design?.nodes ?? []
    if (design === undefined || node === undefined) throw new Error('No flow')
    const before = chainsOf(design)
    const renamed = applyEdit(design, { type: 'set-node', node: node.id, patch: { name: 'Other' } })
    if (!renamed.ok) throw new Error(renamed.error.code)
    const after = chainsOf(renamed.value.design)
    expect(after.map((chains, i) => chains === before[i])).toEqual(before.map(() => true))
  })

  it('has the same lines as if they were routed anew', () => {
    fc.assert(
      fc.property(edited, (designs) => {
        const router = new FlowRouter()
        for (const design of designs) {
          const index = indexDesign(design)
          const boxes = boxesOf(index)
          expect(router.edges(index, boxes)).toEqual(routeFlow(index, boxes))
        }
      }),
      { numRuns: 60 },
    )
  })
})
