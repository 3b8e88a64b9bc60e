import { z } from 'zod'
import { literal, valueSchema } from '#core/model/values.ts'
import { useNotes } from '../../form/form-scope.tsx'
import { ValueField } from '../../form/value-field.tsx'
import { valueAsText } from '../../form/value-text.ts'
import type { EditorProps } from './editor.ts'
import { IntoField } from './into-field.tsx'
import { type ChangeEntry, ListEditor } from './list-editor.tsx'

const entryShape = z.object({ name: valueSchema, variable: z.string() })
const shape = z.array(entryShape)
type Entry = z.infer<typeof entryShape>

/** Attributes of the participant that are read, and the variables that they go into. */
export function AttributeVariablesEditor({
  path,
  label,
  value,
  onChange,
}: EditorProps<'attribute-variables'>) {
  const entries = shape.parse(value)
  return (
    <ListEditor
      label={label}
      path={path}
      items={entries}
      addLabel="Add"
      empty="Reads nothing yet."
      itemLabel={({ name }, i) => valueAsText(name) || `attribute ${i + 1}`}
      makeItem={(): Entry => ({ name: literal(''), variable: '' })}
      onChange={(items, change) => onChange([...items], change)}
    >
      {(entry, i, change) => <EntryFields path={`${path}.${i}`} entry={entry} onChange={change} />}
    </ListEditor>
  )
}

function EntryFields({
  path,
  entry,
  onChange,
}: {
  readonly path: string
  readonly entry: Entry
  readonly onChange: ChangeEntry<Entry>
}) {
  return (
    <>
      <div data-field={`${path}.name`}>
        <ValueField
          label="Name"
          {...useNotes(`${path}.name`)}
          value={entry.name}
          onChange={(name) => onChange({ ...entry, name }, 'name')}
        />
      </div>
      <IntoField
        path={`${path}.variable`}
        value={entry.variable}
        onChange={(variable, before) => onChange({ ...entry, variable }, 'variable', before)}
      />
    </>
  )
}
