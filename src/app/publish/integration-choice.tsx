import type { NewIntegration } from '#core/publish/new-integration.ts'
import type { OrgIntegration } from '#core/publish/ports.ts'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
import type { Secrets } from './run-store.ts'
import { SecretFields } from './secret-fields.tsx'

/** The choice of the integration that is not there yet. */
const MAKE_ONE = 'make-one'

/** The integration that the actions belong to, and with it the credentials that they name; perhaps a new one. */
export function IntegrationChoice({
  offered,
  chosen,
  planned,
  secrets,
  isLoaded,
  onChoose,
  onPlan,
  onName,
  onSecrets,
}: {
  readonly offered: readonly OrgIntegration[]
  readonly chosen: OrgIntegration | null
  /** The one that the plan makes; null while one of the org's is chosen. */
  readonly planned: NewIntegration | null
  readonly secrets: Secrets
  readonly isLoaded: boolean
  readonly onChoose: (id: string) => void
  readonly onPlan: () => void
  readonly onName: (name: string) => void
  readonly onSecrets: (secrets: Secrets) => void
}) {
  return (
    <div className="publish-integration">
      <Select
        label="Integration that the actions belong to"
        value={planned === null ? (chosen?.id ?? '') : MAKE_ONE}
        placeholder={isLoaded ? 'The org has none' : 'Asking the org…'}
        options={[
          ...offered.map(({ id, name, isActive }) => ({
            value: id,
            label: isActive ? name : `${name} (not active)`,
          })),
          ...(isLoaded ? [{ value: MAKE_ONE, label: 'Make a new one…' }] : []),
        ]}
        onChange={(value) => (value === MAKE_ONE ? onPlan() : onChoose(value))}
        hint="It holds the credentials that the actions name. They stay in the org."
      />
      {planned !== null && (
        <>
          <TextField
            label="Name of the new integration"
            value={planned.name}
            onChange={onName}
            inputProps={{ autoComplete: 'off' }}
          />
          {planned.fields.length > 0 && (
            <SecretFields fields={planned.fields} secrets={secrets} onChange={onSecrets} />
          )}
        </>
      )}
    </div>
  )
}
