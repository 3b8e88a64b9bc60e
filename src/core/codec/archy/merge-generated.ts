import type { NodeId, TaskId } from '../../base/ids.ts'
import { factsOf } from '../../kinds/node-facts.ts'
import type { FlowNode } from '../../model/design.ts'
import { EMPTY_INDEX } from './empty-index.ts'
import { isSameJson } from './equal.ts'
import type { Link } from './link-lists.ts'
import { GENERATED_PREFIX } from './references.ts'

/** Whether export may have made the task: its name says so, and it has nothing that only a task's author gives it. */
export function mayBeGenerated(name: string, body: Readonly<Record<string, unknown>>): boolean {
  const own = new Set(['name', 'refId', 'actions', 'outputPaths'])
  return name.startsWith(GENERATED_PREFIX) && Object.keys(body).every((key) => own.has(key))
}

/**
 * The task that each generated one was taken out of: the one whose steps, or those of others taken out of it, jump
 * there. A task that several tasks jump to, or none, was made by a person and is missing here.
 */
export function ownersOf(
  generated: ReadonlySet<TaskId>,
  links: readonly Link[],
  taskOf: (node: NodeId) => TaskId,
): ReadonlyMap<TaskId, TaskId> {
  const jumps = new Map<TaskId, Set<TaskId>>()
  for (const { from, target } of links) {
    if (target.to?.type !== 'task' || !generated.has(target.to.task)) continue
    const sources = jumps.get(target.to.task) ?? new Set()
    jumps.set(target.to.task, sources.add(taskOf(from)))
  }
  const owners = new Map<TaskId, TaskId>()
  for (const task of generated) {
    const sources = new Set<TaskId>(jumps.get(task))
    // Sources that are generated themselves stand for their own sources.
    for (const source of sources) {
      if (generated.has(source)) for (const further of jumps.get(source) ?? []) sources.add(further)
    }
    const [owner, ...others] = [...sources].filter((source) => !generated.has(source))
    if (owner !== undefined && others.length === 0) owners.set(task, owner)
  }
  return owners
}

/**
 * Steps that the file marks as the same one, by the number of the mark: each maps to the first that has its number
 * and says the same. Only a step that ends the path is ever written more than once.
 */
export function sameSteps(
  nodes: readonly FlowNode[],
  numberOf: (node: NodeId) => number | null,
): ReadonlyMap<NodeId, NodeId> {
  const firsts = new Map<number, FlowNode>()
  const same = new Map<NodeId, NodeId>()
  for (const node of nodes) {
    const number = numberOf(node.id)
    if (number === null || factsOf(node, EMPTY_INDEX).outputs.length > 0) continue
    const first = firsts.get(number)
    if (first === undefined) firsts.set(number, node)
    else if (isSameStep(first, node)) same.set(node.id, first.id)
  }
  return same
}

function isSameStep(a: FlowNode, b: FlowNode): boolean {
  return (
    a.kind === b.kind &&
    a.name === b.name &&
    a.task === b.task &&
    isSameJson(a.props, b.props) &&
    isSameJson(a.carried ?? {}, b.carried ?? {})
  )
}
