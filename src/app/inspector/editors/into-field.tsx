import type { Edit } from '#core/model/edit.ts'
import { useNotes } from '../../form/form-scope.tsx'
import { VariableField } from '../../form/variable-field.tsx'

/** The variable that an entry of a list goes into; a new one is declared in the same step. */
export function IntoField({
  path,
  value,
  nameFor = 'Task.',
  onChange,
}: {
  readonly path: string
  readonly value: string
  /** The name that a new variable starts with. */
  readonly nameFor?: string
  /** The name of the variable, and what has to be there before. */
  readonly onChange: (variable: string, before?: readonly Edit[]) => void
}) {
  return (
    <div data-field={path}>
      <VariableField
        label="Into"
        layout="inline"
        {...useNotes(path)}
        placeholder="Choose a variable"
        nameFor={nameFor}
        value={value}
        onChoose={(name) => onChange(name)}
        onCreate={(variable) => onChange(variable.name, [{ type: 'add-variable', variable }])}
      />
    </div>
  )
}
