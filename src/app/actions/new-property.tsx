import { useState } from 'react'
import { sensitivityOfName } from '#core/analysis/classify.ts'
import { checkContractName, describeContractNameError } from '#core/kinds/rename-contract-field.ts'
import type { ContractField } from '#core/model/data-action.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/text-field.tsx'

/** Adds a property by its name; what the name sounds like decides the sensitivity that it starts with. */
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
    onAdd({
      name,
      // Genesys passes what a caller keys in as text: a number would lose its leading zeros.
      type: 'string',
      required: true,
      description: '',
      sensitivity: sensitivityOfName(name),
    })
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
      <Button size="sm" disabled={!checked.ok} onClick={add}>
        Add
      </Button>
    </div>
  )
}
