import type { ReactNode } from 'react'
import type { DataAction } from '#core/model/data-action.ts'
import { CodeField } from '../editor/code-field.tsx'
import { CheckedTextField } from '../form/draft-fields.tsx'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/text-field.tsx'
import { withDifferences } from './preview/difference-notes.tsx'
import { RowValue } from './preview/row-value.tsx'
import type { Try } from './preview/use-preview.ts'
import { RemoveCell, RowTable } from './row-table.tsx'
import { responseScope } from './template-scopes.ts'
import { freeRowName, translationOf, type TranslationRow, translationRows } from './translation.ts'
import type { ActionEdits } from './use-action-edits.ts'
import { type NotesAt, useActionNotes } from './use-action-notes.ts'
import { useAddedRow } from './use-added-row.ts'
import { useSame } from './use-same.ts'

const HEADS = [
  { text: 'Name', className: 'act-row-name' },
  { text: 'JSONPath' },
  { text: 'Value now' },
  { text: 'Default', className: 'act-default' },
]

/** What is taken out of the reply, what stands in when it is missing, and the outputs made of it. */
export function ResponseFields({
  action,
  edits: { set },
  attempt: { preview, isRevealed },
}: {
  readonly action: DataAction
  readonly edits: ActionEdits
  readonly attempt: Try
}) {
  const { response } = action
  const rows = translationRows(response)
  const scope = useSame(responseScope(action))
  const notesAt = withDifferences(useActionNotes(action.id), preview.differences)
  const { list, focusAdded } = useAddedRow<HTMLTableElement>()
  const change = (changed: readonly TranslationRow[], what: string) =>
    set({ response: { ...response, ...translationOf(changed) } }, what)
  return (
    <>
      <h4 className="act-title">Translation map</h4>
      {rows.length > 0 && (
        <RowTable label="Translation map" heads={HEADS} ref={list}>
          {rows.map((row, i) => (
            <TranslationFields
              // A value keeps its row, and the focus in it, while its name is changed.
              // oxlint-disable-next-line react/no-array-index-key
              key={i}
              rows={rows}
              row={row}
              index={i}
              now={<RowValue row={preview.rows.get(row.name)} isRevealed={isRevealed} />}
              notesAt={notesAt}
              onChange={change}
            />
          ))}
        </RowTable>
      )}
      <Button
        size="sm"
        icon="plus"
        onClick={() => {
          change(
            [...rows, { name: freeRowName(rows), path: '$.', fallback: '', isMapped: true }],
            'translation map',
          )
          focusAdded(rows.length)
        }}
      >
        Add value
      </Button>
      <div className="act-template" data-field="response.successTemplate">
        <div className="act-template-head">
          <span className="b t12">Success template</span>
          <span className="t12 t3">Velocity, must give the outputs as JSON</span>
        </div>
        <CodeField
          label="Success template"
          isLabelHidden
          {...notesAt('response.successTemplate')}
          spec={scope}
          shape="block"
          rows={{ min: 3, max: 16 }}
          value={response.successTemplate}
          onChange={(successTemplate) =>
            set({ response: { ...response, successTemplate } }, 'success template')
          }
        />
      </div>
    </>
  )
}

function TranslationFields({
  rows,
  row,
  index,
  now,
  notesAt,
  onChange,
}: {
  readonly rows: readonly TranslationRow[]
  readonly row: TranslationRow
  readonly index: number
  /** What the row finds in the sample. */
  readonly now: ReactNode
  readonly notesAt: NotesAt
  readonly onChange: (rows: readonly TranslationRow[], what: string) => void
}) {
  const set = (patch: Partial<TranslationRow>, what: string) =>
    onChange(rows.with(index, { ...row, ...patch }), `${what} of ${row.name}`)
  const mapped = `response.translationMap.${row.name}`
  const defaulted = `response.translationMapDefaults.${row.name}`
  return (
    <tr>
      <td>
        <CheckedTextField
          label={`Name of ${row.name}`}
          isLabelHidden
          isQuiet
          isMono
          size="sm"
          value={row.name}
          check={(name) => {
            if (name === '') return 'Enter a name.'
            const isTaken = rows.some((other, i) => i !== index && other.name === name)
            return isTaken ? `${name} exists already.` : null
          }}
          onApply={(name) => set({ name }, 'name')}
        />
      </td>
      <td data-field={mapped}>
        <TextField
          label={`JSONPath of ${row.name}`}
          isLabelHidden
          {...notesAt(mapped)}
          isQuiet
          isMono
          size="sm"
          value={row.path}
          onChange={(path) => set({ path, isMapped: true }, 'JSONPath')}
        />
      </td>
      <td>{now}</td>
      <td className="act-default" data-field={defaulted}>
        <TextField
          label={`Default of ${row.name}`}
          isLabelHidden
          {...notesAt(defaulted)}
          isQuiet
          isMono
          size="sm"
          placeholder="none"
          value={row.fallback}
          onChange={(fallback) => set({ fallback }, 'default')}
        />
      </td>
      <RemoveCell
        what={row.name}
        onRemove={() => onChange(rows.toSpliced(index, 1), 'translation map')}
      />
    </tr>
  )
}
