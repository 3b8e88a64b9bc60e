import type { NodeId, TaskId, VariableId } from '../../base/ids.ts'
import type { JsonObject } from '../../kinds/define.ts'
import { factsOf } from '../../kinds/node-facts.ts'
import { tidy } from '../../layout/tidy.ts'
import type { DataAction } from '../../model/data-action.ts'
import type { DesignIndex } from '../../model/design-index.ts'
import {
  DESIGN_FORMAT,
  DESIGN_VERSION,
  type Design,
  type FlowEdge,
  type FlowNode,
  type FlowSettings,
  type Task,
  type Variable,
  type YamlComment,
} from '../../model/design.ts'
import type { Json } from '../../model/values.ts'
import { carryDifferences } from './carried.ts'
import { EMPTY_INDEX, indexWith } from './empty-index.ts'
import { entryModeIn } from './entry-mode.ts'
import { BESIDE_KEY } from './flow-start.ts'
import { type FlowPlaces, placesOf } from './flow-places.ts'
import { readSettings, writeSettings } from './flow-settings.ts'
import { drawEdges, type Link, type Linker, resolveTarget, type Target } from './link-lists.ts'
import { mayBeGenerated, ownersOf, sameSteps } from './merge-generated.ts'
import { findTask, taskShells, type RawFlow, type RawTask } from './read-flow.ts'
import { idFrom } from './read-ids.ts'
import { outputPathsOfTask } from './output-paths.ts'
import { JOINED_WAY } from './jumps.ts'
import { suppressionsIn } from './ignore-comments.ts'
import { notesOn } from './notes-on.ts'
import type { ReadNote } from './read-note.ts'
import { defaultRefId } from './references.ts'
import { commentsOfParts, generatedTaskComments, wayOnComments } from './read-comments.ts'
import { sharedStepIn } from './yaml-comments.ts'
import type { TextPosition } from './yaml-text.ts'
import type { YamlTree } from './yaml-tree.ts'

/** Everything that has been read of a file, still apart. */
export interface FlowParts {
  readonly tree: YamlTree
  readonly flow: RawFlow
  readonly variables: {
    readonly known: readonly Variable[]
    readonly items: ReadonlyMap<VariableId, Json>
    /** Entries of types that we do not know, by the task that declares them. */
    readonly unknown: ReadonlyMap<TaskId | null, readonly Json[]>
  }
  readonly nodes: readonly FlowNode[]
  /** The action of the file that each node stands for. */
  readonly items: ReadonlyMap<NodeId, Json>
  readonly links: readonly Link[]
  /** Jumps that follow a step whose branches all lead there. */
  readonly joined: Linker['joined']
  /** Where each task begins. */
  readonly targets: ReadonlyMap<TaskId, Target>
  readonly actions: readonly DataAction[]
  readonly positions: ReadonlyMap<NodeId, TextPosition>
  readonly kept: readonly { readonly node: NodeId; readonly properties: readonly string[] }[]
  readonly lines: readonly string[]
}

/** Puts a design together: tasks that export made and steps that it wrote several times become one again. */
export function assemble(parts: FlowParts): {
  readonly design: Design
  readonly notes: readonly ReadNote[]
  readonly positions: ReadonlyMap<NodeId, TextPosition>
  readonly places: FlowPlaces
} {
  const comments = commentsOfParts(parts)
  const settings = withComments(flowSettings(parts), comments, parts.tree.root)
  const owners = findOwners(parts, settings)
  const nodes = parts.nodes.map((node) =>
    withComments(
      { ...node, task: owners.get(node.task) ?? node.task },
      comments,
      parts.items.get(node.id),
    ),
  )
  const same = sameSteps(nodes, (node) => sharedNumber(parts, node))
  const entryOf = entryFinder(parts, same)
  const { edges: drawn, carried } = drawEdges(parts.links, entryOf)
  const waysOn = wayOnComments(parts, comments)
  const aboutTasks = generatedTaskComments(parts, owners, entryOf, comments)
  const kept = nodes
    .filter(({ id }) => !same.has(id))
    .map((node) => withCarried(node, carried.get(node.id)))
    .map((node) => withCarried(node, joinedWay(parts.joined.get(node.id))))
    .map((node) => withMoreComments(node, waysOn.get(node.id)))
    .map((node) => withMoreComments(node, aboutTasks.get(node.id)))
  // What is carried may refer to a task: its reference id must outlive a new name.
  const unread = JSON.stringify([settings, kept])
  const tasks = parts.flow.tasks.filter(({ id }) => !owners.has(id))
  const edges = inOrder(drawn, kept, same, indexWith(parts.actions, taskShells(parts.flow.tasks)))
  const start = tasks[0] === undefined ? null : entryOf(tasks[0].id)
  const design: Design = {
    format: DESIGN_FORMAT,
    version: DESIGN_VERSION,
    id: idFrom(settings.name, 'imported-flow'),
    flow: { ...settings, entryMode: entryModeIn(kept, edges, start) },
    tasks: tasks.map((task, i) =>
      withComments(
        taskOf(
          parts,
          task,
          i,
          entryOf(task.id),
          unread.includes(`${task.isMenu === true ? 'menu' : 'task'}[${task.refId}]`),
        ),
        comments,
        task.item,
      ),
    ),
    nodes: kept,
    edges,
    variables: parts.variables.known.map((variable) =>
      withComments(variable, comments, parts.variables.items.get(variable.id)),
    ),
    actions: [...parts.actions],
    layout: {},
    suppressions: [],
    severities: {},
  }
  const placed = { ...design, layout: tidy(design), suppressions: suppressionsIn(design) }
  const { positions } = parts
  return { design: placed, notes: notesOn(parts, placed), positions, places: placesOf(parts) }
}

function flowSettings({ flow, variables }: FlowParts): Omit<FlowSettings, 'entryMode'> {
  const taskOf = (refId: string) => findTask(flow.tasks, refId)?.id ?? null
  const refIdOf = (task: TaskId) => flow.tasks.find(({ id }) => id === task)?.refId ?? null
  const {
    startUpRef: _,
    startUpTaskActions: __,
    startUpTaskVariables: ___,
    variables: ____,
    tasks: _____,
    menus,
    ...others
  } = flow.body
  const areRead = menus === undefined || flow.tasks.some(({ isMenu }) => isMenu === true)
  const original = areRead ? others : { ...others, menus }
  const settings = readSettings(original, taskOf)
  const carried = carryDifferences(original, writeSettings(settings, refIdOf), new Set())
  const beside = Object.keys(flow.beside).length === 0 ? {} : { [BESIDE_KEY]: flow.beside }
  return withCarried(
    settings,
    carriedWith({ ...carried, ...flow.start, ...beside }, variables.unknown.get(null)),
  )
}

function taskOf(
  { variables }: FlowParts,
  { id, name, refId, body }: RawTask,
  place: number,
  entry: NodeId | null,
  isMentioned: boolean,
): Task {
  const { name: _, refId: __, variables: ___, actions: ____, outputPaths, ...others } = body
  const paths = outputPathsOfTask(outputPaths)
  const ref = refId === defaultRefId(name, place) && !isMentioned ? {} : { refId }
  return withCarried(
    { id, name, entry, ...paths.own },
    carriedWith({ ...others, ...paths.carried, ...ref }, variables.unknown.get(id)),
  )
}

function joinedWay(way: Pick<Target, 'carried'> | undefined): JsonObject | undefined {
  return way === undefined ? undefined : { [JOINED_WAY]: way.carried ?? {} }
}

function carriedWith(carried: JsonObject, unknown: readonly Json[] | undefined): JsonObject {
  return unknown === undefined || unknown.length === 0
    ? carried
    : { ...carried, variables: unknown }
}

/** The item with properties that it carries, in addition to those that it has. */
function withCarried<T extends object>(
  item: T & { readonly carried?: JsonObject | undefined },
  added: JsonObject | undefined,
): T {
  if (added === undefined || Object.keys(added).length === 0) return item
  return { ...item, carried: { ...item.carried, ...added } }
}

function withComments<T extends { readonly comments?: Design['flow']['comments'] }>(
  item: T,
  comments: ReadonlyMap<Json, readonly YamlComment[]>,
  thing: Json | undefined,
): T {
  const own = thing === undefined ? undefined : comments.get(thing)
  return own === undefined ? item : { ...item, comments: [...own] }
}

function withMoreComments(node: FlowNode, added: readonly YamlComment[] | undefined): FlowNode {
  return added === undefined ? node : { ...node, comments: [...(node.comments ?? []), ...added] }
}

function findOwners(
  { flow, nodes, links }: FlowParts,
  { errorHandling }: Pick<FlowSettings, 'errorHandling'>,
): ReadonlyMap<TaskId, TaskId> {
  const handler = errorHandling.type === 'task' ? errorHandling.task : null
  const called = new Set(nodes.map((node) => factsOf(node, EMPTY_INDEX).calls?.task))
  const generated = flow.tasks.filter(
    ({ id, name, body, isMenu }, i) =>
      i > 0 &&
      isMenu === undefined &&
      id !== handler &&
      !called.has(id) &&
      mayBeGenerated(name, body),
  )
  const taskOfNode = new Map(nodes.map(({ id, task }) => [id, task]))
  return ownersOf(
    new Set(generated.map(({ id }) => id)),
    links,
    (node) => taskOfNode.get(node) as TaskId,
  )
}

/** Tasks may do nothing but jump on; those that jump in a circle begin nowhere. */
function entryFinder(
  { targets }: FlowParts,
  same: ReadonlyMap<NodeId, NodeId>,
): (task: TaskId) => NodeId | null {
  const find = (task: TaskId, seen: ReadonlySet<TaskId>): NodeId | null => {
    const target = targets.get(task)
    if (target === undefined || seen.has(task)) return null
    const node = resolveTarget(target, (next) => find(next, new Set([...seen, task])))
    return node === null ? null : (same.get(node) ?? node)
  }
  return (task) => find(task, new Set())
}

/** The number with which the file marks a step that it holds several times. */
function sharedNumber({ lines, positions }: FlowParts, node: NodeId): number | null {
  const line = lines[(positions.get(node)?.line ?? 0) - 1] ?? ''
  return sharedStepIn(line)
}

/** In the order of the nodes that they leave, and of each node's outputs. */
function inOrder(
  edges: readonly FlowEdge[],
  nodes: readonly FlowNode[],
  same: ReadonlyMap<NodeId, NodeId>,
  index: DesignIndex,
): FlowEdge[] {
  const byNode = new Map<NodeId, Map<string, FlowEdge>>()
  for (const edge of edges) {
    const known = byNode.get(edge.from) ?? new Map<string, FlowEdge>()
    byNode.set(edge.from, known.set(edge.output, { ...edge, to: same.get(edge.to) ?? edge.to }))
  }
  return nodes.flatMap((node) =>
    factsOf(node, index).outputs.flatMap((output) => byNode.get(node.id)?.get(output.id) ?? []),
  )
}
