import {
  type ContractSide,
  checkContractName,
  describeContractNameError,
  renameContractField,
} from '#core/kinds/rename-contract-field.ts'
import {
  type ContractField,
  type DataAction,
  FIELD_TYPES,
  SENSITIVITIES,
} from '#core/model/data-action.ts'
import { CheckedTextField } from '../form/draft-fields.tsx'
import { FIELD_TYPE_WORDS, SENSITIVITY_WORDS } from '../form/words.ts'
import { useDesign } from '../state/document-store.ts'
import { Checkbox } from '../ui/checkbox.tsx'
import { Icon } from '../ui/icon.tsx'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
import { NewProperty } from './new-property.tsx'
import { RemoveCell, RowTable } from './row-table.tsx'
import type { ActionEdits } from './use-action-edits.ts'
import { useActionNotes } from './use-action-notes.ts'

const SIDES: Readonly<Record<ContractSide, { readonly title: string; readonly one: string }>> = {
  inputs: { title: 'Inputs', one: 'input' },
  outputs: { title: 'Outputs', one: 'output' },
}

const HEADS = [
  { text: 'Property and description' },
  { text: 'Type', className: 'act-type' },
  { text: 'Req.', className: 'act-narrow', title: 'Required' },
  { text: 'Sensitivity', className: 'act-secrecy' },
]

/** One half of the contract, a property a row. Renaming one renames it in the nodes and in the request too. */
export function ContractTable({
  action,
  edits,
  side,
}: {
  readonly action: DataAction
  readonly edits: ActionEdits
  readonly side: ContractSide
}) {
  const fields = action[side]
  const { title, one } = SIDES[side]
  const count = side === 'outputs' ? `${fields.length}, assigned on success only` : fields.length
  return (
    <div className="act-part">
      <h3 className="act-title">
        {title} <span className="t3">{count}</span>
      </h3>
      {fields.length > 0 && (
        <RowTable label={title} heads={HEADS}>
          {fields.map((field, i) => (
            <ContractRow
              // A property keeps its row while its name is changed.
              // oxlint-disable-next-line react/no-array-index-key
              key={i}
              action={action}
              edits={edits}
              side={side}
              index={i}
              field={field}
            />
          ))}
        </RowTable>
      )}
      <NewProperty
        label={`New ${one}`}
        fields={fields}
        onAdd={(field) => edits.set({ [side]: [...fields, field] }, `new ${one} ${field.name}`)}
      />
    </div>
  )
}

function ContractRow({
  action,
  edits,
  side,
  index,
  field,
}: {
  readonly action: DataAction
  readonly edits: ActionEdits
  readonly side: ContractSide
  readonly index: number
  readonly field: ContractField
}) {
  const design = useDesign()
  const fields = action[side]
  const set = (patch: Partial<ContractField>, what: string) =>
    edits.set({ [side]: fields.with(index, { ...field, ...patch }) }, `${what} of ${field.name}`)
  const rename = (name: string) => {
    const renaming = renameContractField(design, action, side, index, name)
    if (renaming.ok) edits.perform(renaming.value, `Rename ${field.name} to ${name}`)
  }
  const isSensitive = field.sensitivity !== 'none'
  const notesAt = useActionNotes(action.id)
  const path = `${side}.${index}`
  return (
    <tr data-field={path}>
      <td data-field={`${path}.name`}>
        <CheckedTextField
          label={`Name of ${field.name}`}
          isLabelHidden
          {...notesAt(`${path}.name`)}
          isQuiet
          isMono
          size="sm"
          isSecure={isSensitive}
          value={field.name}
          check={(name) => {
            const checked = checkContractName(fields, name, index)
            return checked.ok ? null : describeContractNameError(checked.error)
          }}
          onApply={rename}
        />
        <div className={field.description === '' ? 'act-describe is-empty' : 'act-describe'}>
          <TextField
            label={`Description of ${field.name}`}
            isLabelHidden
            isQuiet
            size="sm"
            placeholder="Add a description"
            value={field.description}
            inputProps={{ title: field.description }}
            onChange={(description) => set({ description }, 'description')}
          />
        </div>
      </td>
      <td data-field={`${path}.type`}>
        <Select
          label={`Type of ${field.name}`}
          isLabelHidden
          {...notesAt(`${path}.type`)}
          isQuiet
          size="sm"
          value={field.type}
          options={FIELD_TYPES.map((value) => ({ value, label: FIELD_TYPE_WORDS[value] }))}
          onChange={(value) => {
            const type = FIELD_TYPES.find((candidate) => candidate === value)
            if (type !== undefined) set({ type }, 'type')
          }}
        />
      </td>
      <td className="act-narrow">
        <Checkbox
          label={<span className="sr">{field.name} is required</span>}
          isOn={field.required}
          onChange={(required) => set({ required }, 'requirement')}
        />
      </td>
      <td data-field={`${path}.sensitivity`}>
        <div className="act-sensitivity">
          <span>{isSensitive && <Icon name="key" size={12} className="c-secure" />}</span>
          <Select
            label={`Sensitivity of ${field.name}`}
            isLabelHidden
            {...notesAt(`${path}.sensitivity`)}
            isQuiet
            size="sm"
            isSecure={isSensitive}
            value={field.sensitivity}
            options={SENSITIVITIES.map((value) => ({ value, label: SENSITIVITY_WORDS[value] }))}
            onChange={(value) => {
              const sensitivity = SENSITIVITIES.find((candidate) => candidate === value)
              if (sensitivity !== undefined) set({ sensitivity }, 'sensitivity')
            }}
          />
        </div>
      </td>
      <RemoveCell
        what={field.name}
        onRemove={() => edits.set({ [side]: fields.toSpliced(index, 1) }, field.name)}
      />
    </tr>
  )
}
