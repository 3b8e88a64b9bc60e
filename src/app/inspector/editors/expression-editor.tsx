import { ExpressionField } from '../../form/expression-field.tsx'
import { useNotes } from '../../form/form-scope.tsx'
import type { EditorProps } from './editor.ts'

export function ExpressionEditor({
  path,
  label,
  help,
  control,
  value,
  onChange,
}: EditorProps<'expression'>) {
  return (
    <ExpressionField
      label={label}
      layout="inline"
      hint={help}
      {...useNotes(path)}
      {...(control.placeholder === undefined ? {} : { placeholder: control.placeholder })}
      expected={control.expects ?? null}
      value={typeof value === 'string' ? value : ''}
      onChange={onChange}
    />
  )
}
