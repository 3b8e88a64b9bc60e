import type { OrgIntegration } from '#core/publish/ports.ts'
import { Select } from '../ui/select.tsx'

/** The integration that the actions belong to, and with it the credentials that they name. */
export function IntegrationChoice({
  offered,
  chosen,
  isLoaded,
  onChoose,
}: {
  readonly offered: readonly OrgIntegration[]
  readonly chosen: OrgIntegration | null
  readonly isLoaded: boolean
  readonly onChoose: (id: string) => void
}) {
  return (
    <div className="publish-integration">
      <Select
        label="Integration that the actions belong to"
        value={chosen?.id ?? ''}
        placeholder={isLoaded ? 'The org has none' : 'Asking the org…'}
        options={offered.map(({ id, name, isActive }) => ({
          value: id,
          label: isActive ? name : `${name} (not active)`,
        }))}
        onChange={onChoose}
        hint={
          isLoaded && offered.length === 0
            ? 'Add one in Genesys Cloud: Admin, Integrations, Web Services Data Actions, with the credentials that the actions name.'
            : 'It holds the credentials that the actions name. They stay in the org.'
        }
      />
    </div>
  )
}
