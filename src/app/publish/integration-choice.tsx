import { NEW_INTEGRATION } from '#core/publish/new-integration.ts'
import { integrationOf } from '#core/publish/placement.ts'
import { Select, type SelectOption } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
import { CategoryChoice } from './category-choice.tsx'
import { SecretFields } from './secret-fields.tsx'
import type { useIntegrationChoice } from './use-integration-choice.ts'

type Choice = ReturnType<typeof useIntegrationChoice>

/** The integrations that the actions belong to, and with them the credentials that they name; one of them may be new. */
export function IntegrationChoice({ choice }: { readonly choice: Choice }) {
  const { integration, planned, secrets, isLoaded, choosable } = choice
  const options = optionsOf(choice)
  return (
    <div className="publish-integration">
      <Select
        label="Integration that the actions belong to"
        value={integration?.id ?? ''}
        placeholder={isLoaded ? 'The org has none' : 'Asking the org…'}
        options={options}
        onChange={(id) => choice.choose(id)}
        hint="It holds the credentials that the actions name. They stay in the org."
      />
      {integration !== null && (
        <CategoryChoice actions={choice.placedHere} integration={integration} />
      )}
      {choosable.length > 0 && integration !== null && (
        <PerAction choice={choice} options={options} />
      )}
      {planned !== null && (
        <>
          <TextField
            label="Name of the new integration"
            value={planned.name}
            onChange={(name) => choice.setName(name)}
            inputProps={{ autoComplete: 'off' }}
          />
          {planned.fields.length > 0 && (
            <SecretFields
              fields={planned.fields}
              secrets={secrets}
              onChange={(typed) => choice.setSecrets(typed)}
            />
          )}
        </>
      )}
    </div>
  )
}

/** Open from the start where actions differ, or belong to several gateways: an integration is for one of them. */
function PerAction({
  choice,
  options,
}: {
  readonly choice: Choice
  readonly options: readonly SelectOption[]
}) {
  const { choosable, integration, own } = choice
  if (integration === null) return null
  const gateways = new Set(choosable.map(({ gateway }) => gateway))
  return (
    <details className="publish-per-action" open={gateways.size > 1 || Object.keys(own).length > 0}>
      <summary className="t12">
        {gateways.size > 1
          ? 'The actions call several gateways: choose for each'
          : 'Choose for each action'}
      </summary>
      <div className="publish-per-action-list">
        {choosable.map(({ id, name }) => (
          <Select
            key={id}
            label={`Integration of ${name}`}
            value={integrationOf(id, { integration, own }).id}
            options={options}
            onChange={(chosen) => choice.chooseFor(id, chosen)}
          />
        ))}
      </div>
    </details>
  )
}

function optionsOf({ offered, isLoaded }: Choice): readonly SelectOption[] {
  return [
    ...offered.map(({ id, name, isActive }) => ({
      value: id,
      label: isActive ? name : `${name} (not active)`,
    })),
    ...(isLoaded ? [{ value: NEW_INTEGRATION, label: 'Make a new one…' }] : []),
  ]
}
