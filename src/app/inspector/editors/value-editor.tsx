import { valueSchema } from '#core/model/values.ts'
import { useNotes } from '../../form/form-scope.tsx'
import { ValueField } from '../../form/value-field.tsx'
import type { EditorProps } from './editor.ts'

export function ValueEditor({ path, label, value, onChange }: EditorProps<'value'>) {
  return (
    <ValueField
      label={label}
      literalWord="Name"
      {...useNotes(path, { andBelow: true })}
      value={valueSchema.parse(value)}
      onChange={onChange}
    />
  )
}
