import { err, type Result } from '../base/result.ts'
import { type Applied, done, type EditError } from './applied.ts'
import type { Design } from './design.ts'
import { connect, disconnect } from './edit-edges.ts'
import { addItem, pick, removeItem, setItem } from './edit-items.ts'
import { addNode, moveNodes, removeNode, setNode } from './edit-nodes.ts'
import type { Edit } from './edit.ts'

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
    case 'set-severities':
      return done(
        { ...design, severities: edit.severities },
        { type: 'set-severities', severities: design.severities },
      )
    case 'batch':
      return applyBatch(design, edit.edits)
  }
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
