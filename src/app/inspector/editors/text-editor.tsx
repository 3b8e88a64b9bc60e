import { useNotes } from '../../form/form-scope.tsx'
import { OrgNameField } from '../../org-directory/org-name-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { EditorProps } from './editor.ts'

export function TextEditor({ path, label, help, control, value, onChange }: EditorProps<'text'>) {
  const field = {
    label,
    layout: 'inline' as const,
    hint: help,
    ...useNotes(path, { andBelow: true }),
    ...(control.placeholder === undefined ? {} : { placeholder: control.placeholder }),
    value: typeof value === 'string' ? value : '',
    onChange,
  }
  return control.names === undefined ? (
    <TextField {...field} />
  ) : (
    <OrgNameField names={control.names} {...field} />
  )
}
