import { isDefaultPath } from '#core/kinds/output-paths.ts'
import { useNotes } from '../../form/form-scope.tsx'
import { useDesign } from '../../state/document-store.ts'
import { Select } from '../../ui/select.tsx'
import { useNode } from '../node-scope.ts'
import type { EditorProps } from './editor.ts'

const DEFAULT = { value: '', label: 'Default' }

/** Chooses one of the output paths that the task of the step declares. */
export function OutputPathEditor({
  path,
  label,
  help,
  value,
  onChange,
}: EditorProps<'output-path'>) {
  const { task } = useNode()
  const declared = useDesign().tasks.find(({ id }) => id === task)?.outputPaths ?? []
  const chosen = typeof value === 'string' && !isDefaultPath(value) ? value : ''
  const isMissing = chosen !== '' && !declared.includes(chosen)
  const paths = isMissing ? [...declared, chosen] : declared
  return (
    <Select
      label={label}
      layout="inline"
      hint={help}
      {...useNotes(path)}
      {...(isMissing ? { error: 'The task has no such output path.' } : {})}
      value={chosen}
      options={[DEFAULT, ...paths.map((name) => ({ value: name, label: name }))]}
      onChange={onChange}
    />
  )
}
