import type { DataAction } from '#core/model/data-action.ts'
import { CodeField } from '../editor/code-field.tsx'
import type { TemplateScope } from '../editor/template-scope.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/text-field.tsx'
import { RemoveCell, RowTable } from './row-table.tsx'
import { useAddedRow } from './use-added-row.ts'
import type { NotesAt } from './use-action-notes.ts'

const HEADS = [{ text: 'Header', className: 'act-header-name' }, { text: 'Value' }]

type Headers = DataAction['request']['headers']

/** The headers of the request, in the order in which they are sent. */
export function HeaderRows({
  headers,
  scope,
  notesAt,
  onChange,
}: {
  readonly headers: Readonly<Headers>
  readonly scope: TemplateScope
  readonly notesAt: NotesAt
  readonly onChange: (headers: Readonly<Headers>, what: string) => void
}) {
  const { list, focusAdded } = useAddedRow<HTMLDivElement>()
  return (
    <div ref={list}>
      {headers.length > 0 && (
        <RowTable label="Headers" heads={HEADS}>
          {headers.map((header, i) => (
            // A header keeps its row while its name is changed.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={i}>
              <td data-field={`request.headers.${i}.name`}>
                <TextField
                  label={`Name of header ${i + 1}`}
                  isLabelHidden
                  {...notesAt(`request.headers.${i}.name`)}
                  isQuiet
                  isMono
                  size="sm"
                  value={header.name}
                  onChange={(name) =>
                    onChange(headers.with(i, { ...header, name }), `name of header ${i + 1}`)
                  }
                />
              </td>
              <td data-field={`request.headers.${i}.value`}>
                <CodeField
                  label={`Value of ${header.name || `header ${i + 1}`}`}
                  isLabelHidden
                  {...notesAt(`request.headers.${i}.value`)}
                  isQuiet
                  size="sm"
                  spec={scope}
                  shape="line"
                  value={header.value}
                  onChange={(value) =>
                    onChange(headers.with(i, { ...header, value }), `header ${header.name}`)
                  }
                />
              </td>
              <RemoveCell
                what={header.name || `header ${i + 1}`}
                onRemove={() => onChange(headers.toSpliced(i, 1), 'headers')}
              />
            </tr>
          ))}
        </RowTable>
      )}
      <Button
        size="sm"
        icon="plus"
        onClick={() => {
          onChange([...headers, { name: '', value: '' }], 'headers')
          focusAdded(headers.length)
        }}
      >
        Add header
      </Button>
    </div>
  )
}
