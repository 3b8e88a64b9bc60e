import { indexDesign } from '#core/model/design-index.ts'
import { useDesign } from '../state/document-store.ts'
import { closePicker, focusNode, type PickingOf } from './canvas-store.ts'
import { named } from './commands.ts'
import { describeMove, moveNodesToNewTask, moveNodesToTask } from './move-to-task.ts'
import { type Choice, Picker } from './picker.tsx'

/** Which task nodes go to, with what that does to variables and edges. */
export function TaskPicker({ picking }: { readonly picking: PickingOf<'task'> }) {
  const design = useDesign()
  const { nodes, anchor } = picking
  const index = indexDesign(design)
  const owners = new Set(nodes.map((id) => index.node(id)?.task))
  const tasks = design.tasks.filter(({ id }) => owners.size > 1 || !owners.has(id))
  const choices = tasks.map(
    ({ id, name }): Choice => ({
      id: `task-${id}`,
      label: name,
      ...hintOf(describeMove(design, nodes, id)),
      icon: 'task',
      onPick: () => moveNodesToTask(nodes, id),
    }),
  )
  const fresh: Choice = {
    id: 'new-task',
    label: 'New task',
    ...hintOf(describeMove(design, nodes, null)),
    icon: 'plus',
    onPick: () => moveNodesToNewTask(nodes),
  }
  return (
    <Picker
      title={`Move ${named(design, nodes)} to`}
      placeholder="Find a task"
      groups={[
        ...(choices.length === 0 ? [] : [{ label: 'Tasks', choices }]),
        { label: 'New', choices: [fresh] },
      ]}
      anchor={anchor}
      onClose={closePicker}
      onEscape={() => focusNode(nodes[0] ?? null)}
    />
  )
}

function hintOf(hint: string): Pick<Choice, 'hint'> {
  return hint === '' ? {} : { hint }
}
