import type { TaskId } from '#core/base/ids.ts'
import { outputsOfCall } from '#core/kinds/output-paths.ts'
import { indexDesign } from '#core/model/design-index.ts'
import type { Edit } from '#core/model/edit.ts'
import { useNotes } from '../../form/form-scope.tsx'
import { useDesign } from '../../state/document-store.ts'
import { Select } from '../../ui/select.tsx'
import { useNode } from '../node-scope.ts'
import type { EditorProps } from './editor.ts'

/** Chooses a task of the design, which may be the step's own. Ways on that the other task does not have are cut. */
export function TaskEditor({ path, label, help, value, onChange }: EditorProps<'task'>) {
  const design = useDesign()
  const { id } = useNode()
  const choose = (chosen: string) => {
    const task = design.tasks.find((candidate) => candidate.id === chosen)?.id ?? null
    onChange(task, { before: cut(task) })
  }
  const cut = (task: TaskId | null): readonly Edit[] => {
    const outputs = outputsOfCall(indexDesign(design), task)
    return design.edges.flatMap(({ from, output }): Edit[] =>
      from === id && outputs.every((known) => known.id !== output)
        ? [{ type: 'disconnect', from, output }]
        : [],
    )
  }
  return (
    <Select
      label={label}
      layout="inline"
      hint={help}
      {...useNotes(path)}
      placeholder="Choose…"
      value={typeof value === 'string' ? value : ''}
      options={design.tasks.map((task) => ({ value: task.id, label: task.name }))}
      onChange={choose}
    />
  )
}
