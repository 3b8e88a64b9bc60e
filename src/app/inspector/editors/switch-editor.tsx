import { type Evaluate, evaluateSchema, freeCaseId } from '#core/kinds/switch/evaluate.ts'
import { indexDesign } from '#core/model/design-index.ts'
import {
  type DataType,
  expression,
  literal,
  NO_VALUE,
  SCALAR_TYPES,
  type Value,
} from '#core/model/values.ts'
import { useFormScope, useNotes } from '../../form/form-scope.tsx'
import { ValueField } from '../../form/value-field.tsx'
import { valueAsText } from '../../form/value-text.ts'
import { typeInWords } from '../../form/words.ts'
import { useDesign } from '../../state/document-store.ts'
import { Segmented } from '../../ui/segmented.tsx'
import { Select } from '../../ui/select.tsx'
import { useNode } from '../node-scope.ts'
import type { EditorProps } from './editor.ts'
import { ListEditor } from './list-editor.tsx'
import { disconnectRemoved } from './removed-outputs.ts'
import { Section } from './section.tsx'

type Case = Evaluate['cases'][number]
type Compared = NonNullable<Evaluate['on']>

/** What a switch looks at, and its cases. A case that is taken away takes its edge along. */
export function SwitchEditor({ path, label, value, onChange }: EditorProps<'switch'>) {
  const { edges } = useDesign()
  const node = useNode()
  const { on, cases } = evaluateSchema.parse(value)
  const changeCases = (items: readonly Case[]) => {
    const before = disconnectRemoved(edges, node.id, cases, items)
    // The kind refuses a switch without a case, and then the edge has to stay too.
    onChange({ on, cases: [...items] }, items.length === 0 ? {} : { before })
  }
  return (
    <>
      <Subject
        path={`${path}.on`}
        on={on}
        onChange={(changed) => onChange({ on: changed, cases }, { path: `${path}.on` })}
      />
      <ListEditor
        label={label}
        path={`${path}.cases`}
        items={cases}
        addLabel="Add"
        empty="No case yet."
        itemLabel={(item, i) => valueAsText(item.value) || `case ${i + 1}`}
        makeItem={(): Case => ({ id: freeCaseId(cases), value: firstValue(on) })}
        onChange={changeCases}
      >
        {(item, i) => (
          <CaseField
            path={`${path}.cases.${i}.value`}
            label={on === null ? 'When' : 'Is'}
            type={on?.type ?? 'boolean'}
            value={item.value}
            onChange={(changed) =>
              onChange(
                { on, cases: cases.with(i, { ...item, value: changed }) },
                { path: `${path}.cases.${i}.value` },
              )
            }
          />
        )}
      </ListEditor>
    </>
  )
}

function Subject({
  path,
  on,
  onChange,
}: {
  readonly path: string
  readonly on: Compared | null
  readonly onChange: (on: Compared | null) => void
}) {
  const design = useDesign()
  const { task } = useFormScope()
  const notes = useNotes(`${path}.value`)
  /** Genesys takes the type from the expression; a variable that stands alone tells it. */
  const typeOf = (value: Value, type: DataType): DataType =>
    (value.type === 'expression'
      ? indexDesign(design).variable(value.text.trim(), task)?.type
      : undefined) ?? type
  return (
    <Section title="Takes the first case">
      <Segmented
        label="Takes the first case"
        value={on === null ? 'true' : 'equal'}
        options={[
          { value: 'true', label: 'that is true' },
          { value: 'equal', label: 'that equals' },
        ]}
        onChange={(style) =>
          onChange(style === 'true' ? null : { type: 'string', value: expression('') })
        }
      />
      {on !== null && (
        <div className="insp-form">
          <div data-field={`${path}.value`}>
            <ValueField
              label="Expression"
              type={on.type}
              {...notes}
              value={on.value}
              onChange={(value) => onChange({ type: typeOf(value, on.type), value })}
            />
          </div>
          <Select
            label="Type"
            layout="inline"
            value={on.type}
            options={typesFor(on.type).map((type) => ({ value: type, label: typeInWords(type) }))}
            onChange={(chosen) => {
              const type = typesFor(on.type).find((candidate) => candidate === chosen)
              if (type !== undefined) onChange({ ...on, type })
            }}
          />
        </div>
      )}
    </Section>
  )
}

function CaseField({
  path,
  ...field
}: {
  readonly path: string
  readonly label: string
  readonly type: DataType
  readonly value: Value
  readonly onChange: (value: Value) => void
}) {
  return (
    <div data-field={path}>
      <ValueField {...field} {...useNotes(path)} />
    </div>
  )
}

/** A condition is worked out; what a text is compared with is mostly fixed. */
function firstValue(on: Compared | null): Value {
  if (on === null) return expression('')
  return on.type === 'string' ? literal('') : NO_VALUE
}

/** What can be compared, and what an import has. */
function typesFor(current: DataType): readonly DataType[] {
  const scalars: readonly DataType[] = SCALAR_TYPES
  return scalars.includes(current) ? scalars : [...scalars, current]
}
