import { useNotes } from '../../form/form-scope.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { FieldGroup } from '../../form/field-group.tsx'
import type { EditorProps } from './editor.ts'

/** Something that only a person can confirm: no fix ever ticks it. */
export function AcknowledgeEditor({
  path,
  label,
  control,
  value,
  onChange,
}: EditorProps<'acknowledge'>) {
  return (
    <FieldGroup label={label} layout="stacked" {...useNotes(path)}>
      <Checkbox label={control.text} isOn={value === true} onChange={onChange} />
    </FieldGroup>
  )
}
