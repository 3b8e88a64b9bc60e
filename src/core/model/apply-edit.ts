import { err, ok, type Result } from '../base/result.ts'
import type { Design, Position } from './design.ts'
import { batch, type Edit } from './edit.ts'

/** Why an edit cannot be applied to this design. `what` is the list it speaks of, `id` the item. */
export type EditError =
  | { readonly code: 'no-such-item'; readonly what: ListName; readonly id: string }
  | { readonly code: 'already-there'; readonly what: ListName; readonly id: string }
  | {
      readonly code: 'still-used'
      readonly what: ListName
      readonly id: string
      readonly by: string
    }

export interface Applied {
  readonly design: Design
  /** The edit that leads back from the new design to the old one, exactly. */
  readonly inverse: Edit
}

type ListName = 'nodes' | 'edges' | 'tasks' | 'variables' | 'actions'

/** Applies one edit. The design that is passed in is never changed; an error leaves nothing half done. */
export function applyEdit(design: Design, edit: Edit): Result<Applied, EditError> {
  switch (edit.type) {
    case 'set-flow':
      return done(
        { ...design, flow: { ...design.flow, ...edit.patch } },
        { type: 'set-flow', patch: pick(design.flow, edit.patch) },
      )
    case 'add-node':
      return addNode(design, edit)
    case 'remove-node':
      return removeNode(design, edit)
    case 'set-node':
      return setNode(design, edit)
    case 'move-nodes':
      return moveNodes(design, edit.positions)
    case 'connect':
      return connect(design, edit)
    case 'disconnect':
      return disconnect(design, edit)
    case 'add-task':
      return addItem(design, 'tasks', edit.task, edit.index, {
        type: 'remove-task',
        task: edit.task.id,
      })
    case 'remove-task':
      return removeTask(design, edit)
    case 'set-task':
      return setItem(design, 'tasks', edit.task, edit.patch, (patch) => ({ ...edit, patch }))
    case 'add-variable':
      return addItem(design, 'variables', edit.variable, edit.index, {
        type: 'remove-variable',
        variable: edit.variable.id,
      })
    case 'remove-variable':
      return removeItem(design, 'variables', edit.variable, (variable, index) => ({
        type: 'add-variable',
        variable,
        index,
      }))
    case 'set-variable':
      return setItem(design, 'variables', edit.variable, edit.patch, (patch) => ({
        ...edit,
        patch,
      }))
    case 'add-action':
      return addItem(design, 'actions', edit.action, edit.index, {
        type: 'remove-action',
        action: edit.action.id,
      })
    case 'remove-action':
      return removeItem(design, 'actions', edit.action, (action, index) => ({
        type: 'add-action',
        action,
        index,
      }))
    case 'set-action':
      return setItem(design, 'actions', edit.action, edit.patch, (patch) => ({ ...edit, patch }))
    case 'set-suppressions':
      return done(
        { ...design, suppressions: [...edit.suppressions] },
        { type: 'set-suppressions', suppressions: design.suppressions },
      )
    case 'batch':
      return applyBatch(design, edit.edits)
  }
}

function done(design: Design, inverse: Edit): Result<Applied, EditError> {
  return ok({ design, inverse })
}

function applyBatch(design: Design, edits: readonly Edit[]): Result<Applied, EditError> {
  let current = design
  const inverses: Edit[] = []
  for (const edit of edits) {
    const applied = applyEdit(current, edit)
    if (!applied.ok) return applied
    current = applied.value.design
    inverses.unshift(applied.value.inverse)
  }
  return done(current, { type: 'batch', edits: inverses })
}

function addNode(design: Design, edit: Edit & { type: 'add-node' }): Result<Applied, EditError> {
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
function removeNode(
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

function setNode(design: Design, edit: Edit & { type: 'set-node' }): Result<Applied, EditError> {
  const { task } = edit.patch
  if (task !== undefined && !design.tasks.some(({ id }) => id === task)) {
    return err({ code: 'no-such-item', what: 'tasks', id: task })
  }
  return setItem(design, 'nodes', edit.node, edit.patch, (patch) => ({ ...edit, patch }))
}

function moveNodes(
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

/** An output leads to one node: connecting it again replaces the edge, in its place. */
function connect(design: Design, edit: Edit & { type: 'connect' }): Result<Applied, EditError> {
  const { edge } = edit
  for (const id of [edge.from, edge.to]) {
    if (!design.nodes.some((node) => node.id === id))
      return err({ code: 'no-such-item', what: 'nodes', id })
  }
  const at = design.edges.findIndex((e) => e.from === edge.from && e.output === edge.output)
  const replaced = design.edges[at]
  if (replaced !== undefined) {
    return done(
      { ...design, edges: design.edges.with(at, edge) },
      { type: 'connect', edge: replaced },
    )
  }
  return done(
    { ...design, edges: design.edges.toSpliced(edit.index ?? design.edges.length, 0, edge) },
    { type: 'disconnect', from: edge.from, output: edge.output },
  )
}

function disconnect(
  design: Design,
  edit: Edit & { type: 'disconnect' },
): Result<Applied, EditError> {
  const index = design.edges.findIndex((e) => e.from === edit.from && e.output === edit.output)
  const edge = design.edges[index]
  if (edge === undefined) {
    return err({ code: 'no-such-item', what: 'edges', id: `${edit.from}:${edit.output}` })
  }
  return done(
    { ...design, edges: design.edges.toSpliced(index, 1) },
    { type: 'connect', edge, index },
  )
}

function removeTask(
  design: Design,
  edit: Edit & { type: 'remove-task' },
): Result<Applied, EditError> {
  const user =
    design.nodes.find((node) => node.task === edit.task) ??
    design.variables.find((variable) => variable.task === edit.task)
  if (user !== undefined || (design.tasks.length === 1 && design.tasks[0]?.id === edit.task)) {
    return err({
      code: 'still-used',
      what: 'tasks',
      id: edit.task,
      by: user?.name ?? design.flow.name,
    })
  }
  return removeItem(design, 'tasks', edit.task, (task, index) => ({
    type: 'add-task',
    task,
    index,
  }))
}

type ItemOf<L extends Exclude<ListName, 'edges'>> = Design[L][number]

function addItem<L extends Exclude<ListName, 'edges'>>(
  design: Design,
  list: L,
  item: ItemOf<L>,
  index: number | undefined,
  inverse: Edit,
): Result<Applied, EditError> {
  const items: readonly ItemOf<L>[] = design[list]
  if (items.some((other) => other.id === item.id)) {
    return err({ code: 'already-there', what: list, id: item.id })
  }
  return done({ ...design, [list]: items.toSpliced(index ?? items.length, 0, item) }, inverse)
}

function removeItem<L extends Exclude<ListName, 'edges'>>(
  design: Design,
  list: L,
  id: string,
  inverse: (item: ItemOf<L>, index: number) => Edit,
): Result<Applied, EditError> {
  const items: readonly ItemOf<L>[] = design[list]
  const index = items.findIndex((item) => item.id === id)
  const item = items[index]
  if (item === undefined) return err({ code: 'no-such-item', what: list, id })
  return done({ ...design, [list]: items.toSpliced(index, 1) }, inverse(item, index))
}

function setItem<L extends Exclude<ListName, 'edges'>, P extends object>(
  design: Design,
  list: L,
  id: string,
  patch: P,
  inverse: (patch: P) => Edit,
): Result<Applied, EditError> {
  const items: readonly ItemOf<L>[] = design[list]
  const index = items.findIndex((item) => item.id === id)
  const item = items[index]
  if (item === undefined) return err({ code: 'no-such-item', what: list, id })
  return done(
    { ...design, [list]: items.with(index, merge(item, patch)) },
    inverse(pick(item, patch)),
  )
}

/** A patch that names a key with `undefined` takes the key away, so that undo restores its absence. */
function merge<T extends object>(item: T, patch: object): T {
  const merged = { ...item, ...patch }
  for (const key of Object.keys(patch) as (keyof T)[]) {
    if (merged[key] === undefined) delete merged[key]
  }
  return merged
}

/** The values that `item` has now under the keys of `patch`. */
function pick<P extends object>(item: object, patch: P): P {
  const values = item as P
  const picked = { ...patch }
  for (const key of Object.keys(patch) as (keyof P)[]) picked[key] = values[key]
  return picked
}
