import { namesOfField } from '#core/kinds/org-names.ts'
import { valueSchema } from '#core/model/values.ts'
import { useNotes } from '../../form/form-scope.tsx'
import { ValueField } from '../../form/value-field.tsx'
import { useNode } from '../node-scope.ts'
import type { EditorProps } from './editor.ts'

export function ValueEditor({ path, label, control, value, onChange }: EditorProps<'value'>) {
  const { props } = useNode()
  return (
    <ValueField
      label={label}
      literalWord="Name"
      names={namesOfField(control.names, props)}
      {...useNotes(path, { andBelow: true })}
      value={valueSchema.parse(value)}
      onChange={onChange}
    />
  )
}
