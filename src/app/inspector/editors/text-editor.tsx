import { TextField } from '../../ui/text-field.tsx'
import { useNotes } from '../../form/form-scope.tsx'
import type { EditorProps } from './editor.ts'

export function TextEditor({ path, label, help, control, value, onChange }: EditorProps<'text'>) {
  return (
    <TextField
      label={label}
      layout="inline"
      hint={help}
      {...useNotes(path, { andBelow: true })}
      {...(control.placeholder === undefined ? {} : { placeholder: control.placeholder })}
      value={typeof value === 'string' ? value : ''}
      onChange={onChange}
    />
  )
}
