import { z } from 'zod'
import { ExpressionField } from '../../form/expression-field.tsx'
import { useNotes } from '../../form/form-scope.tsx'
import type { EditorProps } from './editor.ts'
import { IntoField } from './into-field.tsx'
import { type ChangeEntry, ListEditor } from './list-editor.tsx'

const entryShape = z.object({ variable: z.string(), expression: z.string() })
const shape = z.array(entryShape)
type Entry = z.infer<typeof entryShape>

/** What the flow takes out of the one string that it is started with. */
export function UnpackEditor({ path, label, value, onChange }: EditorProps<'unpack'>) {
  const entries = shape.parse(value)
  return (
    <ListEditor
      label={label}
      path={path}
      items={entries}
      addLabel="Add"
      empty="Nothing is taken from Flow.InvocationData."
      itemLabel={({ variable }, i) => (variable === '' ? `entry ${i + 1}` : variable)}
      makeItem={(): Entry => ({ variable: '', expression: 'Flow.InvocationData' })}
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
      <IntoField
        path={`${path}.variable`}
        nameFor="Flow."
        value={entry.variable}
        onChange={(variable, before) => onChange({ ...entry, variable }, 'variable', before)}
      />
      <div data-field={`${path}.expression`}>
        <ExpressionField
          label="From"
          layout="inline"
          {...useNotes(`${path}.expression`)}
          value={entry.expression}
          onChange={(expression) => onChange({ ...entry, expression }, 'expression')}
        />
      </div>
    </>
  )
}
