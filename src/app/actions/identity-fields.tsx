import { isSameName } from '#core/base/same-name.ts'
import { GATEWAYS } from '#core/gateways/registry.ts'
import { type DataAction, PURPOSES } from '#core/model/data-action.ts'
import { CheckedNumberField, CheckedTextField } from '../form/draft-fields.tsx'
import { FieldGroup } from '../form/field-group.tsx'
import { OrgNameField } from '../org-directory/org-name-field.tsx'
import { useDesign } from '../state/document-store.ts'
import { useFindings } from '../state/findings-store.ts'
import { InferredLine } from '../ui/inferred-line.tsx'
import { Select } from '../ui/select.tsx'
import { Switch } from '../ui/switch.tsx'
import { PURPOSE_WORDS } from './action-words.ts'
import type { ActionEdits } from './use-action-edits.ts'

/** More than a year is no lifetime of a token. */
const MAX_LIFETIME_SECONDS = 31_536_000

/** What the action is called, whether it is secure, and what Genesys does not record: purpose, gateway, token. */
export function IdentityFields({
  action,
  edits: { set },
}: {
  readonly action: DataAction
  readonly edits: ActionEdits
}) {
  const { actions } = useDesign()
  const inferred = useFindings((state) => state.inferred.actions.get(action.id) ?? null)
  const isTaken = (name: string) =>
    actions.some(
      (other) =>
        other.id !== action.id &&
        other.category === action.category &&
        isSameName(other.name, name),
    )
  return (
    <div className="act-form">
      <CheckedTextField
        label="Name"
        layout="inline"
        value={action.name}
        check={(name) => {
          if (name.trim() === '') return 'Enter a name.'
          return isTaken(name) ? `${action.category} has an action of this name already.` : null
        }}
        onApply={(name) => set({ name }, 'name')}
      />
      <OrgNameField
        names="integrations"
        label="Integration"
        layout="inline"
        value={action.integration}
        onChange={(integration) =>
          set(
            action.category === action.integration
              ? { integration, category: integration }
              : { integration },
            'integration',
          )
        }
      />
      <OrgNameField
        names="categories"
        label="Category"
        layout="inline"
        hint="A flow refers to the action by category and name."
        value={action.category}
        onChange={(category) => set({ category }, 'category')}
      />
      <FieldGroup label="Secure">
        <Switch
          label="Secure action (PCI-compliant)"
          variant="secure"
          isOn={action.secure}
          onChange={(secure) => set({ secure }, 'security')}
        />
      </FieldGroup>
      <Select
        label="Purpose"
        layout="inline"
        value={action.purpose}
        options={PURPOSES.map((value) => ({ value, label: PURPOSE_WORDS[value] }))}
        onChange={(value) => {
          const purpose = PURPOSES.find((candidate) => candidate === value)
          if (purpose !== undefined) set({ purpose, isForNoneOfThem: undefined }, 'purpose')
        }}
      />
      {inferred !== null && action.purpose === 'other' && (
        <InferredLine
          text={`Inferred: ${PURPOSE_WORDS[inferred]}. Every check takes it to be for that.`}
          confirm="That is right"
          onConfirm={() => set({ purpose: inferred }, 'purpose')}
          deny="It is for something else"
          onDeny={() => set({ isForNoneOfThem: true }, 'purpose')}
        />
      )}
      <Select
        label="Gateway"
        layout="inline"
        value={action.gateway}
        options={[
          ...GATEWAYS.map(({ id, title }) => ({ value: id, label: title })),
          { value: '', label: 'Another endpoint' },
        ]}
        onChange={(gateway) => set({ gateway }, 'gateway')}
      />
      <div className="act-pair">
        <CheckedNumberField
          label="Token lives"
          layout="inline"
          unit="s"
          min={1}
          max={MAX_LIFETIME_SECONDS}
          ifEmpty="not stated"
          value={action.tokenLifetimeSeconds}
          onApply={(tokenLifetimeSeconds) => set({ tokenLifetimeSeconds }, 'token lifetime')}
        />
        <Switch
          label="Single use"
          isOn={action.singleUse}
          onChange={(singleUse) => set({ singleUse }, 'single use')}
        />
      </div>
      <div className="act-pair">
        <CheckedNumberField
          label="Timeout"
          layout="inline"
          unit="s"
          min={1}
          max={60}
          value={action.timeoutSeconds}
          onApply={(timeoutSeconds) => {
            if (timeoutSeconds !== null) set({ timeoutSeconds }, 'timeout')
          }}
        />
      </div>
    </div>
  )
}
