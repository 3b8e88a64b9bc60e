import { z } from 'zod'
import { type DataType, dataTypeSchema, NO_VALUE, valueSchema } from '#core/model/values.ts'
import { indexDesign } from '#core/model/design-index.ts'
import { useFormScope, useNotes } from '../../form/form-scope.tsx'
import { ValueField } from '../../form/value-field.tsx'
import { VariableField } from '../../form/variable-field.tsx'
import { typeInWords } from '../../form/words.ts'
import { useDesign } from '../../state/document-store.ts'
import type { EditorProps } from './editor.ts'
import { type ChangeEntry, ListEditor } from './list-editor.tsx'

const statementShape = z.object({
  type: dataTypeSchema,
  variable: z.string(),
  value: valueSchema,
})
const shape = z.array(statementShape)
type Statement = z.infer<typeof statementShape>

/** “Set this variable to that value”, one after the other. The type of a statement is that of its variable. */
export function StatementsEditor({ path, label, value, onChange }: EditorProps<'statements'>) {
  const statements = shape.parse(value)
  return (
    <ListEditor
      label={label}
      path={path}
      items={statements}
      addLabel="Add"
      empty="Sets nothing yet."
      itemLabel={({ variable }, i) => (variable === '' ? `statement ${i + 1}` : variable)}
      makeItem={(): Statement => ({ type: 'string', variable: '', value: NO_VALUE })}
      onChange={(items, change) => onChange([...items], change)}
    >
      {(statement, i, change) => (
        <StatementFields path={`${path}.${i}`} statement={statement} onChange={change} />
      )}
    </ListEditor>
  )
}

function StatementFields({
  path,
  statement,
  onChange,
}: {
  readonly path: string
  readonly statement: Statement
  readonly onChange: ChangeEntry<Statement>
}) {
  const design = useDesign()
  const { task } = useFormScope()
  const typeOf = (name: string): DataType =>
    indexDesign(design).variable(name, task)?.type ?? statement.type
  return (
    <>
      <div data-field={`${path}.variable`}>
        <VariableField
          label="Set"
          layout="inline"
          {...useNotes(`${path}.variable`)}
          hint={statement.variable === '' ? undefined : typeInWords(statement.type)}
          placeholder="Choose a variable"
          value={statement.variable}
          onChoose={(variable) =>
            onChange({ ...statement, variable, type: typeOf(variable) }, 'variable')
          }
          onCreate={(variable) =>
            onChange({ ...statement, variable: variable.name, type: variable.type }, 'variable', [
              { type: 'add-variable', variable },
            ])
          }
        />
      </div>
      <div data-field={`${path}.value`}>
        <ValueField
          label="To"
          type={statement.type}
          {...useNotes(`${path}.value`)}
          value={statement.value}
          onChange={(value) => onChange({ ...statement, value }, 'value')}
        />
      </div>
    </>
  )
}
