import fc from 'fast-check'
import type { NodeId, TaskId } from '#core/base/ids.ts'
import { ENTRY_KIND, kindOf } from '#core/kinds/registry.ts'
import type { Design, FlowNode } from '#core/model/design.ts'
import { dealtEdges } from './dealt-edges.ts'
import { payDesign } from './pay-design.ts'

const TASKS = ['Main', 'A', 'B'] as const
const PATHS = ['Paid', 'Refused']

/** Three tasks of steps that branch, call each other, jump and end in every way: none of them reads anything. */
export const callingDesigns: fc.Arbitrary<Design> = fc
  .array(
    fc.array(
      fc.record({
        kind: fc.constantFrom('get-secured-data', 'call-task', 'call-task', 'end-task', 'end-task'),
        task: fc.constantFrom(...TASKS),
        outputPath: fc.constantFrom('', ...PATHS),
        to: fc.array(fc.nat(), { minLength: 3, maxLength: 3 }),
      }),
      { minLength: 2, maxLength: 6 },
    ),
    { minLength: TASKS.length, maxLength: TASKS.length },
  )
  .map((lists) => {
    const steps = lists.flatMap((list, t) =>
      list.map((seed, i) => {
        const kind = t === 0 && i === 0 ? ENTRY_KIND.id : seed.kind
        const { initial } = kindOf({ kind })
        const props = Object.fromEntries(
          Object.entries({ ...initial, task: seed.task, outputPath: seed.outputPath }).filter(
            ([key]) => Object.hasOwn(initial, key),
          ),
        )
        const task = (TASKS[t] ?? 'Main') as TaskId
        const node: FlowNode = { id: `${task} ${i}` as NodeId, task, kind, name: '', props }
        return { node, to: seed.to }
      }),
    )
    const nodes = steps.map(({ node }) => node)
    const design: Design = {
      ...payDesign(),
      flow: { ...payDesign().flow, entryMode: 'transfer', errorHandling: { type: 'disconnect' } },
      tasks: TASKS.map((name) => ({
        id: name as TaskId,
        name,
        entry: `${name} 0` as NodeId,
        outputPaths: [...PATHS],
      })),
      nodes,
      edges: [],
      variables: [],
      layout: {},
    }
    return { ...design, edges: dealtEdges(design, steps) }
  })
