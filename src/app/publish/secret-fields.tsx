import { TextField } from '../ui/text-field.tsx'
import type { Secrets } from './run-store.ts'

/** What the org is to keep for the actions: sent once, and never kept here. */
export function SecretFields({
  fields,
  secrets,
  onChange,
}: {
  readonly fields: readonly string[]
  readonly secrets: Secrets
  readonly onChange: (secrets: Secrets) => void
}) {
  return (
    <fieldset className="publish-secrets">
      <legend>Credentials</legend>
      {fields.map((field) => (
        <TextField
          key={field}
          label={`Credential ${field}`}
          type="password"
          isMono
          value={secrets[field] ?? ''}
          onChange={(value) => onChange({ ...secrets, [field]: value })}
          inputProps={{ autoComplete: 'off', spellCheck: false }}
        />
      ))}
      <p className="t12 t3">
        Sent to the org with the next step, and kept nowhere else: neither in the design nor in this
        browser.
      </p>
    </fieldset>
  )
}

/** Whether each of them has a value. */
export function isFilled(fields: readonly string[], secrets: Secrets): boolean {
  return fields.every((field) => (secrets[field] ?? '') !== '')
}
