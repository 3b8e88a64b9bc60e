import { useNotes } from '../../form/form-scope.tsx'
import { VariableField } from '../../form/variable-field.tsx'
import type { EditorProps } from './editor.ts'

export function VariableEditor({ path, label, help, value, onChange }: EditorProps<'variable'>) {
  return (
    <VariableField
      label={label}
      layout="inline"
      hint={help}
      {...useNotes(path)}
      placeholder="Choose a variable"
      value={typeof value === 'string' ? value : ''}
      onChoose={onChange}
      onCreate={(variable) =>
        onChange(variable.name, { before: [{ type: 'add-variable', variable }] })
      }
    />
  )
}
