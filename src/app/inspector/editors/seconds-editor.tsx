import { CheckedNumberField } from '../../form/draft-fields.tsx'
import { useNotes } from '../../form/form-scope.tsx'
import type { EditorProps } from './editor.ts'

/** Empty leaves Genesys' default in force, which the placeholder states. */
export function SecondsEditor({
  path,
  label,
  help,
  control,
  value,
  onChange,
}: EditorProps<'seconds'>) {
  return (
    <CheckedNumberField
      label={label}
      layout="inline"
      hint={help}
      {...useNotes(path)}
      unit="s"
      min={control.min}
      max={control.max}
      ifEmpty={control.placeholder}
      value={typeof value === 'number' ? value : null}
      onApply={onChange}
    />
  )
}
