import { z } from 'zod'
import type { Edit } from '#core/model/edit.ts'
import { CheckedTextField } from '../../form/draft-fields.tsx'
import type { EditorProps } from './editor.ts'
import { IntoField } from './into-field.tsx'
import { ListEditor } from './list-editor.tsx'

const shape = z.record(z.string(), z.string())
type Column = readonly [name: string, variable: string]

/** Columns of a data table, by the names that the table gives them, and the variables that they go into. */
export function ColumnsEditor({ path, label, value, onChange }: EditorProps<'columns'>) {
  const columns: readonly Column[] = Object.entries(shape.parse(value))
  const names = new Set(columns.map(([name]) => name))
  return (
    <ListEditor
      label={label}
      path={path}
      items={columns}
      addLabel="Add"
      empty="Reads no column yet."
      itemLabel={([name]) => name}
      makeItem={(): Column => [freeName(names), '']}
      onChange={(items) => onChange(Object.fromEntries(items))}
    >
      {(column, i) => (
        <ColumnFields
          path={`${path}.${column[0]}`}
          column={column}
          isTaken={(name) => name !== column[0] && names.has(name)}
          onChange={(changed, before) =>
            onChange(Object.fromEntries(columns.with(i, changed)), {
              path: `${path}.${i}`,
              ...(before === undefined ? {} : { before }),
            })
          }
        />
      )}
    </ListEditor>
  )
}

function ColumnFields({
  path,
  column: [name, variable],
  isTaken,
  onChange,
}: {
  readonly path: string
  readonly column: Column
  readonly isTaken: (name: string) => boolean
  readonly onChange: (column: Column, before?: readonly Edit[]) => void
}) {
  return (
    <>
      <CheckedTextField
        label="Column"
        layout="inline"
        value={name}
        check={(text) => {
          if (text.trim() === '') return 'Enter the name of a column.'
          return isTaken(text) ? `${text} is in the list already.` : null
        }}
        onApply={(text) => onChange([text, variable])}
      />
      <IntoField
        path={path}
        value={variable}
        onChange={(chosen, before) => onChange([name, chosen], before)}
      />
    </>
  )
}

function freeName(names: ReadonlySet<string>): string {
  let n = names.size + 1
  while (names.has(`Column ${n}`)) n += 1
  return `Column ${n}`
}
