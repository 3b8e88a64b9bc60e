import type { ReactNode } from 'react'
import type { ContractField } from '#core/model/data-action.ts'
import { IconButton } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { FIELD_TYPE_WORDS } from '../../form/words.ts'
import type { BindingRow } from './call-editors.ts'

/** Property, type, and what is bound to it. */
export function BindingTable<T>({
  label,
  path,
  bound,
  rows,
  renderBinding,
  onRemove,
}: {
  readonly label: string
  readonly path: string
  /** The head of the third column. */
  readonly bound: string
  readonly rows: readonly BindingRow<T>[]
  readonly renderBinding: (row: BindingRow<T>) => ReactNode
  readonly onRemove: (name: string) => void
}) {
  return (
    <table className="insp-table" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">Property</th>
          <th scope="col">Type</th>
          <th scope="col">{bound}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name} data-field={`${path}.${row.name}`}>
            <th scope="row">
              <PropertyName name={row.name} field={row.field} />
            </th>
            {row.field === undefined ? (
              <td colSpan={2}>
                <span className="insp-leftover">
                  <span className="c-warning">not in the contract</span>
                  <IconButton
                    icon="trash"
                    size="sm"
                    label={`Remove ${row.name}`}
                    onClick={() => onRemove(row.name)}
                  />
                </span>
              </td>
            ) : (
              <>
                <td className="t3 t11">{FIELD_TYPE_WORDS[row.field.type]}</td>
                <td>{renderBinding(row)}</td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function PropertyName({
  name,
  field,
}: {
  readonly name: string
  readonly field: ContractField | undefined
}) {
  const isSensitive = field !== undefined && field.sensitivity !== 'none'
  return (
    <span className={isSensitive ? 'insp-property c-secure' : 'insp-property'} title={name}>
      {isSensitive && <Icon name="key" size={11} label="sensitive" />}
      <span className="ell">{name}</span>
      {field?.required === true && (
        <span className="t3" title="required">
          <span aria-hidden="true">*</span>
          <span className="sr">required</span>
        </span>
      )}
    </span>
  )
}
