import { matchVariables } from '#core/kinds/match-variables.ts'
import { expression, NO_VALUE, type Value } from '#core/model/values.ts'
import { useFormScope, useNotes } from '../../form/form-scope.tsx'
import { ValueCell } from '../../form/value-cell.tsx'
import { useDesign } from '../../state/document-store.ts'
import { Button } from '../../ui/button.tsx'
import { showToast } from '../../ui/toast-store.ts'
import { useNode } from '../node-scope.ts'
import { BindingTable } from './binding-table.tsx'
import { type BindingRow, bindingRows, calledAction, inputsShape, without } from './call-editors.ts'
import type { EditorProps } from './editor.ts'
import { Section } from './section.tsx'

/** What a data action is given: one value for each property of its contract. */
export function CallInputsEditor({ path, label, value, onChange }: EditorProps<'call-inputs'>) {
  const design = useDesign()
  const { task } = useFormScope()
  const action = calledAction(design, useNode())
  const bindings = inputsShape.parse(value)
  const rows = bindingRows(action?.inputs ?? [], bindings)
  if (rows.length === 0) {
    return (
      <Section title={label}>
        <p className="insp-empty">
          {action === undefined ? 'Choose an action first.' : 'The action takes no inputs.'}
        </p>
      </Section>
    )
  }
  const open = rows.flatMap(({ field, bound }) =>
    field !== undefined && (bound ?? NO_VALUE).type === 'none' ? [field] : [],
  )
  const expected = action?.inputs.length ?? 0
  const mapByName = () => {
    const matches = matchVariables(design, task, open)
    if (matches.size === 0) {
      showToast({ text: 'No variable has the name or the sensitivity of an open input.' })
      return
    }
    const mapped = [...matches].map(([name, variable]) => [name, expression(variable.name)])
    onChange({ ...bindings, ...Object.fromEntries(mapped) }, { path: `${path}.by-name` })
  }
  return (
    <Section
      title={label}
      end={
        <>
          {open.length > 0 && (
            <Button size="sm" variant="line" onClick={mapByName}>
              Map by name
            </Button>
          )}
          <span className="t3">
            {expected - open.length} of {expected} mapped
          </span>
        </>
      }
    >
      <BindingTable
        label={label}
        path={path}
        bound="Value"
        rows={rows}
        renderBinding={(row) => (
          <InputCell
            path={`${path}.${row.name}`}
            row={row}
            onChange={(bound) =>
              onChange({ ...bindings, [row.name]: bound }, { path: `${path}.${row.name}` })
            }
          />
        )}
        onRemove={(name) => onChange(without(bindings, name))}
      />
    </Section>
  )
}

function InputCell({
  path,
  row,
  onChange,
}: {
  readonly path: string
  readonly row: BindingRow<Value>
  readonly onChange: (value: Value) => void
}) {
  return (
    <ValueCell
      label={`Value of ${row.name}`}
      isLabelHidden
      {...useNotes(path)}
      placeholder="not mapped"
      value={row.bound ?? NO_VALUE}
      onChange={onChange}
    />
  )
}
