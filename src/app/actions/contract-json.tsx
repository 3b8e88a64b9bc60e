import { sensitivityOfName } from '#core/analysis/classify.ts'
import { checkContractName, describeContractNameError } from '#core/kinds/rename-contract-field.ts'
import {
  contractSchemaOf,
  describeContractSchemaError,
  readContractSchema,
} from '#core/model/contract-schema.ts'
import type { ContractField, DataAction } from '#core/model/data-action.ts'
import { useDesign } from '../state/document-store.ts'
import { Button } from '../ui/button.tsx'
import { TextArea } from '../ui/text-field.tsx'
import { type ContractDraft, useContractDrafts } from './contract-draft-store.ts'
import type { ActionEdits } from './use-action-edits.ts'

const SIDES = {
  inputs: { title: 'Inputs', label: 'Input contract' },
  outputs: { title: 'Outputs', label: 'Output contract' },
} as const

/** One half of the contract as a JSON schema. What can be read is the contract at once; what cannot stays as a draft. */
export function ContractJson({
  action,
  edits,
  side,
}: {
  readonly action: DataAction
  readonly edits: ActionEdits
  readonly side: 'inputs' | 'outputs'
}) {
  const { id: design } = useDesign()
  const key = `${design}/${action.id}/${side}`
  const draft = useContractDrafts((state) => state.drafts[key])
  const keep = useContractDrafts((state) => state.keep)
  const { title, label } = SIDES[side]
  const fields = action[side]
  const schema = JSON.stringify(
    contractSchemaOf(`${action.name} ${title.toLowerCase()}`, fields),
    null,
    2,
  )
  const text = shownText(draft, schema, fields)
  const read = readFields(text, fields)
  const change = (typed: string) => {
    keep(key, { text: typed, base: schema })
    const typedFields = readFields(typed, fields)
    if (typedFields.error !== null || isSame(typedFields.fields, fields)) return
    edits.set({ [side]: [...typedFields.fields] }, `${title.toLowerCase()} of the contract`)
  }
  return (
    <div className="act-part" data-field={side}>
      <h3 className="act-title">
        {title} <span className="t3">{fields.length}</span>
        <span className="grow" />
        {read.error !== null && (
          <Button size="sm" onClick={() => keep(key, null)}>
            Discard the draft<span className="sr"> of the {title.toLowerCase()}</span>
          </Button>
        )}
      </h3>
      <TextArea
        label={label}
        isLabelHidden
        isMono
        minRows={8}
        maxRows={18}
        value={text}
        error={
          read.error === null ? undefined : `${read.error} The contract stays as it was until then.`
        }
        hint={
          read.dropped.length === 0
            ? undefined
            : `Not kept, as a secure flow cannot use it: ${read.dropped.join(', ')}.`
        }
        onChange={change}
        onBlur={() => {
          if (read.error === null) keep(key, null)
        }}
      />
    </div>
  )
}

interface Read {
  readonly fields: readonly ContractField[]
  readonly dropped: readonly string[]
  readonly error: string | null
}

/** A draft stands until it is the contract; when the contract is changed elsewhere, a draft without a mistake gives way. */
function shownText(
  draft: ContractDraft | undefined,
  schema: string,
  fields: readonly ContractField[],
): string {
  if (draft === undefined) return schema
  const read = readFields(draft.text, fields)
  return read.error !== null || isSame(read.fields, fields) ? draft.text : schema
}

/** Sensitivities are not in a schema: a property that has one keeps it, a new one gets what its name sounds like. */
function readFields(text: string, known: readonly ContractField[]): Read {
  const read = readContractSchema(
    text,
    (name) => known.find((field) => field.name === name)?.sensitivity ?? sensitivityOfName(name),
  )
  if (!read.ok) return { fields: [], dropped: [], error: describeContractSchemaError(read.error) }
  const { fields, dropped } = read.value
  for (const [i, { name }] of fields.entries()) {
    const checked = checkContractName(fields, name, i)
    if (!checked.ok) {
      return {
        fields: [],
        dropped,
        error: `“${name}”: ${describeContractNameError(checked.error)}`,
      }
    }
  }
  return { fields, dropped, error: null }
}

function isSame(a: readonly ContractField[], b: readonly ContractField[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
