import { useState } from 'react'
import { checkContractName, describeContractNameError } from '#core/kinds/rename-contract-field.ts'
import type { ContractField } from '#core/model/data-action.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/text-field.tsx'
import { newField } from './new-field.ts'

/** Adds a property by its name. */
export function NewProperty({
  label,
  fields,
  onAdd,
}: {
  readonly label: string
  readonly fields: readonly ContractField[]
  readonly onAdd: (field: ContractField) => void
}) {
  const [name, setName] = useState('')
  const checked = checkContractName(fields, name, null)
  const add = () => {
    if (!checked.ok) return
    setName('')
    onAdd(newField(name))
  }
  return (
    <div className="act-add">
      <TextField
        label={label}
        isLabelHidden
        size="sm"
        isMono
        icon="plus"
        placeholder={`${label}: type a name`}
        value={name}
        onChange={setName}
        error={name === '' || checked.ok ? undefined : describeContractNameError(checked.error)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') add()
        }}
      />
      <Button
        size="sm"
        whyNot={
          checked.ok
            ? null
            : name === ''
              ? 'Type a name first.'
              : describeContractNameError(checked.error)
        }
        onClick={add}
      >
        Add
      </Button>
    </div>
  )
}
