import { z } from 'zod'
import { literal, type Value, valueSchema } from '#core/model/values.ts'
import { useNotes } from '../../form/form-scope.tsx'
import { ValueField } from '../../form/value-field.tsx'
import { valueAsText } from '../../form/value-text.ts'
import type { EditorProps } from './editor.ts'
import { ListEditor } from './list-editor.tsx'

const attributeShape = z.object({ name: valueSchema, value: valueSchema })
const shape = z.array(attributeShape)
type Attribute = z.infer<typeof attributeShape>

/** Attributes of the participant: each has a name and a value, and both may be worked out. */
export function AttributesEditor({ path, label, value, onChange }: EditorProps<'attributes'>) {
  const attributes = shape.parse(value)
  return (
    <ListEditor
      label={label}
      path={path}
      items={attributes}
      addLabel="Add"
      empty="Writes nothing yet."
      itemLabel={({ name }, i) => valueAsText(name) || `attribute ${i + 1}`}
      makeItem={(): Attribute => ({
        name: literal(''),
        value: { type: 'expression', text: '' },
      })}
      onChange={(items, change) => onChange([...items], change)}
    >
      {(attribute, i, change) => (
        <>
          <AttributePart
            label="Name"
            path={`${path}.${i}.name`}
            value={attribute.name}
            onChange={(name) => change({ ...attribute, name }, 'name')}
          />
          <AttributePart
            label="Value"
            path={`${path}.${i}.value`}
            value={attribute.value}
            onChange={(part) => change({ ...attribute, value: part }, 'value')}
          />
        </>
      )}
    </ListEditor>
  )
}

function AttributePart({
  label,
  path,
  value,
  onChange,
}: {
  readonly label: string
  readonly path: string
  readonly value: Value
  readonly onChange: (value: Value) => void
}) {
  return (
    <div data-field={path}>
      <ValueField label={label} {...useNotes(path)} value={value} onChange={onChange} />
    </div>
  )
}
