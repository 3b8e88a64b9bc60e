import { err, type Result } from '../base/result.ts'
import { type Applied, done, type EditError } from './applied.ts'
import type { Design, Position } from './design.ts'
import { addItem, setItem } from './edit-items.ts'
import { batch, type Edit } from './edit.ts'

export function addNode(
  design: Design,
  edit: Edit & { type: 'add-node' },
): Result<Applied, EditError> {
  const { node, position } = edit
  if (!design.tasks.some((task) => task.id === node.task)) {
    return err({ code: 'no-such-item', what: 'tasks', id: node.task })
  }
  const added = addItem(design, 'nodes', node, edit.index, { type: 'remove-node', node: node.id })
  if (!added.ok) return added
  return done(
    { ...added.value.design, layout: { ...design.layout, [node.id]: position } },
    added.value.inverse,
  )
}

/** A node takes its edges with it, and a task that it was the entry of has none afterwards. */
export function removeNode(
  design: Design,
  edit: Edit & { type: 'remove-node' },
): Result<Applied, EditError> {
  const index = design.nodes.findIndex((node) => node.id === edit.node)
  const node = design.nodes[index]
  if (node === undefined) return err({ code: 'no-such-item', what: 'nodes', id: edit.node })
  const position = design.layout[node.id] ?? { x: 0, y: 0 }
  const { [node.id]: _, ...layout } = design.layout
  const reconnect = design.edges.flatMap((edge, at): Edit[] =>
    edge.from === node.id || edge.to === node.id ? [{ type: 'connect', edge, index: at }] : [],
  )
  const entries = design.tasks.flatMap((task): Edit[] =>
    task.entry === node.id ? [{ type: 'set-task', task: task.id, patch: { entry: node.id } }] : [],
  )
  return done(
    {
      ...design,
      nodes: design.nodes.toSpliced(index, 1),
      // What does not change stays the same list: what follows from it is not worked out anew.
      edges:
        reconnect.length === 0
          ? design.edges
          : design.edges.filter((edge) => edge.from !== node.id && edge.to !== node.id),
      tasks:
        entries.length === 0
          ? design.tasks
          : design.tasks.map((task) => (task.entry === node.id ? { ...task, entry: null } : task)),
      layout,
    },
    batch([{ type: 'add-node', node, position, index }, ...entries, ...reconnect]),
  )
}

export function setNode(
  design: Design,
  edit: Edit & { type: 'set-node' },
): Result<Applied, EditError> {
  const { task } = edit.patch
  if (task !== undefined && !design.tasks.some(({ id }) => id === task)) {
    return err({ code: 'no-such-item', what: 'tasks', id: task })
  }
  return setItem(design, 'nodes', edit.node, edit.patch, (patch) => ({ ...edit, patch }))
}

export function moveNodes(
  design: Design,
  positions: Readonly<Record<string, Position>>,
): Result<Applied, EditError> {
  const before: Record<string, Position> = {}
  for (const id of Object.keys(positions)) {
    const at = design.layout[id]
    if (at === undefined) return err({ code: 'no-such-item', what: 'nodes', id })
    before[id] = at
  }
  return done(
    { ...design, layout: { ...design.layout, ...positions } },
    { type: 'move-nodes', positions: before },
  )
}
