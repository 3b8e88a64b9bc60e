import { type NodeId, freshId, type TaskId, type VariableId } from '../../base/ids.ts'
import { ok, type Result } from '../../base/result.ts'
import { asList } from '../../kinds/archy-values.ts'
import type { Design, FlowNode } from '../../model/design.ts'
import { assemble, type FlowParts } from './assemble.ts'
import type { FlowPlaces } from './flow-places.ts'
import { indexWith } from './empty-index.ts'
import { entryNode } from './entry-steps.ts'
import { END, type Link, type Linker, linkList, type Target } from './link-lists.ts'
import { actionStubs } from './read-data-actions.ts'
import type { ArchyReadError } from './read-error.ts'
import {
  findFlow,
  findMenu,
  findTask,
  type RawFlow,
  type RawTask,
  taskShells,
} from './read-flow.ts'
import { idFrom } from './read-ids.ts'
import { type ListReader, readList } from './read-lists.ts'
import type { ReadNote } from './read-note.ts'
import { FLOW_KEY, taskReferences } from './references.ts'
import { readVariables } from './variables.ts'
import type { TextPosition } from './yaml-text.ts'
import { readYaml, type YamlTree } from './yaml-tree.ts'

export { type ArchyReadError, describeArchyReadError } from './read-error.ts'
export { describeReadNote } from './read-note.ts'

export interface ReadFlow {
  /** The key of its type at the top of the file. */
  readonly flowType: string
  readonly design: Design
  /** What a person should know who goes on with the design. */
  readonly notes: readonly ReadNote[]
  /** Where the action of each node begins in the text; lines and columns count from 1. */
  readonly positions: ReadonlyMap<NodeId, TextPosition>
  readonly places: FlowPlaces
}

/**
 * Reads the Archy YAML of a secure call flow. What follows a branch becomes an edge, jumps become edges into the
 * tasks that they name, and the tasks that export had to make are put back. Nothing is dropped: what no kind models
 * is carried, and written back. With `anyType` a flow of another type is read too, to be looked at only: states are
 * tasks there, and a menu is one step.
 */
export function readArchy(
  text: string,
  { anyType = false }: { readonly anyType?: boolean } = {},
): Result<ReadFlow, ArchyReadError> {
  const tree = readYaml(text)
  if (!tree.ok) return tree
  const flow = findFlow(tree.value, anyType)
  if (!flow.ok) return flow
  const parts = readParts(text, tree.value, flow.value)
  return parts.ok ? ok({ flowType: flow.value.type, ...assemble(parts.value) }) : parts
}

function readParts(text: string, tree: YamlTree, flow: RawFlow): Result<FlowParts, ArchyReadError> {
  const stubs = actionStubs()
  const variables = readAllVariables(flow)
  const references = taskReferences(flow.tasks)
  const shells = taskShells(flow.tasks)
  const nodes: FlowNode[] = []
  const reader: ListReader = {
    tree,
    nodes,
    context: {
      reading: { ...stubs.reading, task: references.task },
      references,
      index: () => indexWith(stubs.all(), shells),
    },
    taken: new Set(),
    positions: new Map(),
    items: new Map(),
    kept: [],
    taskOf: (refId) => findTask(flow.tasks, refId)?.id ?? null,
    menuOf: (refId) => findMenu(flow.tasks, refId)?.id ?? null,
    listed: new Set(
      flow.tasks.flatMap(({ isMenu, body }) => (isMenu === true ? asList(body['actions']) : [])),
    ),
    inPlace: new Map(),
  }
  const links: Link[] = []
  const joined: FlowParts['joined'] = new Map()
  const targets = new Map<TaskId, Target>()
  for (const [i, task] of flow.tasks.entries()) {
    const isEntered = i === 0 && flow.type === FLOW_KEY
    const target = readTask(reader, { links, joined }, task, isEntered ? variables.known : null)
    if (!target.ok) return target
    targets.set(task.id, target.value)
  }
  return ok({
    tree,
    flow,
    variables,
    nodes,
    items: reader.items,
    links,
    joined,
    targets,
    actions: stubs.all(),
    positions: reader.positions,
    kept: reader.kept,
    lines: text.split('\n'),
  })
}

/** Reads a task and says where it begins. `unpacked` are the variables of the task where the call comes in. */
function readTask(
  reader: ListReader,
  drawn: Pick<Linker, 'links' | 'joined'>,
  task: RawTask,
  unpacked: FlowParts['variables']['known'] | null,
): Result<Target, ArchyReadError> {
  const actions = asList(task.body['actions'])
  if (unpacked === null) {
    const items = readList(reader, actions, task.id, false)
    return items.ok
      ? ok(linkList({ ...drawn, index: reader.context.index() }, items.value, END, null))
      : items
  }
  const own = unpacked.filter((variable) => variable.task === null || variable.task === task.id)
  const { node, rest, unpacking } = entryNode(task.id, actions, own, reader.taken)
  reader.nodes.push(node)
  reader.positions.set(node.id, reader.tree.position(unpacking ?? task.item))
  if (unpacking !== null) reader.items.set(node.id, unpacking)
  const items = readList(reader, rest, task.id, false)
  if (!items.ok) return items
  return ok(
    linkList(
      { ...drawn, index: reader.context.index() },
      [{ type: 'node', node, branches: new Map() }, ...items.value],
      END,
      null,
    ),
  )
}

function readAllVariables(flow: RawFlow): FlowParts['variables'] {
  const taken = new Set<string>()
  const idOf = (name: string) => {
    const id = freshId<VariableId>(idFrom(name.replace(/^[^.]*\./, ''), 'variable'), taken)
    taken.add(id)
    return id
  }
  const ofFlow = readVariables(flow.body['variables'], null, idOf)
  const ofTasks = flow.tasks.map(
    ({ id, body }) => [id, readVariables(body['variables'], id, idOf)] as const,
  )
  return {
    known: [...ofFlow.variables, ...ofTasks.flatMap(([, { variables }]) => variables)],
    items: new Map([ofFlow, ...ofTasks.map(([, read]) => read)].flatMap(({ items }) => [...items])),
    unknown: new Map<TaskId | null, (typeof ofFlow)['unknown']>([
      [null, ofFlow.unknown],
      ...ofTasks.map(([id, { unknown }]) => [id, unknown] as const),
    ]),
  }
}
