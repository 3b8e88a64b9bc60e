import { useNotes } from '../../form/form-scope.tsx'
import { VariableField } from '../../form/variable-field.tsx'
import { VARIABLE_TYPE_OF } from '../../form/words.ts'
import type { Variable } from '#core/model/design.ts'
import { useDesign } from '../../state/document-store.ts'
import { useNode } from '../node-scope.ts'
import { BindingTable } from './binding-table.tsx'
import {
  type BindingRow,
  bindingRows,
  calledAction,
  outputsShape,
  without,
} from './call-editors.ts'
import type { EditorProps } from './editor.ts'
import { Section } from './section.tsx'

/** Where the outputs of a data action go. They are assigned on success only. */
export function CallOutputsEditor({ path, label, value, onChange }: EditorProps<'call-outputs'>) {
  const design = useDesign()
  const action = calledAction(design, useNode())
  const bindings = outputsShape.parse(value)
  const rows = bindingRows(action?.outputs ?? [], bindings)
  if (rows.length === 0) return null
  return (
    <Section title={label} end={<span className="t3">assigned on success</span>}>
      <BindingTable
        label={label}
        path={path}
        bound="Into"
        rows={rows}
        renderBinding={(row) => (
          <OutputCell
            path={`${path}.${row.name}`}
            row={row}
            onChoose={(name) => onChange({ ...bindings, [row.name]: name })}
            onCreate={(variable) =>
              onChange(
                { ...bindings, [row.name]: variable.name },
                { before: [{ type: 'add-variable', variable }] },
              )
            }
          />
        )}
        onRemove={(name) => onChange(without(bindings, name))}
      />
    </Section>
  )
}

function OutputCell({
  path,
  row: { name, field, bound },
  onChoose,
  onCreate,
}: {
  readonly path: string
  readonly row: BindingRow<string>
  readonly onChoose: (name: string) => void
  readonly onCreate: (variable: Variable) => void
}) {
  return (
    <VariableField
      label={`Variable for ${name}`}
      isLabelHidden
      size="sm"
      isQuiet
      {...useNotes(path)}
      placeholder="not used"
      value={bound ?? ''}
      nameFor={`Task.${name}`}
      {...(field === undefined
        ? {}
        : { known: { type: VARIABLE_TYPE_OF[field.type], ...sensitivityOf(field.sensitivity) } })}
      onChoose={onChoose}
      onCreate={onCreate}
    />
  )
}

/** A contract that says “not sensitive” may only not have been filled in: then the name decides. */
function sensitivityOf(sensitivity: Variable['sensitivity']) {
  return sensitivity === 'none' ? {} : { sensitivity, secure: true }
}
