import type { NodeId } from '../../base/ids.ts'
import { factsOf } from '../../kinds/node-facts.ts'
import { kindOf } from '../../kinds/registry.ts'
import type { DesignIndex } from '../../model/design-index.ts'
import type { FlowNode } from '../../model/design.ts'
import { checkMenu } from './check-menus.ts'
import type { FlowWays } from './flow-ways.ts'
import type { ArchyProblem } from './problem.ts'

/** What keeps the steps that can be reached from being written, whatever tree is made of them. */
export function checkWritable(
  index: DesignIndex,
  ways: FlowWays,
  entries: readonly NodeId[],
): readonly ArchyProblem[] {
  const reached = reachable(index, ways, entries)
  return [
    ...checkStart(index),
    ...reached.flatMap((node) => [
      ...checkEdges(index, ways, node, new Set(entries)),
      ...checkCall(index, node),
      ...checkMenu(index, node),
    ]),
  ]
}

/** A flow starts where the call comes in; only its first task does. */
function checkStart(index: DesignIndex): readonly ArchyProblem[] {
  const [first] = index.design.tasks
  const start = first?.entry == null ? undefined : index.node(first.entry)
  const startsRight = start !== undefined && kindOf(start).isEntry && start.task === first?.id
  return startsRight ? [] : [{ code: 'no-start', node: null, task: first?.name ?? '' }]
}

function checkEdges(
  index: DesignIndex,
  ways: FlowWays,
  { id: node, name, task }: FlowNode,
  entries: ReadonlySet<NodeId>,
): readonly ArchyProblem[] {
  return ways.of(node).flatMap(({ to }): ArchyProblem[] => {
    const target = to === null ? undefined : index.node(to)
    if (target === undefined) return []
    if (target.task === task || entries.has(target.id)) return []
    return [{ code: 'enters-task-midway', node, name, target: target.name }]
  })
}

/** Without an action there is no name to write, and the bindings would be lost. */
function checkCall(index: DesignIndex, node: FlowNode): readonly ArchyProblem[] {
  const { call } = factsOf(node, index)
  if (call === null || (call.action !== null && index.action(call.action) !== undefined)) return []
  return [{ code: 'no-action', node: node.id, name: node.name }]
}

function reachable(
  index: DesignIndex,
  ways: FlowWays,
  entries: readonly NodeId[],
): readonly FlowNode[] {
  const seen = new Set<NodeId>(entries)
  for (const node of seen) {
    for (const { to } of ways.of(node)) if (to !== null) seen.add(to)
  }
  return [...seen].flatMap((id) => index.node(id) ?? [])
}
