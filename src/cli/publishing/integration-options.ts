import { UsageError } from '../command.ts'

/** The two options that say to which integration the actions are to belong. */
export function integrationOptions(values: {
  readonly integration?: string | undefined
  readonly 'create-integration'?: string | undefined
}) {
  const { integration, 'create-integration': created } = values
  if (integration !== undefined && created !== undefined) {
    throw new UsageError('--integration and --create-integration exclude each other')
  }
  const createIntegration = created?.trim()
  if (createIntegration === '') throw new UsageError('--create-integration needs a name')
  return { integration, createIntegration }
}
