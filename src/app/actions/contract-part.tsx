import { useState } from 'react'
import type { DataAction } from '#core/model/data-action.ts'
import { Segmented } from '../ui/segmented.tsx'
import { ContractJson } from './contract-json.tsx'
import { ContractTable } from './contract-table.tsx'
import { PartHead } from './part-head.tsx'
import type { ActionEdits } from './use-action-edits.ts'

/** The contract, as a table or as the JSON schema that Genesys keeps of it. */
export function ContractPart({
  action,
  edits,
}: {
  readonly action: DataAction
  readonly edits: ActionEdits
}) {
  const [form, setForm] = useState<'table' | 'json'>('table')
  const Side = form === 'table' ? ContractTable : ContractJson
  return (
    <>
      <PartHead title="Contract" note="what the flow sees">
        <Segmented
          label="Form of the contract"
          value={form}
          options={[
            { value: 'table', label: 'Table' },
            { value: 'json', label: 'JSON schema' },
          ]}
          onChange={setForm}
        />
      </PartHead>
      <Side action={action} edits={edits} side="inputs" />
      <Side action={action} edits={edits} side="outputs" />
    </>
  )
}
