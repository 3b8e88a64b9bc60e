import { FieldGroup } from '../../form/field-group.tsx'
import { useNotes } from '../../form/form-scope.tsx'
import { Switch } from '../../ui/switch.tsx'
import type { EditorProps } from './editor.ts'

export function ToggleEditor({ path, label, help, value, onChange }: EditorProps<'toggle'>) {
  return (
    <FieldGroup label={label} hint={help} {...useNotes(path)}>
      <Switch label={label} isLabelHidden isOn={value === true} onChange={onChange} />
    </FieldGroup>
  )
}
