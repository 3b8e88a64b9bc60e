import type { NodeId } from '../../base/ids.ts'
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
