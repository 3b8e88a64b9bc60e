import { UsageError, type Terminal } from '../command.ts'
import { readValues } from './substitutions.ts'

/** What is to be put into the credentials of a new integration, by the names of its fields. It is kept nowhere. */
export type Credentials = Readonly<Record<string, string>>

/**
 * The values of these fields, from a file or from the environment: an argument would stand in the list of processes.
 * A field without a value ends the command before anything is sent. Nothing that is said repeats a value.
 */
export function readCredentials(
  fields: readonly string[],
  file: string | undefined,
  { environment = {} }: Terminal,
): Credentials {
  const values = file === undefined ? new Map<string, string>() : credentialsIn(file)
  const found = fields.map((field) => {
    const value = values.get(field) ?? environment[credentialVariable(field)] ?? ''
    return [field, value] as const
  })
  const missing = found.flatMap(([field, value]) => (value === '' ? [field] : []))
  if (missing.length === 0) return Object.fromEntries(found)
  const variables = missing.map(credentialVariable).join(', ')
  throw new UsageError(
    `${missing.join(', ')} of the new integration ${missing.length === 1 ? 'has' : 'have'} no value: set ${variables}, or name a file with --credentials`,
  )
}

/** The variable of the environment that holds the value of a field: `apiKey` is in `SECURE_FLOW_CREDENTIAL_API_KEY`. */
function credentialVariable(field: string): string {
  const words = field.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').replaceAll(/[^A-Za-z0-9]+/g, '_')
  return `SECURE_FLOW_CREDENTIAL_${words.toUpperCase()}`
}

/** What is wrong with such a file is told without a word of what is in it. */
function credentialsIn(file: string): ReadonlyMap<string, string> {
  const read = readValues(file)
  if (read.ok) return read.value
  throw new UsageError(
    read.error.code === 'unreadable'
      ? read.error.detail
      : `${file}: must hold one value for each name, such as “apiKey: "…"”, in YAML or JSON`,
  )
}
