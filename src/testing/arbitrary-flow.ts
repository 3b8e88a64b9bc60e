import fc from 'fast-check'
import type { NodeId, TaskId } from '#core/base/ids.ts'
import { factsOf } from '#core/kinds/node-facts.ts'
import { ENTRY_KIND, KINDS, kindOf } from '#core/kinds/registry.ts'
import { indexDesign } from '#core/model/design-index.ts'
import type { Design, FlowEdge } from '#core/model/design.ts'
import { emptyDesign } from './empty-design.ts'

/**
 * Flows of any shape: several tasks, joins, backward edges, loops onto a node itself, outputs that lead nowhere, nodes
 * that nothing leads to. Properties are as the kinds begin them.
 */
export function arbitraryFlow(maxNodes = 24): fc.Arbitrary<Design> {
  const kinds = KINDS.filter((kind) => kind.offered).map((kind) => kind.id)
  return fc
    .record({
      kinds: fc.array(fc.constantFrom(...kinds), { maxLength: maxNodes }),
      tasks: fc.integer({ min: 1, max: 3 }),
      taskOf: fc.infiniteStream(fc.nat()),
      targets: fc.infiniteStream(fc.nat()),
      connected: fc.infiniteStream(fc.integer({ min: 0, max: 9 })),
      positions: fc.infiniteStream(fc.record({ x: fc.nat(300), y: fc.nat(300) })),
    })
    .map(({ kinds, tasks, taskOf, targets, connected, positions }) => {
      const nodes = [ENTRY_KIND.id, ...kinds].map((kind, i) => ({
        id: `n${i}` as NodeId,
        task: taskId(i === 0 ? 0 : next(taskOf) % tasks),
        kind,
        name: `${kindOf({ kind }).title} ${i}`,
        props: kindOf({ kind }).initial,
      }))
      const design: Design = {
        ...emptyDesign(),
        nodes,
        tasks: Array.from({ length: tasks }, (_, i) => {
          const entry = nodes.find((node) => node.task === taskId(i))?.id ?? null
          return { id: taskId(i), name: `Task ${i}`, entry }
        }),
        layout: Object.fromEntries(
          nodes.map(({ id }) => {
            const { x, y } = next(positions)
            return [id, { x: x * 4, y: y * 4 }]
          }),
        ),
      }
      const index = indexDesign(design)
      const edges = nodes.flatMap((node) =>
        factsOf(node, index).outputs.flatMap((output): FlowEdge[] => {
          const to = nodes[1 + (next(targets) % Math.max(1, nodes.length - 1))]
          return to === undefined || next(connected) < 2
            ? []
            : [{ from: node.id, output: output.id, to: to.id }]
        }),
      )
      return { ...design, edges }
    })
}

function next<T>(stream: Iterator<T>): T {
  return stream.next().value as T
}

function taskId(i: number): TaskId {
  return `task-${i}` as TaskId
}
