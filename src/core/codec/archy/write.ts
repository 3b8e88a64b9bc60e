import type { NodeId, TaskId } from '../../base/ids.ts'
import { err, ok, type Result } from '../../base/result.ts'
import { kindOf } from '../../kinds/registry.ts'
import { type DesignIndex, indexDesign } from '../../model/design-index.ts'
import type { Design } from '../../model/design.ts'
import { withoutTakenBack } from './ignore-comments.ts'
import { beginAnew, calledWithin } from './begin-anew.ts'
import { checkWritable } from './check-writable.ts'
import { flowWays } from './flow-ways.ts'
import { standsBesideTasks } from './menus.ts'
import type { ArchyNote, ArchyProblem } from './problem.ts'
import { nameOf } from './problem.ts'
import { type Promotion, shareVariables } from './promote.ts'
import { type FileTask, nameTasks } from './references.ts'
import { type Step, structureFlow } from './structure.ts'
import { writeFlow } from './write-flow.ts'
import type { TextPosition } from './yaml-text.ts'

export {
  type ArchyNote,
  type ArchyProblem,
  describeArchyNote,
  describeArchyProblem,
} from './problem.ts'

export interface ArchyText {
  readonly yaml: string
  /** Where the action of each node begins in the text; lines and columns count from 1. */
  readonly positions: ReadonlyMap<NodeId, TextPosition>
  /** What the file shows in another way than the design. */
  readonly notes: readonly ArchyNote[]
}

/**
 * The flow as Archy YAML, in the key order and style of Genesys' own exports. The same design always gives the same
 * text. Its data actions are not in it: the YAML refers to them by category and name.
 */
export function writeArchy(design: Design): Result<ArchyText, readonly ArchyProblem[]> {
  const index = indexDesign(design)
  const ways = flowWays(index)
  const entries = design.tasks.flatMap(({ entry }) => (entry === null ? [] : [entry]))
  const found = checkWritable(index, ways, entries)
  if (found.length > 0) return err(found)
  const { lists, problems } = structureFlow(ways, [...new Set(entries)])
  if (problems.length > 0) return err(problems.map((problem) => nameProblem(index, problem)))
  const tasks = nameTasks(design, sharedSteps(index, [...lists.keys()], entries), ({ id, entry }) =>
    standsBesideTasks(index, entry, id),
  )
  const moved = new Set(
    tasks.flatMap((task) => (task.isGenerated ? nodesIn(lists, task.entry) : [])),
  )
  const shared = shareVariables(design, moved)
  if (!shared.ok) {
    const { name: variable } = shared.error
    return err([{ code: 'variable-cannot-be-shared', node: null, variable }])
  }
  const { promotions } = shared.value
  const recursive = calledWithin(design, promotions)
  if (recursive !== undefined) {
    const { name: variable, task } = recursive
    const name = task === null ? '' : (index.task(task)?.name ?? '')
    return err([{ code: 'called-while-shared', node: null, variable, task: name }])
  }
  const begins = beginAnew(design, promotions)
  const { yaml, positions } = writeFlow(withoutTakenBack(shared.value.design), tasks, lists, begins)
  const notes = notesOn(index, lists, tasks, promotions)
  return ok({ yaml, positions, notes: [...notes, ...notesOnBegins(design, begins)] })
}

function nameProblem(
  index: DesignIndex,
  problem: ReturnType<typeof structureFlow>['problems'][number],
): ArchyProblem {
  const { from: node, output } = problem.way
  const where = { node, name: nameOf(index, node), output }
  return problem.code === 'runs-on'
    ? { code: problem.code, ...where, into: nameOf(index, problem.into) }
    : { code: problem.code, ...where, loop: nameOf(index, problem.loop) }
}

/** The lists that belong to no task of the design. */
function sharedSteps(index: DesignIndex, roots: readonly NodeId[], entries: readonly NodeId[]) {
  return roots.flatMap((entry) => {
    const node = index.node(entry)
    if (node === undefined || entries.includes(entry)) return []
    return [{ entry, task: node.task, name: node.name }]
  })
}

function notesOnBegins(design: Design, begins: ReadonlyMap<TaskId, unknown>): ArchyNote[] {
  return design.tasks.flatMap(({ id, name }) =>
    begins.has(id) ? [{ code: 'task-begins-anew', task: name }] : [],
  )
}

function nodesIn(
  lists: ReadonlyMap<NodeId, readonly Step[]>,
  root: NodeId | null,
): readonly NodeId[] {
  const nodes: NodeId[] = []
  const collect = (steps: readonly Step[]): void => {
    for (const step of steps) {
      if (step.type !== 'node') continue
      nodes.push(step.node)
      for (const branch of step.branches.values()) collect(branch)
    }
  }
  collect(root === null ? [] : (lists.get(root) ?? []))
  return nodes
}

function notesOn(
  index: DesignIndex,
  lists: ReadonlyMap<NodeId, readonly Step[]>,
  tasks: readonly FileTask[],
  promotions: readonly Promotion[],
): readonly ArchyNote[] {
  const written = new Set([...lists.keys()].flatMap((root) => nodesIn(lists, root)))
  return [
    ...tasks.flatMap(({ isGenerated, name, entry }): ArchyNote[] =>
      isGenerated && entry !== null ? [{ code: 'task-generated', task: name, node: entry }] : [],
    ),
    ...promotions.map((promotion): ArchyNote => ({ code: 'variable-shared', ...promotion })),
    ...index.design.nodes.flatMap((node): ArchyNote[] =>
      written.has(node.id) || kindOf(node).isEntry
        ? []
        : [{ code: 'left-out', node: node.id, name: node.name }],
    ),
  ]
}
