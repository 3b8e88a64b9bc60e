import { useNotes } from '../../form/form-scope.tsx'
import { Select } from '../../ui/select.tsx'
import type { EditorProps } from './editor.ts'

export function ChoiceEditor({
  path,
  label,
  help,
  control,
  value,
  onChange,
}: EditorProps<'choice'>) {
  return (
    <Select
      label={label}
      layout="inline"
      hint={help}
      {...useNotes(path)}
      value={typeof value === 'string' ? value : ''}
      options={control.options}
      onChange={onChange}
    />
  )
}
