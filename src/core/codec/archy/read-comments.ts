import type { NodeId, TaskId } from '../../base/ids.ts'
import type { YamlComment } from '../../model/design.ts'
import type { Json } from '../../model/values.ts'
import type { FlowParts } from './assemble.ts'
import { commentsByThing } from './yaml-comments.ts'

type Comments = ReadonlyMap<Json, readonly YamlComment[]>

/** The comments of the flow, by its text, and of its actions, tasks and variables, by their items in the file. */
export function commentsOfParts({
  tree,
  flow,
  variables,
  items,
  links,
  joined,
}: FlowParts): Comments {
  const things = new Set([
    ...items.values(),
    ...variables.items.values(),
    // The task of a file that starts with actions at the top is the flow itself.
    ...flow.tasks.flatMap(({ item }) => (item === flow.body ? [] : [item])),
    ...links.flatMap(({ target }) => target.wayOn ?? []),
    ...[...joined.values()].flatMap(({ wayOn }) => wayOn ?? []),
  ])
  return commentsByThing(tree.comments, things, tree.root, flow.type)
}

/** What is said of the tasks that export made, which are none here: the steps that they begin with keep it. */
export function generatedTaskComments(
  { flow }: Pick<FlowParts, 'flow'>,
  generated: ReadonlyMap<TaskId, unknown>,
  entryOf: (task: TaskId) => NodeId | null,
  comments: Comments,
): ReadonlyMap<NodeId, readonly YamlComment[]> {
  const said = new Map<NodeId, YamlComment[]>()
  for (const { id, item } of flow.tasks) {
    const entry = generated.has(id) ? entryOf(id) : null
    const own = comments.get(item)
    if (entry === null || own === undefined) continue
    const all = said.get(entry) ?? []
    all.push(...own.map((comment) => ({ ...comment, ofTask: true })))
    said.set(entry, all)
  }
  return said
}

/** What is said of the ways on that outputs of nodes are written as. */
export function wayOnComments(
  { links, joined }: Pick<FlowParts, 'links' | 'joined'>,
  comments: Comments,
): ReadonlyMap<NodeId, readonly YamlComment[]> {
  const said = new Map<NodeId, YamlComment[]>()
  const ways = [
    ...links.map(({ from, output, target }) => ({ from, output, wayOn: target.wayOn })),
    ...[...joined].map(([from, { wayOn }]) => ({ from, output: '', wayOn })),
  ]
  for (const { from, output, wayOn } of ways) {
    const own = wayOn === undefined ? undefined : comments.get(wayOn)
    if (own === undefined) continue
    const all = said.get(from) ?? []
    all.push(...own.map((comment) => ({ ...comment, output })))
    said.set(from, all)
  }
  return said
}
